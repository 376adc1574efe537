import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { forecastBest } from "./forecast.ts";
import type { TimedUtility } from "./power-curve.ts";
import { additiveCase, type Manner, offersOf, opposedCase, THEM, US, utilityOf } from "./talking-counterpart.fixture.ts";

const ROUNDS = 100;

/** Best own utility by each round of a counterpart's offers, on a scale of 0 to 1, and its ceiling 1. */
function bestByRound(rng: Rng, make: typeof additiveCase, manner: Manner): TimedUtility[] {
  const value = make(rng, [5, 5, 5, 5]);
  const { inverse } = utilityOf(value, US);
  let best = -Infinity;
  return offersOf(utilityOf(value, THEM), manner, ROUNDS).map((outcome, round) => {
    best = Math.max(best, ((inverse.utility(outcome) ?? 0) - inverse.worst) / (inverse.best - inverse.worst));
    return { time: round / ROUNDS, utility: best };
  });
}

const MANNERS: readonly Manner[] = ["boulware", "linear", "conceder", "micro"];

test.each([0.3, 0.5, 0.7, 0.9])("at t = %d, the best by the end is between low and high at least 9 times in 10 (seed 14)", (now) => {
  const rng = Rng.fromSeed(14);
  let [count, inside, miss, standstill] = [0, 0, 0, 0];
  for (const make of [additiveCase, opposedCase])
    for (const manner of MANNERS)
      for (let run = 0; run < 40; run++) {
        const points = bestByRound(rng, make, manner);
        const past = points.slice(0, Math.round(now * ROUNDS));
        const truth = points.at(-1)?.utility ?? 0;
        const { likely, low, high } = forecastBest(past, 1 - 1 / ROUNDS);
        count++;
        if (low <= truth && truth <= high) inside++;
        miss += Math.abs(Math.min(1, likely) - truth);
        standstill += truth - low;
      }
  console.log(
    `figure: forecast at t = ${now}: within its range in ${inside} of ${count}; mean miss ${(miss / count).toFixed(3)} of the own range, ` +
      `against ${(standstill / count).toFixed(3)} if nothing better were expected`,
  );
  expect(inside / count).toBeGreaterThan(0.9);
});

test("a straight rise is carried on", () => {
  const points = Array.from({ length: 20 }, (_, k) => ({ time: k / 40, utility: 10 + k }));
  const { likely, low, high } = forecastBest(points, 1);
  expect(low).toBe(29);
  expect(likely).toBeGreaterThan(45);
  expect(likely).toBeLessThan(55);
  expect(high).toBeGreaterThanOrEqual(likely);
});

test("units do not matter: points moved and stretched give a forecast moved and stretched", () => {
  const points = bestByRound(Rng.fromSeed(2), additiveCase, "linear").slice(0, 50);
  const plain = forecastBest(points, 0.9);
  const scaled = forecastBest(
    points.map(({ time, utility }) => ({ time, utility: 1e6 + 3000 * utility })),
    0.9,
  );
  for (const key of ["likely", "low", "high"] as const) expect((scaled[key] - 1e6) / 3000).toBeCloseTo(plain[key], 6);
});

test("the farther ahead, the wider the range; for now there is nothing to forecast", () => {
  const points = bestByRound(Rng.fromSeed(4), additiveCase, "linear").slice(0, 60);
  const widths = [0.7, 0.8, 0.9, 1].map((at) => forecastBest(points, at)).map(({ low, high }) => high - low);
  expect(widths.toSorted((a, b) => a - b)).toEqual(widths);
  const last = points.at(-1)?.utility ?? 0;
  expect(forecastBest(points, 0.59)).toEqual({ likely: last, low: last, high: last });
});

test("without points, with few, and without any rise, it claims nothing", () => {
  expect(forecastBest([], 1)).toEqual({ likely: -Infinity, low: -Infinity, high: Infinity });
  expect(
    forecastBest(
      [
        { time: 0, utility: 5 },
        { time: 0.1, utility: 6 },
      ],
      1,
    ),
  ).toEqual({ likely: 6, low: 6, high: Infinity });
  const level = Array.from({ length: 30 }, (_, k) => ({ time: k / 50, utility: 5 }));
  expect(forecastBest(level, 1)).toEqual({ likely: 5, low: 5, high: Infinity });
});
