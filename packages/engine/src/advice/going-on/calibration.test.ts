import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { derivedSeed } from "../../simulation/derived-seed.ts";
import { trueTalks } from "./calibration.fixture.ts";
import { kindOf } from "./counterpart-kinds.ts";
import { goingOn, likelyCounterparts } from "./going-on.ts";
import { outlookOf } from "./outlook.ts";

/** Negotiations in all; the full count is set by the environment. */
const NEGOTIATIONS = Number(process.env["DETENTE_NEGOTIATIONS"] ?? 60);
/** Forecasts are made before the first move, and after these shares of the rounds. */
const SHARES = [0, 0.3, 0.6, 0.85];
const PLAY_OUTS = 30;
/** Kinds of counterparts that no play-out knows. */
const STRANGERS = ["random", "human", "bayesian", "trade-off", "floor-seeking"];

interface Forecast {
  /** Where the end fell among the continuations, 0 to 1: randomised among equals, so that it is evenly spread if the forecast is right. */
  readonly place: number;
  /** Whether it fell into the band that is shown. */
  readonly isInBand: boolean;
  /** Where the end was expected, and where it was: own points. */
  readonly expected: number;
  readonly actual: number;
}

/** Null where the talks were over by then. */
function forecast(seed: number, share: number, kind?: string): Forecast | null {
  const talks = trueTalks(seed, { share, ...(kind !== undefined && { stranger: kindOf(kind) }) });
  if (talks === null) return null;
  const { sight, truth } = talks;
  const continued = goingOn(sight, likelyCounterparts(sight, { count: PLAY_OUTS, seed }));
  const { band, effective, mean } = outlookOf(continued);
  const [actual] = goingOn(sight, { draws: [truth], weights: [1], seed: derivedSeed(seed, "actual") });
  if (actual === undefined) return null;
  const weightOf = (isMeant: (utility: number) => boolean): number =>
    continued.reduce((sum, { utility, weight }) => (isMeant(utility) ? sum + weight : sum), 0);
  const below = weightOf((utility) => utility < actual.utility - 1e-9);
  const equal = weightOf((utility) => Math.abs(utility - actual.utility) <= 1e-9);
  const random = Rng.fromSeed(derivedSeed(seed, "place", share)).float();
  return {
    place: (below * effective + random * (equal * effective + 1)) / (effective + 1),
    isInBand: actual.utility >= band.low - 1e-9 && actual.utility <= band.high + 1e-9,
    expected: mean,
    actual: actual.utility,
  };
}

const share = (forecasts: readonly Forecast[], isMeant: (each: Forecast) => boolean): number =>
  forecasts.filter(isMeant).length / forecasts.length;
const meanOf = (figures: readonly number[]): number => figures.reduce((sum, each) => sum + each, 0) / figures.length;
const isCovered = ({ place }: Forecast): boolean => place >= 0.05 && place <= 0.95;
/** Half the binomial interval around 0.9, by as many standard deviations. */
const around = (count: number, deviations: number): number => deviations * Math.sqrt((0.9 * 0.1) / count);

function words(forecasts: readonly Forecast[]): string {
  const bias = meanOf(forecasts.map(({ expected, actual }) => actual - expected));
  const places = forecasts.map(({ place }) => place).toSorted((a, b) => a - b);
  const apart = places.reduce(
    (most, place, k) => Math.max(most, Math.abs(place - k / places.length), Math.abs((k + 1) / places.length - place)),
    0,
  );
  return (
    `${(100 * share(forecasts, isCovered)).toFixed(1)} % within the nine tenths (binomial interval 90 ± ${(100 * around(forecasts.length, 1.96)).toFixed(1)} %), ` +
    `furthest from evenly spread ${apart.toFixed(3)} (95 % of samples: below ${(1.36 / Math.sqrt(forecasts.length)).toFixed(3)}), ` +
    `in the band shown ${(100 * share(forecasts, ({ isInBand }) => isInBand)).toFixed(1)} %, mean error ${bias.toFixed(2)} points, ${forecasts.length} forecasts`
  );
}

test(`forecasts of where talks end are as sure as they say, against counterparts that no play-out has met (seeds 1 to ${NEGOTIATIONS})`, () => {
  const all = SHARES.map((at, k) =>
    Array.from({ length: NEGOTIATIONS }, (_, i) => i + 1).flatMap((seed) => (seed % SHARES.length === k ? (forecast(seed, at) ?? []) : [])),
  );
  for (const [k, forecasts] of all.entries())
    console.log(`figure: forecasts after ${100 * (SHARES[k] ?? 0)} % of the rounds: ${words(forecasts)}`);
  const together = all.flat();
  console.log(`figure: forecasts together: ${words(together)}`);
  expect(Math.abs(share(together, isCovered) - 0.9)).toBeLessThanOrEqual(around(together.length, 2.6));
  expect(share(together, ({ isInBand }) => isInBand)).toBeGreaterThanOrEqual(0.9 - around(together.length, 2.6));
});

test("against kinds of counterparts that are not modelled at all, how far forecasts are off is told, and they still tell of the talks that they are of", () => {
  const count = Math.max(8, Math.floor(NEGOTIATIONS / 20));
  const all = STRANGERS.flatMap((kind) => {
    const forecasts = Array.from({ length: count }, (_, i) => forecast(i + 1, SHARES[i % SHARES.length] ?? 0, kind)).flatMap(
      (each) => each ?? [],
    );
    console.log(`figure: forecasts against ${kind}, which is not modelled: ${words(forecasts)}`);
    expect(forecasts.length).toBeGreaterThan(0);
    return forecasts;
  });
  for (const { place } of all) {
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThanOrEqual(1);
  }
  const off = meanOf(all.map(({ expected, actual }) => Math.abs(actual - expected)));
  // Forecasts that are right of no talks in particular would be as near to the ends of others.
  const offOthers = meanOf(all.map(({ actual }, k) => Math.abs(actual - (all[(k + 1) % all.length]?.expected ?? 0))));
  expect(off).toBeLessThan(0.8 * offOthers);
  expect(share(all, ({ isInBand }) => isInBand)).toBeGreaterThan(0.75);
});
