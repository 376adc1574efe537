import { rationalFromNumber, subtract, toNumber } from "../../lib/rational.ts";

/** a − b of two numbers as they are printed, rounded once: 45.3 − 40.2 is 5.1. Both finite. */
export const decimalDifference = (a: number, b: number): number => toNumber(subtract(rationalFromNumber(a), rationalFromNumber(b)));
