import { expect, test } from "vitest";
import type { Case } from "../model/case.ts";
import { partyId } from "../model/ids.ts";
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
