import { own } from "../../lib/own.ts";
import { failed, ok, type Result } from "../../lib/result.ts";
import type { Brief, Case, Estimate } from "../../model/case.ts";
import type { PartyId, StepId } from "../../model/ids.ts";
import type { Perspective, PerspectiveRefusal } from "../../model/perspective.ts";
import { likely } from "../../model/quantity.ts";
import type { Step } from "../../model/step.ts";
import type { ExchangeProblem, ExchangeStep, Simultaneous } from "./exchange-problem.ts";

/** Why a case has no exchange to plan from a perspective. */
export type NoExchange =
  | PerspectiveRefusal
  | { readonly code: "noSteps" }
  /** Steps of more than two parties, or of one in a case of more than two. So far an exchange is between two. */
  | { readonly code: "notTwoParties"; readonly parties: readonly PartyId[] }
  /** What steps cost or bring a party is not stated, by whoever's numbers are used. */
  | { readonly code: "missingWorths"; readonly worths: readonly { readonly party: PartyId; readonly step: StepId }[] };

/**
 * The exchange that the steps of a case make, as one party sees it (its own brief, its estimate of the other) or by both briefs.
 * Of ranges the likely figure counts. Steps that the parties do together with nobody else are enough: other parties may be there.
 */
export function exchangeProblemOf(value: Case, perspective: Perspective, simultaneous: Simultaneous): Result<ExchangeProblem, NoExchange> {
  if (perspective.kind === "party" && !value.parties.some(({ id }) => id === perspective.party)) {
    return failed({ code: "unknownParty", party: perspective.party });
  }
  if (value.steps.length === 0) return failed({ code: "noSteps" });
  const [first, second, ...others] = exchanging(value);
  if (first === undefined || second === undefined || others.length > 0) {
    return failed({ code: "notTwoParties", parties: exchanging(value) });
  }
  const readings = [readingOf(value, perspective, first), readingOf(value, perspective, second)] as const;
  const [one, two] = readings;
  if (one.kind === "failed") return one;
  if (two.kind === "failed") return two;
  return problemOf(
    value,
    [
      { id: first, reading: one.value },
      { id: second, reading: two.value },
    ],
    simultaneous,
  );
}

/** The parties that do steps; where that is one of two, both. In the order of the case. */
function exchanging({ parties, steps }: Case): readonly PartyId[] {
  const ids = parties.map(({ id }) => id);
  const doing = ids.filter((id) => steps.some(({ party }) => party === id));
  return doing.length === 1 && ids.length === 2 ? ids : doing;
}

function readingOf(value: Case, perspective: Perspective, party: PartyId): Result<Brief | Estimate, PerspectiveRefusal> {
  const owner = perspective.kind === "party" ? perspective.party : party;
  const brief = own(value.briefs, owner);
  if (brief === undefined) return failed({ code: "missingBrief", party: owner });
  const reading = owner === party ? brief : own(brief.estimates, party);
  return reading === undefined ? failed({ code: "missingEstimate", of: party, by: owner }) : ok(reading);
}

interface ReadParty {
  readonly id: PartyId;
  readonly reading: Brief | Estimate;
}

function problemOf(
  { steps }: Case,
  parties: readonly [ReadParty, ReadParty],
  simultaneous: Simultaneous,
): Result<ExchangeProblem, NoExchange> {
  const worths = steps.flatMap(({ id }) =>
    parties.flatMap((party) => (own(party.reading.steps, id) === undefined ? [{ party: party.id, step: id }] : [])),
  );
  if (worths.length > 0) return failed({ code: "missingWorths", worths });
  return ok({
    parties: parties.map(({ id, reading }) => ({ id, breakingCost: likely(reading.breakingCost ?? 0) })),
    steps: steps.map((step) => exchangeStep(step, parties)),
    simultaneous,
  });
}

function exchangeStep({ id, party, after, parts, days, earliest }: Step, parties: readonly [ReadParty, ReadParty]): ExchangeStep {
  const [doer, other] = parties[0].id === party ? parties : [parties[1], parties[0]];
  const [cost, value] = [doer, other].map(({ reading }) => own(reading.steps, id));
  return {
    id,
    party,
    cost: likely(cost?.worth ?? 0),
    value: likely(value?.worth ?? 0),
    recovered: likely(cost?.lost ?? 0),
    lost: likely(value?.lost ?? 0),
    after: after ?? [],
    parts: parts ?? 1,
    days: days ?? 0,
    earliest: earliest ?? null,
  };
}
