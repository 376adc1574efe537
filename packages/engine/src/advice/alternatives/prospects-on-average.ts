import { assertNever } from "../../lib/assert-never.ts";
import { add, divide, lessThan, multiply, ONE, rationalFromNumber, subtract, toNumber, ZERO } from "../../lib/rational.ts";
import type { Alternative } from "../../model/alternative.ts";
import { likely } from "../../model/quantity.ts";
import { type Distribution, type ExactProspect, mean } from "./distribution.ts";

/**
 * What may come of a course of action, all costs taken off, where each choice on the way is made for the average; equal ones: the first. By
 * value, ascending, none with probability 0. Likely figures; exact, and rounded once.
 */
export function prospectsOnAverage(alternative: Alternative): Distribution {
  const byValue = new Map<number, ExactProspect>();
  for (const { value, probability } of below(alternative)) {
    const key = toNumber(value);
    byValue.set(key, { value, probability: add(byValue.get(key)?.probability ?? ZERO, probability) });
  }
  return [...byValue]
    .map(([value, { probability }]) => ({ value, probability: toNumber(probability) }))
    .filter(({ probability }) => probability > 0)
    .toSorted((a, b) => a.value - b.value);
}

function below(alternative: Alternative): readonly ExactProspect[] {
  const cost = rationalFromNumber(alternative.cost === undefined ? 0 : likely(alternative.cost));
  return gross(alternative).map(({ value, probability }) => ({ value: subtract(value, cost), probability }));
}

function gross(alternative: Alternative): readonly ExactProspect[] {
  switch (alternative.kind) {
    case "value":
      return [{ value: rationalFromNumber(likely(alternative.value)), probability: ONE }];
    case "choices":
      return alternative.choices.map(below).reduce((best, each) => (lessThan(mean(best), mean(each)) ? each : best));
    case "chances": {
      const weights = alternative.chances.map(({ probability }) => rationalFromNumber(likely(probability)));
      const total = weights.reduce(add, ZERO);
      // As the value of the tree is computed: probabilities are divided by their sum, and alike where that is 0.
      const alike = { num: 1n, den: BigInt(weights.length) };
      return alternative.chances.flatMap(({ then }, k) => {
        const share = total.num === 0n ? alike : divide(weights[k] ?? ZERO, total);
        return below(then).map(({ value, probability }) => ({ value, probability: multiply(probability, share) }));
      });
    }
    default:
      return assertNever(alternative);
  }
}
