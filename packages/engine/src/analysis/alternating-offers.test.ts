import { expect, test } from "vitest";
import { alternatingOffers } from "./alternating-offers.ts";

test.each([
  [0.9, 0.8, 0.7142857142857143, 0.28571428571428575],
  [0.8, 0.9, 0.35714285714285715, 0.6428571428571429],
  [0.9, 0.9, 0.5263157894736843, 0.4736842105263158],
  [0.95, 0.6, 0.9302325581395349, 0.06976744186046517],
])("discounts %d and %d give Rubinstein's shares", (proposerDiscount, responderDiscount, proposer, responder) => {
  const shares = alternatingOffers(proposerDiscount, responderDiscount);
  expect(shares?.proposer).toBeCloseTo(proposer, 9);
  expect(shares?.responder).toBeCloseTo(responder, 9);
});

test("a party that can wait for ever gets all", () => {
  expect(alternatingOffers(1, 0.5)).toEqual({ proposer: 1, responder: 0 });
  expect(alternatingOffers(0.5, 1)).toEqual({ proposer: 0, responder: 1 });
});

test("a responder that cannot wait gets nothing", () => {
  expect(alternatingOffers(0.5, 0)).toEqual({ proposer: 1, responder: 0 });
});

test("when both can wait for ever, no single division follows", () => {
  expect(alternatingOffers(1, 1)).toBeNull();
});

test.each([-0.1, 1.1, Number.NaN])("a discount of %d throws", (discount) => {
  expect(() => alternatingOffers(discount, 0.5)).toThrow("discount from 0 to 1");
  expect(() => alternatingOffers(0.5, discount)).toThrow("discount from 0 to 1");
});
