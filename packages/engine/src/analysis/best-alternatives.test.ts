import { expect, test } from "vitest";
import { rational, toNumber } from "../lib/rational.ts";
import type { Alternative } from "../model/alternative.ts";
import type { Quantity } from "../model/quantity.ts";
import { bestAlternatives } from "./best-alternatives.ts";

const value = (name: string, points: Quantity): Alternative => ({ kind: "value", name, value: points });
const trial: Alternative = {
  kind: "chances",
  name: "Go to court",
  cost: 0.4,
  chances: [
    { probability: 0.5, then: value("Win", 4.6) },
    { probability: 0.5, then: value("Lose", 0) },
  ],
};

test("Siedel's trial is worth 1.9 million, less than the offer of 2 million", () => {
  const { values, best } = bestAlternatives([trial, value("Settle", 2)]);
  expect(values).toEqual([rational(19n, 10n), rational(2n, 1n)]);
  expect(best).toEqual([1]);
});

test("a choice is worth its best branch, less the cost on the way there", () => {
  const choice: Alternative = { kind: "choices", name: "Choose", cost: 1, choices: [value("Stay", 5), { ...value("Move", 9), cost: 3 }] };
  expect(bestAlternatives([choice]).values.map(toNumber)).toEqual([5]);
});

test("branches nest", () => {
  const nested: Alternative = {
    kind: "chances",
    name: "Wait and see",
    chances: [
      { probability: 0.25, then: trial },
      { probability: 0.75, then: { kind: "choices", name: "Then", choices: [trial, value("Settle late", 1.5)] } },
    ],
  };
  expect(bestAlternatives([nested]).values).toEqual([rational(19n, 10n)]);
});

test("alternatives of equal worth are all named, also in decimals that doubles cannot add", () => {
  const sum: Alternative = {
    kind: "chances",
    name: "Even chance",
    chances: [
      { probability: 0.5, then: value("Low", 0.2) },
      { probability: 0.5, then: value("High", 0.4) },
    ],
  };
  expect(bestAlternatives([value("Less", 0.1), sum, value("Sure", 0.3)]).best).toEqual([1, 2]);
});

test("ranges stand at their likely figure unless another is asked for", () => {
  const ranged = [value("Uncertain", { low: 10, likely: 20, high: 60 })];
  expect(bestAlternatives(ranged).values.map(toNumber)).toEqual([20]);
  const high = (quantity: Quantity): number => (typeof quantity === "number" ? quantity : quantity.high);
  expect(bestAlternatives(ranged, high).values.map(toNumber)).toEqual([60]);
});

test("drawn probabilities that do not sum to 1 are divided by their sum", () => {
  const half = (quantity: Quantity): number => (quantity === 0.5 ? 0.8 : typeof quantity === "number" ? quantity : quantity.likely);
  expect(bestAlternatives([trial], half).values).toEqual([rational(19n, 10n)]);
});

test("without alternatives there is none to take", () => {
  expect(bestAlternatives([])).toEqual({ values: [], best: [] });
});
