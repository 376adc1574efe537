import { type Arithmetic, exactArithmetic, floatArithmetic } from "../lib/arithmetic.ts";
import type { Rational } from "../lib/rational.ts";
import { likely, type Quantity } from "./quantity.ts";

/** How to compute with what the briefs state: which figure to take for each number, and in what arithmetic. */
export interface Reckoner<T> extends Arithmetic<T> {
  figure(quantity: Quantity): T;
}

/** Exact fractions, ranges at their likely figure. */
export const exactReckoner: Reckoner<Rational> = { ...exactArithmetic, figure: (quantity) => exactArithmetic.from(likely(quantity)) };

/** Doubles, with a figure of the caller's choice for each range. */
export const floatReckoner = (figure: (quantity: Quantity) => number = likely): Reckoner<number> => ({ ...floatArithmetic, figure });
