import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import type { Case } from "../../model/case.ts";
import { additiveCase, opposedCase, orderedCase, THEM, US, utilityOf } from "../opponent-models/talking-counterpart.fixture.ts";
import { strategyOf } from "../registry.ts";
import type { Strategy } from "../strategy.ts";
import { alternating, Table } from "../table.fixture.ts";
import { everybodyKnows } from "./everybody-knows.fixture.ts";

const ROUNDS = 60;
const CASES = 12;
const OTHERS = ["boulware", "linear", "conceder", "hardheaded"];

function strategy(text: string): Strategy<unknown> {
  const made = strategyOf(text);
  if (made.kind === "failed") throw new Error(made.failure.message);
  return made.value;
}

/** What the two get, as shares of their ranges; nothing without an agreement. */
function play(value: Case, ours: string, theirs: string): { readonly own: number; readonly joint: number } {
  const table = new Table(value, alternating(value, ROUNDS));
  table.seat(US, strategy(ours), 1);
  table.seat(THEM, strategy(theirs), 2);
  const { ending } = table.play(2 * ROUNDS);
  const shares = [US, THEM].map((party) => {
    const { inverse } = utilityOf(value, party);
    return ending?.kind === "agreed" ? ((inverse.utility(ending.outcome) ?? 0) - inverse.worst) / (inverse.best - inverse.worst) : 0;
  });
  return { own: shares[0] ?? 0, joint: shares.reduce((sum, share) => sum + share, 0) };
}

function mean(ours: string, cases: readonly Case[]): { readonly own: number; readonly joint: number } {
  const results = cases.flatMap((value) => OTHERS.map((other) => play(value, ours, other)));
  const average = (key: "own" | "joint"): number => results.reduce((sum, result) => sum + result[key], 0) / results.length;
  return { own: average("own"), joint: average("joint") };
}

const WITHOUT = "composed(offering=accommodating(e=0.2), acceptance=combi)";
const SIZES = [4, 5, 4, 5];

test.each([
  ["independent worths", additiveCase],
  ["opposed worths", opposedCase],
  ["worths in order", orderedCase],
] as const)("with %s, each model makes agreements better for both together, and for the party itself", (name, make) => {
  const rng = Rng.fromSeed(41);
  const cases = Array.from({ length: CASES }, () => everybodyKnows(make(rng, SIZES)));
  const [without, counting, believing, told] = [WITHOUT, "hardheaded", "bayesian", "hardheaded(prior=estimate)"].map((ours) =>
    mean(ours, cases),
  );
  const figures = Object.entries({ without, counting, believing, told }).map(
    ([which, each]) => `${which} ${each?.own.toFixed(3)} of ${each?.joint.toFixed(3)}`,
  );
  console.log(`figure: ${name}, own of joint share, models: ${figures.join(", ")}`);
  for (const each of [counting, believing, told])
    for (const key of ["own", "joint"] as const) expect(each?.[key]).toBeGreaterThan(without?.[key] ?? Infinity);
});
