import { assertNever } from "../../lib/assert-never.ts";
import type { Alternative, Chance } from "../../model/alternative.ts";
import { likely } from "../../model/quantity.ts";
import type { Distribution } from "./distribution.ts";

/** What an uncertain course of action is worth to a party that minds risk, in points. */
export interface CertaintyEquivalent {
  /** The sure thing that is worth just as much, by constant absolute risk aversion a: −ln E[exp(−a X)] / a; the mean where a is 0. */
  readonly exact: number;
  /** The usual approximation beside it: mean − a · variance / 2. */
  readonly meanVariance: number;
  readonly mean: number;
  readonly variance: number;
  /** What may come of it, all costs taken off: by value, ascending. Of choices on the way the one with the highest certainty equivalent. */
  readonly prospects: Distribution;
}

/**
 * Folds a tree back for a party with risk aversion a, 1/points (above 0: minds risk; 0: does not; below 0: likes it; Pratt 1964). Constant
 * risk aversion makes folding back branch by branch the same as looking at the whole. Equal choices: the first. Likely figures. Linear in
 * the branches, times the prospects.
 */
export function certaintyEquivalent(alternative: Alternative, riskAversion: number): CertaintyEquivalent {
  const prospects = merged(prospectsOf(alternative, riskAversion));
  const mean = prospects.reduce((sum, { value, probability }) => sum + probability * value, 0);
  const variance = prospects.reduce((sum, { value, probability }) => sum + probability * (value - mean) ** 2, 0);
  return { exact: sureThing(prospects, riskAversion), meanVariance: mean - (riskAversion * variance) / 2, mean, variance, prospects };
}

function prospectsOf(alternative: Alternative, riskAversion: number): Distribution {
  const gross = grossProspects(alternative, riskAversion);
  const cost = alternative.cost === undefined ? 0 : likely(alternative.cost);
  return cost === 0 ? gross : gross.map(({ value, probability }) => ({ value: value - cost, probability }));
}

function grossProspects(alternative: Alternative, riskAversion: number): Distribution {
  switch (alternative.kind) {
    case "value":
      return [{ value: likely(alternative.value), probability: 1 }];
    case "choices": {
      const [first, ...others] = alternative.choices.map((choice) => prospectsOf(choice, riskAversion));
      if (first === undefined) throw new Error("Expected at least one choice");
      const worth = (prospects: Distribution): number => sureThing(prospects, riskAversion);
      return others.reduce((best, each) => (worth(each) > worth(best) ? each : best), first);
    }
    case "chances": {
      const { chances } = alternative;
      const total = chances.reduce((sum, { probability }) => sum + likely(probability), 0);
      // As the value of the tree is computed: probabilities are divided by their sum, and alike where that is 0.
      const share = ({ probability }: Chance): number => (total > 0 ? likely(probability) / total : 1 / chances.length);
      return chances.flatMap((chance) =>
        prospectsOf(chance.then, riskAversion).map(({ value, probability }) => ({ value, probability: probability * share(chance) })),
      );
    }
    default:
      return assertNever(alternative);
  }
}

function merged(prospects: Distribution): Distribution {
  const byValue = new Map<number, number>();
  for (const { value, probability } of prospects) if (probability > 0) byValue.set(value, (byValue.get(value) ?? 0) + probability);
  return [...byValue].toSorted(([a], [b]) => a - b).map(([value, probability]) => ({ value, probability }));
}

function sureThing(given: Distribution, riskAversion: number): number {
  if (riskAversion === 0) return given.reduce((sum, { value, probability }) => sum + probability * value, 0);
  const prospects = given.filter(({ probability }) => probability > 0);
  const values = prospects.map(({ value }) => value);
  // Exponents are counted from the value that weighs most, so that none of them overflows.
  const from = riskAversion > 0 ? Math.min(...values) : Math.max(...values);
  const exponent = (value: number): number => (value === from ? 0 : -riskAversion * (value - from));
  const whole = prospects.reduce((total, { probability }) => total + probability, 0);
  const expected = (of: (value: number) => number): number =>
    prospects.reduce((total, { value, probability }) => total + (probability / whole) * of(value), 0);
  const share = expected((value) => Math.exp(exponent(value)));
  // Each form keeps its digits where the other loses them.
  const log = share < 0.5 ? Math.log(share) : Math.log1p(expected((value) => Math.expm1(exponent(value))));
  return from - log / riskAversion;
}
