import { add, divide, lessThan, multiply, ONE, type Rational, rationalFromNumber, ZERO } from "./rational.ts";

/** The four operations that a formula needs, so that one formula serves exact fractions and quick doubles alike. */
export interface Arithmetic<T> {
  readonly zero: T;
  readonly one: T;
  from(value: number): T;
  add(a: T, b: T): T;
  multiply(a: T, b: T): T;
  /** Never called with a zero divisor. */
  divide(a: T, b: T): T;
  isZero(a: T): boolean;
  isLess(a: T, b: T): boolean;
}

export const exactArithmetic: Arithmetic<Rational> = {
  zero: ZERO,
  one: ONE,
  from: rationalFromNumber,
  add,
  multiply,
  divide,
  isZero: (a) => a.num === 0n,
  isLess: lessThan,
};

export const floatArithmetic: Arithmetic<number> = {
  zero: 0,
  one: 1,
  from: (value) => value,
  add: (a, b) => a + b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  isZero: (a) => a === 0,
  isLess: (a, b) => a < b,
};
