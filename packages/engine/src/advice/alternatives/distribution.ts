import { add, lessThan, multiply, type Rational, rationalFromNumber, ZERO } from "../../lib/rational.ts";

/** What something may turn out to be worth: values with their probabilities, which sum to 1. At least one; the same value may come twice. */
export type Distribution = readonly Prospect[];

export interface Prospect {
  readonly value: number;
  /** 0 to 1. */
  readonly probability: number;
}

/** The same in exact fractions: one entry a value, ascending, none with probability 0; the probabilities divided by their sum. */
export interface ExactProspect {
  readonly value: Rational;
  readonly probability: Rational;
}

/** Throws where no value has a probability above 0. */
export function exactProspects(distribution: Distribution): readonly ExactProspect[] {
  const merged = new Map<number, Rational>();
  for (const { value, probability } of distribution) {
    if (probability > 0) merged.set(value, add(merged.get(value) ?? ZERO, rationalFromNumber(probability)));
  }
  const total = [...merged.values()].reduce(add, ZERO);
  if (total.num === 0n) throw new Error("Expected a value with a probability above 0");
  const share = { num: total.den, den: total.num };
  return [...merged]
    .map(([value, probability]) => ({ value: rationalFromNumber(value), probability: multiply(probability, share) }))
    .toSorted((a, b) => (lessThan(a.value, b.value) ? -1 : 1));
}

export const mean = (prospects: readonly ExactProspect[]): Rational =>
  prospects.reduce((sum, { value, probability }) => add(sum, multiply(value, probability)), ZERO);
