import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import type { Outcome } from "../../model/combination.ts";
import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import { classical } from "./classical.ts";
import { frequency } from "./frequency.ts";
import type { AdditiveEstimate, OpponentModel } from "./opponent-model.ts";
import { smith } from "./smith.ts";
import { additiveCase, offered, seatOf, THEM } from "./talking-counterpart.fixture.ts";

const ROUNDS = 25;

interface Counted {
  readonly counts: number[][];
  readonly weights: number[];
}

/** Each model once more, from the whole list of offers, without any memory. */
const TWINS: readonly {
  readonly model: OpponentModel<unknown>;
  readonly compute: (offers: readonly (readonly number[])[], sizes: readonly number[]) => Counted;
}[] = [
  {
    model: frequency({ prior: "uniform" }),
    compute(offers, sizes) {
      const n = sizes.length;
      const g = 0.2 / n;
      let weights = sizes.map(() => 1 / n);
      for (let k = 1; k < offers.length; k++) {
        const same = sizes.map((_, issue) => offers[k]?.[issue] === offers[k - 1]?.[issue]);
        const W = 1 + g * same.filter(Boolean).length;
        weights = weights.map((w, issue) => (same[issue] === true && w < 1 - (n * g) / W ? (w + g) / W : w / W));
      }
      return { weights, counts: sizes.map((size, issue) => countsOf(offers.slice(1), issue, size)) };
    },
  },
  {
    model: smith,
    compute: (offers, sizes) => ({ weights: sizes.map(() => 1), counts: sizes.map((size, issue) => countsOf(offers, issue, size)) }),
  },
  {
    model: classical,
    compute(offers, sizes) {
      const weights = sizes.map((_, issue) =>
        offers.reduce(
          (sum, offer, k) => sum + (k > 0 && offer[issue] === offers[k - 1]?.[issue] ? 0.1 * (1 - k / ROUNDS) : 0),
          1 / sizes.length,
        ),
      );
      return { weights, counts: sizes.map((size, issue) => countsOf(offers, issue, size)) };
    },
  },
];

const countsOf = (offers: readonly (readonly number[])[], issue: number, size: number): number[] =>
  Array.from({ length: size }, (_, option) => 1 + offers.filter((offer) => offer[issue] === option).length);

const scoreOf = ({ weights, counts }: Counted, numbers: readonly number[]): number =>
  numbers.reduce(
    (sum, option, issue) => sum + ((weights[issue] ?? 0) * (counts[issue]?.[option] ?? 0)) / Math.max(...(counts[issue] ?? [])),
    0,
  );

const estimated = ({ scores }: AdditiveEstimate, numbers: readonly number[]): number =>
  numbers.reduce((sum, option, issue) => sum + (scores[issue]?.[option] ?? 0), 0);

test.each(TWINS)("$model.name: 40 random rows of offers give what the whole row gives at once (seed 21)", ({ model, compute }) => {
  const rng = Rng.fromSeed(21);
  for (let run = 0; run < 40; run++) {
    const sizes = Array.from({ length: 1 + rng.below(5) }, () => 1 + rng.below(4));
    const value = additiveCase(rng, sizes);
    const space = outcomeSpace(value.issues);
    const seat = seatOf(value, ROUNDS);
    const draw = (): number[] => sizes.map((size) => rng.below(size));
    const offers = Array.from({ length: 1 + rng.below(ROUNDS) }, draw);
    const outcomes: Outcome[] = offers.map((numbers) => outcomeOf(space, numbers));
    const memory = outcomes.reduce((held, outcome, k) => model.observe(held, offered(outcome, k + 1), seat), model.init(seat, THEM));
    const estimate = model.estimate(memory);
    expect(estimate.strength).toBe(offers.length);
    const twin = compute(offers, sizes);
    const best = sizes.map((_, issue) => bestOption(twin, issue));
    const worst = sizes.map((_, issue) => worstOption(twin, issue));
    const range = scoreOf(twin, best) - scoreOf(twin, worst);
    for (let k = 0; k < 10; k++) {
      const numbers = draw();
      const wanted = range > 1e-12 ? (scoreOf(twin, numbers) - scoreOf(twin, worst)) / range : 0;
      expect(estimated(estimate, numbers)).toBeCloseTo(wanted, 9);
    }
  }
});

const bestOption = ({ counts }: Counted, issue: number): number => (counts[issue] ?? []).indexOf(Math.max(...(counts[issue] ?? [])));
const worstOption = ({ counts }: Counted, issue: number): number => (counts[issue] ?? []).indexOf(Math.min(...(counts[issue] ?? [])));
