import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import type { Box } from "./reservation-price.ts";
import { searchPlan } from "./search-plan.ts";
import { searchTwin } from "./search.twin.ts";

const CASES = Number(process.env["DETENTE_SEARCH"] ?? 300);

function randomBoxes(rng: Rng): Box[] {
  return Array.from({ length: 1 + rng.below(4) }, (_, k) => {
    const weights = Array.from({ length: 1 + rng.below(3) }, () => 1 + rng.below(4));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return {
      name: `box ${k}`,
      cost: rng.below(30),
      worth: weights.map((weight) => ({ value: rng.below(100) - 20, probability: weight / total })),
    };
  });
}

/** What following the plan is worth, by living through it. */
function followed(boxes: readonly Box[], prices: ReadonlyMap<string, number>, best: number): number {
  const [next] = boxes.toSorted((a, b) => (prices.get(b.name) ?? 0) - (prices.get(a.name) ?? 0));
  if (next === undefined || best >= (prices.get(next.name) ?? 0)) return best;
  const rest = boxes.filter((each) => each !== next);
  return next.worth.reduce((sum, { value, probability }) => sum + probability * followed(rest, prices, Math.max(best, value)), -next.cost);
}

test("no way of searching is worth more than the plan, and following it is worth what it says", { timeout: 3_600_000 }, () => {
  const rng = Rng.fromSeed(1);
  let searched = 0;
  for (let trial = 0; trial < CASES; trial++) {
    const boxes = randomBoxes(rng);
    const inHand = rng.below(60) - 10;
    const { value, order } = searchPlan(boxes, inHand);
    expect(value).toBeCloseTo(searchTwin(boxes, inHand), 9);
    expect(followed(boxes, new Map(order.map((each) => [each.name, each.reservationPrice])), inHand)).toBeCloseTo(value, 9);
    if (order.some(({ chance }) => chance > 0)) searched++;
  }
  console.log(
    `figure: searching: sets of boxes: ${CASES}, of which searching is worth while in ${searched}; the plan is worth as much as the best of all ways in every one`,
  );
  expect(searched).toBeGreaterThan(CASES / 4);
});
