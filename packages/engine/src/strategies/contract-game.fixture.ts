import { randomCase } from "../analysis/random-case.fixture.ts";
import { Rng } from "../lib/rng.ts";
import type { Brief, Case } from "../model/case.ts";
import { issueId, optionId, type PartyId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { SessionSetup } from "../session/setup.ts";
import { alternating } from "./table.fixture.ts";

/** A game of a strategy among others, the same for the same seed. For tests. */
export interface ContractGame {
  readonly value: Case;
  readonly setup: SessionSetup;
  /** Whose play is watched. */
  readonly party: PartyId;
  readonly others: readonly string[];
  readonly rng: Rng;
}

const SPARRING = ["boulware", "conceder", "micro", "random", "tough", "tit-for-tat", "foot-dragging(every=2, wait=0)"];

export function contractGame(seed: number): ContractGame {
  const rng = Rng.fromSeed(seed);
  const value = twisted(randomCase(seed), rng);
  const setup = alternating(value, 2 + rng.below(11));
  const first = rng.below(setup.parties.length);
  const parties = [...setup.parties.slice(first), ...setup.parties.slice(0, first)];
  const roundTime = rng.below(2) === 0 ? "completed" : "entered";
  const party = parties[rng.below(parties.length)];
  if (party === undefined) throw new Error("Expected parties");
  return {
    value,
    setup: {
      ...setup,
      parties,
      required: rng.below(3) === 0 ? parties.slice(0, 2) : parties,
      deadline: { ...setup.deadline, roundTime },
    },
    party,
    others: parties.map(() => SPARRING[rng.below(SPARRING.length)] ?? "tough"),
    rng,
  };
}

/** Some with an issue that has one option only, some with a party that nothing can please. */
function twisted(value: Case, rng: Rng): Case {
  const narrow: Issue = { kind: "choice", id: issueId("narrow"), name: "Narrow", options: [{ id: optionId("only"), name: "Only" }] };
  const issues = rng.below(4) === 0 ? [narrow, ...value.issues] : value.issues;
  if (rng.below(5) > 0) return { ...value, issues };
  const unpleasable = value.parties[rng.below(value.parties.length)]?.id;
  const briefs = Object.entries(value.briefs).map(([id, brief]) => [id, id === unpleasable && brief ? beyondReach(brief) : brief]);
  return { ...value, issues, briefs: Object.fromEntries(briefs) };
}

export const beyondReach = (brief: Brief): Brief => ({ ...brief, noAgreement: { kind: "reservationValue", reservationValue: 1e9 } });
