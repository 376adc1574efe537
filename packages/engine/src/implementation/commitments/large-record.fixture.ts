import type { Rng } from "../../lib/rng.ts";
import { bodyId, partyId, type StipulationId, stipulationId, themeId } from "../../model/ids.ts";
import type { CommitmentAction, CommitmentEvent } from "./action.ts";
import { compileTerms, stipulationOf } from "./compiled-terms.ts";
import { decideCommitment } from "./decide-commitment.ts";
import { evolveCommitment } from "./evolve-commitment.ts";
import { stateOf } from "./standing.ts";
import { nothingYet } from "./state.ts";
import type { Stipulation, Terms } from "./terms.ts";

/** The size of a real accord as the Kroc Institute coded it at first: stipulations in so many themes (Cortright and Stone 2017). */
export const ACCORD = { stipulations: 558, themes: 18, events: 10_000 } as const;

const PARTIES = [partyId("government"), partyId("movement")] as const;
const [VERIFIERS, COUNCIL, MONITOR] = [bodyId("verifiers"), bodyId("council"), bodyId("monitor")];
const ZONES = ["America/Bogota", "Europe/Vienna", "UTC", "Asia/Kolkata", "Pacific/Kiritimati"];
const MINUTE = 60_000;

interface Size {
  readonly stipulations: number;
  readonly themes: number;
  readonly events: number;
}

const pick = <T>(rng: Rng, list: readonly T[]): T => {
  const found = list[rng.below(list.length)];
  if (found === undefined) throw new Error("Expected something to pick from");
  return found;
};

const idOf = (n: number): StipulationId => stipulationId(`s-${n}`);
const textOf = (rng: Rng): string => `Résumé ${rng.below(1_000_000)}: "so many" – ${"words ".repeat(1 + rng.below(20))}`.trim();

function randomStipulation(rng: Rng, n: number, themes: number): Stipulation {
  const owner = pick(rng, PARTIES);
  const zone = pick(rng, ZONES);
  const date = new Date(Date.UTC(2017, rng.below(60), 1 + rng.below(28))).toISOString().slice(0, 10);
  return {
    id: idOf(n),
    name: `Stipulation ${n}`,
    text: textOf(rng),
    theme: themeId(`theme-${n % themes}`),
    owner,
    evidence: "A report on what was done",
    verifier: VERIFIERS,
    ...(n % 2 === 0 ? { parts: 12 } : {}),
    ...(n > 0 && rng.below(4) === 0 ? { gate: { fulfilled: [idOf(rng.below(n))] } } : {}),
    ...(rng.below(3) === 0
      ? { due: { kind: "days" as const, days: rng.below(1000), zone } }
      : { due: { kind: "civil" as const, date, time: "24:00", zone } }),
    ...(n % 9 === 0
      ? {
          snapback: {
            measures: "What was lifted",
            mayTrigger: PARTIES,
            days: 30,
            zone,
            deciders: [COUNCIL],
            lost: 0.4,
            onSilence: n % 2 === 0 ? ("measuresReturn" as const) : ("reliefStays" as const),
          },
        }
      : {}),
  };
}

function randomAction(rng: Rng, { owner, id }: Stipulation, submitted: number): CommitmentAction {
  const text = textOf(rng);
  const on = { stipulation: id };
  const evidence = 1 + Math.max(0, submitted - 1 - rng.below(2));
  switch (rng.below(11)) {
    case 0:
      return { ...on, by: owner, kind: "started" };
    case 1:
    case 2:
      return { ...on, by: owner, kind: "evidenceSubmitted", text, ...(rng.below(20) === 0 ? {} : { parts: 1 }) };
    case 3:
      return { ...on, by: VERIFIERS, kind: "accepted", evidence };
    case 4:
      return { ...on, by: rng.below(4) === 0 ? VERIFIERS : pick(rng, PARTIES), kind: "disputed", evidence, reason: text };
    case 5:
      return rng.below(9) === 0
        ? { ...on, by: pick(rng, PARTIES), kind: "waived", reason: text }
        : { ...on, by: MONITOR, kind: "coded", score: pick(rng, [0, 1, 2, 3]), reason: text };
    case 6:
      return { ...on, by: pick(rng, PARTIES), kind: "snapbackNotified", reason: text };
    case 7:
      return { ...on, by: COUNCIL, kind: "snapbackDecided", outcome: pick(rng, ["measuresReturn", "reliefStays"]), reason: text };
    case 8:
      return { ...on, by: pick(rng, PARTIES), kind: "snapbackWithdrawn", reason: text };
    default:
      return { ...on, by: pick(rng, PARTIES), kind: "accountFiled", text, source: "press" };
  }
}

/** Terms of that size with so many events, all of them decided: whatever is asked for at random and not refused. */
export function largeRecord(
  rng: Rng,
  { stipulations, themes, events: wanted }: Size,
): { readonly terms: Terms; readonly events: readonly CommitmentEvent[] } {
  const terms: Terms = {
    id: "large",
    title: "A large accord",
    agreedAt: "2016-12-01T00:00:00.000Z",
    parties: PARTIES.map((id) => ({ id, name: id })),
    bodies: [VERIFIERS, COUNCIL, MONITOR].map((id) => ({ id, name: id })),
    coders: [MONITOR],
    themes: Array.from({ length: themes }, (_, n) => ({ id: themeId(`theme-${n}`), name: `Theme ${n}` })),
    stipulations: Array.from({ length: stipulations }, (_, n) => randomStipulation(rng, n, themes)),
  };
  const made = compileTerms(terms);
  if (made.kind === "failed") throw new Error(`Expected terms, got ${JSON.stringify(made.failure)}`);
  let state = nothingYet(terms);
  let at = Date.parse(terms.agreedAt);
  const events: CommitmentEvent[] = [];
  while (events.length < wanted) {
    at += rng.below(300) * MINUTE;
    const number = rng.below(stipulations);
    const { stipulation } = stipulationOf(made.value, number);
    const action = randomAction(rng, stipulation, stateOf(state, number).evidence.length);
    const decision = decideCommitment(made.value, state, action, new Date(at).toISOString());
    if (decision.kind === "failed") continue;
    for (const event of decision.value) {
      state = evolveCommitment(made.value, state, event);
      events.push(event);
    }
  }
  return { terms, events };
}
