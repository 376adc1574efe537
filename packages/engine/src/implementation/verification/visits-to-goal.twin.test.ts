import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { add, divide, lessThan, multiply, ONE, rationalFromNumber, subtract, type Rational, ZERO } from "../../lib/rational.ts";
import type { Suspect } from "./suspicion.ts";
import { type BeliefGoal, visitsToGoal } from "./visits-to-goal.ts";

const rng = Rng.fromSeed(2231);
const count = Number(process.env["DETENTE_BELIEFS"] ?? 300);
/** The twin looks no further. */
const MOST = 60;

/** Visit after visit in exact fractions; null where the goal is not reached in MOST visits. */
function firstVisit(suspects: readonly Suspect[], { kind, belief }: BeliefGoal): number | null {
  const goal = rationalFromNumber(belief);
  let weights = suspects.map(({ prior }) => rationalFromNumber(prior));
  for (let visits = 0; visits <= MOST; visits++) {
    const total = weights.reduce(add, ZERO);
    if (total.num === 0n) return null;
    const present = divide(
      weights.reduce((sum, weight, k) => (suspects[k]?.isSuspected ? add(sum, weight) : sum), ZERO),
      total,
    );
    if (kind === "below" ? !lessThan(goal, present) : !lessThan(present, goal)) return visits;
    weights = weights.map((weight, k) => multiply(weight, chance(suspects[k], kind)));
  }
  return null;
}

function chance(suspect: Suspect | undefined, kind: BeliefGoal["kind"]): Rational {
  const find = rationalFromNumber(suspect?.find ?? 0);
  return kind === "below" ? subtract(ONE, find) : find;
}

const tenths = (): number => rng.below(11) / 10;

test("the number of visits is the first that reaches the goal, and never means never, in exact fractions", () => {
  let [reached, never] = [0, 0];
  for (let k = 0; k < count; k++) {
    const falseAlarm = rng.below(5) / 20;
    const states = Array.from({ length: 1 + rng.below(3) }, () => ({ prior: tenths(), find: tenths(), isSuspected: true }));
    const suspects = [...states, { prior: tenths(), find: falseAlarm, isSuspected: false }];
    if (suspects.every(({ prior }) => prior === 0)) continue;
    const goal: BeliefGoal = { kind: rng.below(2) === 0 ? "below" : "above", belief: rng.below(101) / 100 };
    const twin = firstVisit(suspects, goal);
    const reading = visitsToGoal(suspects, goal);
    const where = JSON.stringify({ suspects, goal, reading, twin });
    if (twin !== null || (reading.visits ?? MOST + 1) <= MOST) expect(reading.visits, where).toBe(twin);
    else if (reading.visits === null) never++;
    expect(reading.visits === null, where).toBe(reading.never !== null);
    if (reading.visits !== null) reached++;
  }
  console.log(`figure: visits: questions compared: ${reached + never}; a number: ${reached}; never: ${never}`);
  expect(Math.min(reached, never)).toBeGreaterThan(count / 10);
});
