import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import { bayesian } from "./bayesian.ts";
import { classical } from "./classical.ts";
import { frequency } from "./frequency.ts";
import type { OpponentModel } from "./opponent-model.ts";
import { rankCorrelation } from "./rank-correlation.fixture.ts";
import { smith } from "./smith.ts";
import { additiveCase, type Manner, offered, offersOf, orderedCase, seatOf, THEM, utilityOf } from "./talking-counterpart.fixture.ts";

const MODELS: readonly OpponentModel<unknown>[] = [frequency({ prior: "uniform" }), smith, classical, bayesian];
const MANNERS: readonly Manner[] = ["boulware", "linear", "conceder", "micro"];
const ROUNDS = 100;
const MOMENTS = [5, 20, 50, 100];
const CASES = 40;
const SAMPLE = 200;

type Making = typeof additiveCase;

/** Mean rank correlation of estimated and true utility over random outcomes, at each moment. */
function quality(model: OpponentModel<unknown>, manner: Manner, make: Making): number[] {
  const rng = Rng.fromSeed(77);
  const sums = MOMENTS.map(() => 0);
  for (let run = 0; run < CASES; run++) {
    const value = make(rng, [4, 5, 3, 6, 4]);
    const space = outcomeSpace(value.issues);
    const seat = seatOf(value, ROUNDS);
    const theirs = utilityOf(value, THEM);
    const sample = Array.from({ length: SAMPLE }, () => space.sizes.map((size) => rng.below(size)));
    const truth = sample.map((numbers) => theirs.inverse.utility(outcomeOf(space, numbers)) ?? 0);
    let memory = model.init(seat, THEM);
    for (const [k, outcome] of offersOf(theirs, manner, ROUNDS).entries()) {
      memory = model.observe(memory, offered(outcome, k + 1), seat);
      const moment = MOMENTS.indexOf(k + 1);
      if (moment < 0) continue;
      const { scores } = model.estimate(memory);
      const estimated = sample.map((numbers) => numbers.reduce((sum, option, issue) => sum + (scores[issue]?.[option] ?? 0), 0));
      sums[moment] = (sums[moment] ?? 0) + rankCorrelation(estimated, truth) / CASES;
    }
  }
  return sums;
}

const figure = (model: OpponentModel<unknown>, of: string, found: readonly number[]): void =>
  console.log(
    `figure: ${model.name} of a ${of}: rank correlation ${MOMENTS.map((moment, k) => `${(found[k] ?? 0).toFixed(2)} after ${moment}`).join(", ")} offers`,
  );

test.each(MODELS)(
  "$name: estimates are much better than none, whose correlation is 0, and better after 100 offers than after 5",
  (model) => {
    for (const manner of MANNERS) {
      const found = quality(model, manner, additiveCase);
      figure(model, `${manner} counterpart`, found);
      const [few = 0, , , many = 0] = found;
      expect(few).toBeGreaterThan(0.3);
      expect(many).toBeGreaterThan(0.5);
      // A conceder's late offers tell what it can live with, not what it likes.
      if (manner !== "conceder") expect(many).toBeGreaterThan(few);
    }
  },
);

test("where options stand in an order that means something, the Bayesian model knows more after few offers than without", () => {
  const [ordered = 0] = MANNERS.map((manner) => {
    const found = quality(bayesian, manner, orderedCase);
    figure(bayesian, `${manner} counterpart, options in order`, found);
    return found[0];
  });
  expect(ordered).toBeGreaterThan(0.6);
});
