import { expect, test } from "vitest";
import { lessThan, type Rational, rationalFromNumber, toNumber } from "../../lib/rational.ts";
import { Rng } from "../../lib/rng.ts";
import { detection, type Draw } from "./detection.ts";
import { exactlyMissed } from "./detection.twin.ts";
import { samplePlan } from "./sample-plan.ts";

/** Relative: what the brief of this module asks of the doubles. */
const TOLERANCE = 1e-12;
/** Chances below this come out as 0, or with fewer digits. */
const LEAST = 1e-290;
const INSTRUMENTS = [1, 1, 1, 0.999, 0.9, 0.5, 0.1, 0.0001];
const count = Number(process.env["DETENTE_HYPERGEOMETRIC"] ?? 60);

const rng = Rng.fromSeed(20_190_228);
const upTo = (most: number): number => rng.below(most + 1);
const remainder = ({ num, den }: Rational): Rational => ({ num: den - num, den });

/** Every tenth as large as it can be, which takes the twin half a second; the others with few defects or small samples. */
function randomDraw(k: number): Draw {
  const items = 1 + upTo(k % 3 === 0 ? 9_999 : 400);
  const few = Math.min(items, k % 10 === 0 ? 10_000 : 60);
  const [defects, sample] = [upTo(few), upTo(items)];
  return { items, defects, sample, instrument: INSTRUMENTS[upTo(INSTRUMENTS.length - 1)] ?? 1 };
}

function relativeError(found: number, exact: Rational): number {
  const expected = toNumber(exact);
  if (expected < LEAST) return found < LEAST * 10 ? 0 : 1;
  return Math.abs(found - expected) / expected;
}

test("chances of detection and of missing agree with big-integer arithmetic, up to 10,000 items", () => {
  let worst = 0;
  for (let k = 0; k < count; k++) {
    const draw = randomDraw(k);
    const { detected, missed } = detection(draw);
    const exact = exactlyMissed(draw);
    const error = Math.max(relativeError(missed, exact), relativeError(detected, remainder(exact)));
    expect(error, JSON.stringify(draw)).toBeLessThan(TOLERANCE);
    worst = Math.max(worst, error);
  }
  console.log(`figure: hypergeometric: chances compared: ${2 * count}; largest relative error: ${worst.toExponential(1)}`);
});

test("the sample size is the least: it is enough, and one item fewer is not, in exact arithmetic", () => {
  let [plans, ties] = [0, 0];
  for (let k = 0; k < count; k++) {
    const items = 1 + upTo(k % 4 === 0 ? 9_999 : 120);
    const defects = 1 + upTo(Math.min(items, 40) - 1);
    const instrument = INSTRUMENTS[upTo(INSTRUMENTS.length - 1)] ?? 1;
    const miss = [0.1, 0.5, 0.05, 0.8, 0.25, 0.01][upTo(5)] ?? 0.1;
    const planned = samplePlan({ items, defects, miss, instrument });
    if (planned.kind === "failed") throw new Error(`Expected a plan, got ${JSON.stringify(planned.failure)}`);
    const wanted = rationalFromNumber(miss);
    const missedBy = (sample: number): Rational => exactlyMissed({ items, defects, sample, instrument });
    const { exact, oneFewer } = planned.value;
    const where = JSON.stringify({ items, defects, miss, instrument, exact });
    expect(lessThan(wanted, missedBy(exact?.sample ?? items)), where).toBe(exact === null);
    if (oneFewer !== null) expect(lessThan(wanted, missedBy(oneFewer.sample)), where).toBe(true);
    const { num, den } = missedBy(exact?.sample ?? items);
    if (num * wanted.den === wanted.num * den) ties++;
    plans++;
  }
  console.log(`figure: hypergeometric: sample sizes shown to be the least: ${plans}; of them exactly at the goal: ${ties}`);
});
