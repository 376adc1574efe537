import type { Arithmetic } from "../lib/arithmetic.ts";
import { assertNever } from "../lib/assert-never.ts";
import type { Alternative } from "./alternative.ts";
import type { NoAgreement } from "./case.ts";
import type { Quantity } from "./quantity.ts";

/** What no agreement is worth to a party, in points: the figure stated, or its best alternative. */
export function reservationValue<T>(
  noAgreement: NoAgreement,
  arithmetic: Arithmetic<T>,
  figure: (quantity: Quantity) => T,
  isLess: (a: T, b: T) => boolean,
): T {
  if (noAgreement.kind === "reservationValue") return figure(noAgreement.reservationValue);
  const worth = (alternative: Alternative): T => {
    const gross = grossWorth(alternative, arithmetic, figure, worth, isLess);
    if (alternative.cost === undefined) return gross;
    return arithmetic.add(gross, arithmetic.multiply(arithmetic.from(-1), figure(alternative.cost)));
  };
  return best(noAgreement.alternatives.map(worth), isLess);
}

function grossWorth<T>(
  alternative: Alternative,
  arithmetic: Arithmetic<T>,
  figure: (quantity: Quantity) => T,
  worth: (branch: Alternative) => T,
  isLess: (a: T, b: T) => boolean,
): T {
  switch (alternative.kind) {
    case "value":
      return figure(alternative.value);
    case "choices":
      return best(alternative.choices.map(worth), isLess);
    case "chances": {
      const total = alternative.chances.reduce((sum, branch) => arithmetic.add(sum, figure(branch.probability)), arithmetic.zero);
      const mean = alternative.chances.reduce(
        (sum, branch) => arithmetic.add(sum, arithmetic.multiply(figure(branch.probability), worth(branch.then))),
        arithmetic.zero,
      );
      return arithmetic.isZero(total) ? mean : arithmetic.divide(mean, total);
    }
    default:
      return assertNever(alternative);
  }
}

function best<T>(values: readonly T[], isLess: (a: T, b: T) => boolean): T {
  const [first, ...rest] = values;
  if (first === undefined) throw new Error("Expected at least one branch");
  return rest.reduce((top, value) => (isLess(top, value) ? value : top), first);
}
