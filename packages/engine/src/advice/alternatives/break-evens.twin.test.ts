import { expect, test } from "vitest";
import { bestAlternatives } from "../../analysis/best-alternatives.ts";
import { breakEvenProbability } from "../../analysis/break-even-probability.ts";
import { toNumber } from "../../lib/rational.ts";
import { Rng } from "../../lib/rng.ts";
import type { Alternative } from "../../model/alternative.ts";
import { breakEvens } from "./break-evens.ts";
import { randomAlternative } from "./random-alternative.fixture.ts";

const valueOf = (alternative: Alternative): number => bestAlternatives([alternative]).values.map(toNumber)[0] ?? Number.NaN;

/** The same trees, once for each branch of each chance in the order of `breakEvens`: how they are with another probability of it. */
function* variants(alternative: Alternative): Generator<(probability: number) => Alternative> {
  if (alternative.kind === "value") return;
  if (alternative.kind === "choices") {
    for (const [k, choice] of alternative.choices.entries())
      for (const vary of variants(choice)) yield (p) => ({ ...alternative, choices: alternative.choices.with(k, vary(p)) });
    return;
  }
  const { chances } = alternative;
  for (const [k, chance] of chances.entries()) {
    const others = chances.reduce((sum, { probability }, j) => (j === k ? sum : sum + Number(probability)), 0);
    yield (p) => ({
      ...alternative,
      chances: chances.map((each, j) => ({ ...each, probability: j === k ? p : (Number(each.probability) * (1 - p)) / others })),
    });
    for (const vary of variants(chance.then)) yield (p) => ({ ...alternative, chances: chances.with(k, { ...chance, then: vary(p) }) });
  }
}

test("at its break-even probability every branch of a random tree makes the whole worth the target", () => {
  const rng = Rng.fromSeed(31);
  let [met, out, none] = [0, 0, 0];
  for (let trial = 0; trial < 300; trial++) {
    const alternative = randomAlternative(rng, 3);
    const target = valueOf(alternative) + rng.below(21) - 10;
    const found = breakEvens(alternative, target);
    const vary = [...variants(alternative)];
    expect(found).toHaveLength(vary.length);
    for (const [k, { breakEven }] of found.entries()) {
      const at = (p: number): number => valueOf(vary[k]?.(p) ?? alternative);
      if (breakEven === null) none++;
      else if (breakEven >= 0 && breakEven <= 1) {
        expect(at(breakEven)).toBeCloseTo(target, 6);
        met++;
      } else {
        // Both ends on the same side of the target.
        expect(Math.sign(at(0) - target) * Math.sign(at(1) - target)).toBeGreaterThanOrEqual(0);
        out++;
      }
    }
  }
  expect(Math.min(met, out, none)).toBeGreaterThan(20);
});

test("where none is named, the target is crossed at no probability, or the tree stays at it for a stretch", () => {
  const rng = Rng.fromSeed(32);
  for (let trial = 0; trial < 200; trial++) {
    const alternative = randomAlternative(rng, 3);
    const target = valueOf(alternative) + rng.below(21) - 10;
    const vary = [...variants(alternative)];
    for (const [k, { breakEven }] of breakEvens(alternative, target).entries()) {
      if (breakEven !== null) continue;
      const [low, high] = [0, 1].map((p) => valueOf(vary[k]?.(p) ?? alternative));
      const [least, most] = [Math.min(low ?? 0, high ?? 0), Math.max(low ?? 0, high ?? 0)];
      expect(least < target - 1e-9 && target + 1e-9 < most).toBe(false);
    }
  }
});

test("for a chance with two branches it is the break-even probability of the analysis", () => {
  const trial: Alternative = {
    kind: "chances",
    name: "Go to court",
    cost: 0.4,
    chances: [
      { probability: 0.5, then: { kind: "value", name: "Win", value: 4.6 } },
      { probability: 0.5, then: { kind: "value", name: "Lose", value: 0 } },
    ],
  };
  expect(breakEvens(trial, 2)).toEqual([
    { path: ["Go to court", "Win"], probability: 0.5, breakEven: breakEvenProbability(trial, 2) },
    { path: ["Go to court", "Lose"], probability: 0.5, breakEven: 1 - 12 / 23 },
  ]);
  expect(breakEvens(trial, 2)[0]?.breakEven).toBeCloseTo(0.5217, 4);
});
