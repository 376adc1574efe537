import { expect, test } from "vitest";
import type { Case } from "../model/case.ts";
import { issueId, optionId, partyId } from "../model/ids.ts";
import { analyse } from "./analyse.ts";
import type { Analysis } from "./analysis.ts";
import { triangular } from "./drawn-model.ts";
import { pointsCase } from "./points-case.fixture.ts";

const base = pointsCase(
  [
    [
      [0, 10],
      [6, 6],
      [10, 0],
    ],
  ],
  [4, 4],
);

/** The first party's reservation value as a range. */
function withRange(low: number, likely: number, high: number): Case {
  const brief = base.briefs[partyId("p0")];
  if (brief === undefined) throw new Error("Expected a brief");
  return {
    ...base,
    briefs: {
      ...base.briefs,
      [partyId("p0")]: { ...brief, noAgreement: { kind: "reservationValue", reservationValue: { low, likely, high } } },
    },
  };
}
function analysed(value: Case, draws = 400, seed = 1): Analysis {
  const result = analyse(value, { perspective: { kind: "everyBrief" }, model: "full", seed, draws });
  if (result.kind === "failed") throw new Error(result.failure.code);
  return result.value;
}

test("the same seed gives the same bands, another seed others", () => {
  const value = withRange(2, 4, 9);
  expect(analysed(value, 200, 7).sensitivity).toEqual(analysed(value, 200, 7).sensitivity);
  expect(analysed(value, 200, 7).reservationBands).not.toEqual(analysed(value, 200, 8).reservationBands);
});

test("without ranges, or without draws, there is no sensitivity", () => {
  expect(analysed(base).sensitivity).toBeNull();
  expect(analysed(withRange(2, 4, 9), 0).sensitivity).toBeNull();
});

test("the share of draws with a ZOPA is the share of draws in which the middle option is still acceptable", () => {
  // Triangular on (2, 4, 9): at most 6 with probability 1 - 3^2/(7 x 5).
  const exists = analysed(withRange(2, 4, 9), 4000).sensitivity?.zopaExists ?? 0;
  expect(exists).toBeCloseTo(1 - 9 / 35, 1);
});

test("a reservation value that rules out the only rational outcome heads the tornado with an outcome that vanishes", () => {
  const [bar] = analysed(withRange(2, 4, 9)).sensitivity?.tornado.filter(({ measure }) => measure === "nash") ?? [];
  expect(bar?.input).toMatchObject({ kind: "reservation", low: 2, likely: 4, high: 9 });
  expect([bar?.atLow, bar?.atHigh]).toEqual([6, null]);
});

test("bands hold the quantiles of the triangular distribution", () => {
  const [band] = analysed(withRange(0, 5, 10), 4000).reservationBands;
  expect(band?.low).toBeCloseTo(triangular({ low: 0, likely: 5, high: 10 }, 0.05), 0);
  expect(band?.high).toBeCloseTo(triangular({ low: 0, likely: 5, high: 10 }, 0.95), 0);
});

test("the triangular draw runs from low to high and has half its mass below the middle of a symmetric range", () => {
  expect([0, 0.5, 1].map((at) => triangular({ low: 2, likely: 5, high: 8 }, at))).toEqual([2, 5, 8]);
  expect(triangular({ low: 3, likely: 3, high: 3 }, 0.3)).toBe(3);
});

test("where the likely figures leave no Nash outcome, none is made up", () => {
  const { sensitivity, solutions } = analysed(withRange(5, 7, 8));
  expect(solutions.nash.points).toEqual([]);
  expect(sensitivity?.zopaExists).toBeGreaterThan(0);
  expect(sensitivity?.nash).toEqual([null, null]);
});

test("the band of a reservation value below the worst outcome is that of the figures stated", () => {
  const [band] = analysed(withRange(-5, -4, -3)).reservationBands;
  expect(band?.low).toBeGreaterThan(-5);
  expect(band?.high).toBeLessThan(-3);
});

test("an outcome worth exactly the reservation value stays rational in every draw, although doubles add up to less", () => {
  // 0.7 + 0.1 is less than 0.8 in doubles.
  const value = pointsCase([[[0.7, 1]], [[0.1, 1]]], [0.8, 0]);
  const brief = value.briefs[partyId("p1")];
  if (brief === undefined) throw new Error("Expected a brief");
  const noAgreement = { kind: "reservationValue", reservationValue: { low: 0, likely: 1, high: 1.9 } } as const;
  const { sensitivity, zopa } = analysed({ ...value, briefs: { ...value.briefs, [partyId("p1")]: { ...brief, noAgreement } } });
  expect([zopa.exists, sensitivity?.zopaExists, sensitivity?.zopaShare.band.low]).toEqual([true, 1, 1]);
});

test("draws take the worst admissible outcome as disagreement where it is better than the reservation value, as the solutions do", () => {
  // Forbidding the first option raises the first party's worst outcome from 0 to 6: the largest product moves from 6 x 10 to 3 x 6.5.
  const table = [
    [
      [0, 10],
      [6, 10],
      [9, 6.5],
      [10, 3],
    ],
  ];
  const value = pointsCase(table, [0, 0]);
  const brief = value.briefs[partyId("p0")];
  if (brief === undefined) throw new Error("Expected a brief");
  const noAgreement = { kind: "reservationValue", reservationValue: { low: -2, likely: -1, high: 0 } } as const;
  const rule = { kind: "forbid", id: "f", name: "f", forbid: { [issueId("i0")]: [optionId("o0")] } } as const;
  const briefs = { ...value.briefs, [partyId("p0")]: { ...brief, noAgreement } };
  const { sensitivity, solutions } = analysed({ ...value, constraints: [rule], briefs });
  expect(solutions.nash.points.map(({ utilities }) => utilities)).toEqual([[9, 6.5]]);
  expect(sensitivity?.nash.map((measure) => measure?.band)).toEqual([9, 6.5].map((u) => ({ low: u, high: u })));
});
