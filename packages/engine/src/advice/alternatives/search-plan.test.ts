import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { type Box, reservationPrice } from "./reservation-price.ts";
import { searchPlan } from "./search-plan.ts";
import { orderedTwin } from "./search.twin.ts";

const box = (name: string, cost: number, worth: readonly (readonly [number, number])[]): Box => ({
  name,
  cost,
  worth: worth.map(([value, probability]) => ({ value, probability })),
});

// Weitzman's own example, undiscounted.
const ALPHA = box("alpha", 15, [
  [100, 0.5],
  [55, 0.5],
]);
const OMEGA = box("omega", 20, [
  [240, 0.2],
  [0, 0.8],
]);

test("Weitzman's example: the box with the lower mean is looked into first, and the search is worth 78", () => {
  expect([reservationPrice(ALPHA), reservationPrice(OMEGA)]).toEqual([70, 140]);
  const { order, value, gain } = searchPlan([ALPHA, OMEGA], 0);
  expect(order.map(({ name, reservationPrice: z, mean }) => [name, z, mean])).toEqual([
    ["omega", 140, 28],
    ["alpha", 70, 62.5],
  ]);
  expect([value, gain]).toEqual([78, 78]);
  expect(orderedTwin([ALPHA, OMEGA], 0)).toBe(75);
});

test("one looks into the next box exactly while the best in hand is below its price", () => {
  // After 240 nobody looks into alpha; after 0 everybody does.
  expect(searchPlan([ALPHA, OMEGA], 0).order.map(({ chance }) => chance)).toEqual([1, 0.8]);
  expect(searchPlan([ALPHA, OMEGA], 70).order.map(({ chance }) => chance)).toEqual([1, 0]);
  expect(searchPlan([ALPHA, OMEGA], 140)).toMatchObject({ value: 140, gain: 0, order: [{ chance: 0 }, { chance: 0 }] });
});

test("a box without a cost has the price of the best in it, and one that cannot be worth its cost a price below its mean", () => {
  expect(
    reservationPrice(
      box("free", 0, [
        [3, 0.5],
        [7, 0.5],
      ]),
    ),
  ).toBe(7);
  expect(
    reservationPrice(
      box("dear", 10, [
        [3, 0.5],
        [7, 0.5],
      ]),
    ),
  ).toBe(-5);
});

test("values that come twice, or not at all, are counted for what they are", () => {
  expect(
    reservationPrice(
      box("twice", 15, [
        [100, 0.25],
        [55, 0.5],
        [100, 0.25],
        [999, 0],
      ]),
    ),
  ).toBe(70);
});

test("decimals that doubles cannot add are exact", () => {
  expect(
    reservationPrice(
      box("tenths", 0.1, [
        [0.3, 0.5],
        [0.1, 0.5],
      ]),
    ),
  ).toBe(0.1);
});

test("a cost below 0, or no value at all, is a mistake of the caller", () => {
  expect(() => reservationPrice(box("paid", -1, [[1, 1]]))).toThrow("cost of 0 or more");
  expect(() => reservationPrice(box("empty", 1, []))).toThrow("probability above 0");
});

test("the price is where the cost equals what looking adds on average, on random boxes", () => {
  const rng = Rng.fromSeed(11);
  for (let trial = 0; trial < 500; trial++) {
    const weights = Array.from({ length: 1 + rng.below(5) }, () => 1 + rng.below(9));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const random = box(
      "random",
      rng.below(40),
      weights.map((weight) => [rng.below(100), weight / total] as const),
    );
    const z = reservationPrice(random);
    const adds = random.worth.reduce((sum, { value, probability }) => sum + probability * Math.max(0, value - z), 0);
    if (random.cost > 0) expect(adds).toBeCloseTo(random.cost, 9);
    else expect(z).toBe(Math.max(...random.worth.map(({ value }) => value)));
  }
});

test("without boxes there is what is in hand", () => {
  expect(searchPlan([], 12)).toEqual({ inHand: 12, order: [], value: 12, gain: 0 });
});
