import { readFileSync } from "node:fs";
import { type GameResult, type TournamentSettings } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import type { Plan } from "./plan.ts";

const JOB = new URL("../../../../cases/job-offer/job-offer.yaml", import.meta.url);

/** A case of the catalog. */
export function jobOffer() {
  const parsed = parseCase({ name: "job-offer.yaml", text: readFileSync(JOB, "utf8") });
  if (parsed.kind !== "ok") throw new Error(`Expected a case, got ${JSON.stringify(parsed.failure)}`);
  return parsed.value.case;
}

export const settings = (change: Partial<TournamentSettings> = {}): TournamentSettings => ({
  cases: [{ name: "job", value: jobOffer() }],
  strategies: ["boulware", "conceder"],
  protocol: { kind: "alternatingOffers" },
  deadline: { rounds: 20 },
  turnTime: 0,
  seating: { kind: "every" },
  openings: "first",
  selfPlay: "included",
  repetitions: 1,
  seed: 1,
  ...change,
});

export const plan = (change: Partial<TournamentSettings> = {}): Plan => ({ settings: settings(change), versions: ["1", "1"] });

/** A made-up result, a different one for each number. */
export const result = (number: number): GameResult => ({
  spec: { number, caseIndex: 0, seats: ["boulware", "conceder"], opening: 0, repetition: number, seed: number * 0.1 },
  versions: [1, 1],
  ending: { kind: "noAgreement", reason: "deadline" },
  stopped: null,
  score: { isAgreed: false, rounds: 20, offers: 40, welfare: 0.3, frontierDistance: null, nashDistance: null, parties: [] },
  forfeits: [],
  inputs: [{ turn: 1, answer: { kind: "failing", reason: "crashed", detail: `”${number}\u2028\n` } }],
});
