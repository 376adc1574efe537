import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import type { TimedUtility } from "./power-curve.ts";
import { fitReservation } from "./reservation-fit.ts";

interface Truth {
  readonly reservation: number;
  readonly exponent: number;
  readonly until: number;
}

const concessions = ({ reservation, exponent, until }: Truth, noise: () => number): TimedUtility[] =>
  Array.from({ length: 50 }, (_, k) => {
    const time = (k / 50) * until;
    return { time, utility: reservation + (1 - reservation) * (1 - time ** (1 / exponent)) + noise() };
  });

test.each([
  { reservation: 0.3, exponent: 0.2, until: 0.95 },
  { reservation: 0.5, exponent: 0.5, until: 0.8 },
  { reservation: 0, exponent: 1, until: 0.6 },
  { reservation: 0.7, exponent: 2.5, until: 0.5 },
])("concessions towards $reservation with e = $exponent, seen until t = $until, are found again", (truth) => {
  const fit = fitReservation(concessions(truth, () => 0));
  expect(fit?.reservation).toBeCloseTo(truth.reservation, 2);
  expect((fit?.exponent ?? 0) / truth.exponent).toBeCloseTo(1, 1);
  expect(fit?.start).toBeCloseTo(1, 2);
  expect(fit?.residual).toBeLessThan(0.002);
  expect(fit?.low).toBeLessThanOrEqual(truth.reservation + 0.001);
  expect(fit?.high).toBeGreaterThanOrEqual(truth.reservation - 0.001);
});

test("with noise of 0.05 the truth is between low and high about 9 times in 10 (seed 12)", () => {
  const rng = Rng.fromSeed(12);
  const noise = (): number => 0.05 * (Array.from({ length: 12 }, () => rng.float()).reduce((a, b) => a + b) - 6);
  let [inside, count, miss] = [0, 0, 0];
  for (let run = 0; run < 300; run++) {
    const truth = { reservation: 0.1 + 0.6 * rng.float(), exponent: 0.15 + 1.5 * rng.float(), until: 0.5 + 0.5 * rng.float() };
    const fit = fitReservation(concessions(truth, noise));
    if (fit === null) throw new Error("Expected a fit");
    count++;
    miss += Math.abs(fit.reservation - truth.reservation);
    if (fit.low <= truth.reservation && truth.reservation <= fit.high) inside++;
  }
  console.log(
    `figure: reservation fit under noise of 0.05: truth within its range in ${inside} of ${count}, mean miss ${(miss / count).toFixed(3)}`,
  );
  expect(inside / count).toBeGreaterThan(0.85);
  expect(inside / count).toBeLessThan(0.99);
});

test("few offers, and offers that do not change, are weak evidence", () => {
  const constant = fitReservation(Array.from({ length: 40 }, (_, k) => ({ time: k / 50, utility: 0.9 })));
  expect(constant).toMatchObject({ evidence: "weak", reservation: expect.closeTo(0.9, 6), residual: expect.closeTo(0, 6) });
  expect(constant?.low).toBeLessThan(0.7);
  const few = concessions({ reservation: 0.4, exponent: 1, until: 1 }, () => 0).slice(0, 5);
  expect(fitReservation(few)?.evidence).toBe("weak");
  expect(fitReservation(concessions({ reservation: 0.4, exponent: 1, until: 0.8 }, () => 0))?.evidence).toBe("fair");
});

test("nothing can be said of nothing, and little of one offer", () => {
  expect(fitReservation([])).toBeNull();
  expect(fitReservation([{ time: 0, utility: 1 }])).toMatchObject({ evidence: "weak", low: 0, high: 1 });
});

test("utilities that rise are fitted as level, the estimate staying within 0 to 1", () => {
  const rising = Array.from({ length: 20 }, (_, k) => ({ time: k / 20, utility: k / 20 }));
  const fit = fitReservation(rising);
  expect(fit?.reservation).toBeCloseTo(fit?.start ?? 0, 9);
  expect(fit?.residual).toBeGreaterThan(0.2);
});
