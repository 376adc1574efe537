import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { temperedWeights } from "./tempered-weights.ts";
import { type Band, type Weighted, weightedBand } from "./weighted-band.ts";

/** By the definition for equally likely draws: the place p (n + 1) in the sorted list, straight between, ended at the outermost. */
function equalBand(values: readonly number[]): Band {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const place = Math.min(sorted.length, Math.max(1, share * (sorted.length + 1)));
    const below = Math.floor(place);
    const [low = 0, high = low] = [sorted[below - 1], sorted[below]];
    return low + (place - below) * (high - low);
  };
  return { low: at(0.05), high: at(0.95) };
}

test("of equal weights the band is that of the sorted list", () => {
  const rng = Rng.fromSeed(7);
  for (let k = 0; k < 300; k++) {
    const values = Array.from({ length: 1 + rng.below(60) }, () => (k % 2 === 0 ? rng.below(5) : 200 * rng.float() - 100));
    const band = weightedBand(values.map((value) => ({ value, weight: 1 / values.length })));
    const twin = equalBand(values);
    expect(band.low).toBeCloseTo(twin.low, 9);
    expect(band.high).toBeCloseTo(twin.high, 9);
  }
});

test("of any weights the band lies within the draws that count, the low end below the high one, whatever their order", () => {
  const rng = Rng.fromSeed(8);
  for (let k = 0; k < 300; k++) {
    const raw = Array.from({ length: 1 + rng.below(20) }, () => (rng.below(4) === 0 ? 0 : rng.float() ** 6));
    const sum = raw.reduce((total, each) => total + each, 0);
    if (sum === 0) continue;
    const draws = raw.map((each): Weighted => ({ value: rng.float() - 0.5, weight: each / sum }));
    const band = weightedBand(draws);
    const counted = draws.flatMap(({ value, weight }) => (weight > 0 ? [value] : []));
    expect(band.low).toBeLessThanOrEqual(band.high);
    expect(band.low).toBeGreaterThanOrEqual(Math.min(...counted));
    expect(band.high).toBeLessThanOrEqual(Math.max(...counted));
    const turned = weightedBand(draws.toReversed());
    const mirrored = weightedBand(draws.map(({ value, weight }) => ({ value: -value, weight })));
    for (const [low, high] of [
      [turned.low, turned.high],
      [-mirrored.high, -mirrored.low],
    ]) {
      expect(low).toBeCloseTo(band.low, 9);
      expect(high).toBeCloseTo(band.high, 9);
    }
  }
});

test.each([
  [[0]],
  [[-1e6, 0]],
  [[-3, -3, -3]],
  [[0, -Infinity]],
  [[-Infinity, -Infinity]],
  [[-1e300, 0, 0, 0, 0, 0, 0]],
  [Array.from({ length: 80 }, (_, k) => -k * k)],
])("weights of %j are shares that sum to 1, and worth enough equal ones", (logs) => {
  const weights = temperedWeights(logs);
  expect(weights.every((each) => each >= 0 && each <= 1)).toBe(true);
  expect(weights.reduce((total, each) => total + each, 0)).toBeCloseTo(1, 12);
  const effective = 1 / weights.reduce((total, each) => total + each ** 2, 0);
  expect(effective).toBeGreaterThan(Math.min(logs.length, Math.max(5, logs.length / 10)) - 1e-6);
});
