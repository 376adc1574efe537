import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { bestCurve, type CurveBounds, powerCurves, readingVariance, type TimedUtility } from "./power-curve.ts";

const FREE: CurveBounds = { direction: "rising", least: -Infinity, most: Infinity };
const UNIT: CurveBounds = { direction: "falling", least: 0, most: 1 };

const squares = (points: readonly TimedUtility[], { exponent, start, end }: { exponent: number; start: number; end: number }): number =>
  points.reduce((sum, { time, utility }) => sum + (utility - start - (end - start) * time ** (1 / exponent)) ** 2, 0);

test("a curve without noise is found again", () => {
  const points = Array.from({ length: 20 }, (_, k) => ({ time: k / 20, utility: 3 + 4 * (k / 20) ** (1 / 0.4) }));
  const best = bestCurve(powerCurves(points, [0.2, 0.3, 0.4, 0.5], FREE));
  expect(best.exponent).toBe(0.4);
  expect(best.start).toBeCloseTo(3, 9);
  expect(best.end).toBeCloseTo(7, 9);
  expect(best.squares).toBeCloseTo(0, 9);
});

test("within bounds no pair of ends on a fine grid is better (200 random clouds, seed 31)", () => {
  const rng = Rng.fromSeed(31);
  for (let run = 0; run < 200; run++) {
    const points = Array.from({ length: 1 + rng.below(8) }, () => ({ time: rng.float(), utility: 1.6 * rng.float() - 0.3 }));
    const exponent = 0.1 + 3 * rng.float();
    const [curve] = powerCurves(points, [exponent], UNIT);
    if (curve === undefined) throw new Error("Expected a curve");
    expect(curve.squares).toBeCloseTo(squares(points, curve), 9);
    expect(0 <= curve.end && curve.end <= curve.start && curve.start <= 1).toBe(true);
    for (let start = 0; start <= 20; start++)
      for (let end = 0; end <= start; end++)
        expect(squares(points, { exponent, start: start / 20, end: end / 20 })).toBeGreaterThan(curve.squares - 1e-9);
  }
});

test("points at one time tell one end of a curve at most", () => {
  const [curve] = powerCurves(
    [
      { time: 0, utility: 2 },
      { time: 0, utility: 4 },
    ],
    [1],
    FREE,
  );
  expect([curve?.start, curve?.end]).toEqual([3, 3]);
  expect(curve && readingVariance(curve, { ofStart: 0, ofEnd: 1 })).toBe(Infinity);
});

test("the variance of what is read off a curve is that of many fits to noise (seed 5)", () => {
  const rng = Rng.fromSeed(5);
  const reading = { ofStart: -0.3, ofEnd: 1.3 };
  const times = [0.1, 0.2, 0.4, 0.5, 0.7, 0.8];
  const reads: number[] = [];
  let stated = 0;
  for (let run = 0; run < 4000; run++) {
    // A sum of twelve even numbers is nearly normal, with variance 1.
    const points = times.map((time) => ({
      time,
      utility: 100 * time + Array.from({ length: 12 }, () => rng.float()).reduce((a, b) => a + b),
    }));
    const [curve] = powerCurves(points, [1], FREE);
    if (curve === undefined) throw new Error("Expected a curve");
    reads.push(reading.ofStart * curve.start + reading.ofEnd * curve.end);
    stated = readingVariance(curve, reading);
  }
  const mean = reads.reduce((a, b) => a + b) / reads.length;
  const variance = reads.reduce((sum, read) => sum + (read - mean) ** 2, 0) / reads.length;
  expect(variance / stated).toBeGreaterThan(0.93);
  expect(variance / stated).toBeLessThan(1.07);
});
