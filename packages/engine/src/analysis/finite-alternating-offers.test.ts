import { expect, test } from "vitest";
import { alternatingOffers } from "./alternating-offers.ts";
import { finiteAlternatingOffers } from "./finite-alternating-offers.ts";

test.each([
  [1, 1],
  [2, 0.1],
  [3, 0.91],
  [4, 0.181],
  [5, 0.8371],
  [10, 0.34280082099999987],
  [11, 0.6914792611],
  [50, 0.5236032762066736],
])("with %d turns and discount 0.9 the first proposer gets %d", (turns, share) => {
  expect(finiteAlternatingOffers({ proposerDiscount: 0.9, responderDiscount: 0.9, turns })).toBeCloseTo(share, 9);
});

test("with two turns the first proposer leaves the other what the last word is worth to it", () => {
  expect(finiteAlternatingOffers({ proposerDiscount: 0.9, responderDiscount: 0.6, turns: 2 })).toBeCloseTo(0.4, 12);
  expect(finiteAlternatingOffers({ proposerDiscount: 0.9, responderDiscount: 0.6, turns: 3 })).toBeCloseTo(1 - 0.6 * 0.1, 12);
});

test("many turns come close to talks without a last turn, also with unequal discounts", () => {
  const share = finiteAlternatingOffers({ proposerDiscount: 0.9, responderDiscount: 0.8, turns: 500 });
  expect(share).toBeCloseTo(alternatingOffers(0.9, 0.8)?.proposer ?? Number.NaN, 12);
});

test.each([0, -1, 1.5, Number.NaN])("%d turns throw", (turns) => {
  expect(() => finiteAlternatingOffers({ proposerDiscount: 0.9, responderDiscount: 0.9, turns })).toThrow("turns above 0");
});

test("a discount outside 0 to 1 throws", () => {
  expect(() => finiteAlternatingOffers({ proposerDiscount: 0.9, responderDiscount: 2, turns: 1 })).toThrow("discount from 0 to 1");
});
