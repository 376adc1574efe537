import type { QuantityDocument } from "../document-parts.ts";
import type { Spot } from "./check.ts";

/** A range needs low ≤ likely ≤ high. */
export function checkQuantity(quantity: QuantityDocument, spot: Spot): void {
  if (typeof quantity === "number") return;
  const { low, likely, high } = quantity;
  if (low <= likely && likely <= high) return;
  spot.error("figures", `A range needs low ≤ likely ≤ high, not ${low}, ${likely}, ${high}.`);
}

/** A probability, and every figure of a range of probabilities, lies between 0 and 1. */
export function checkProbability(quantity: QuantityDocument, spot: Spot): void {
  checkQuantity(quantity, spot);
  const outside = figuresOf(quantity).find((figure) => figure < 0 || figure > 1);
  if (outside === undefined) return;
  const hint = outside > 1 && outside <= 100 ? `Write ${outside} % as ${outside / 100}.` : "Write it as a share of 1.";
  spot.error("probability", `A probability lies between 0 and 1; this is ${outside}.`, { hint });
}

/** A share, and every figure of a range of shares, lies between 0 and 1. */
export function checkShare(quantity: QuantityDocument, spot: Spot): void {
  checkQuantity(quantity, spot);
  const outside = figuresOf(quantity).find((figure) => figure < 0 || figure > 1);
  if (outside !== undefined) spot.error("share", `A share lies between 0 and 1; this is ${outside}.`);
}

/** A cost or a value, and every figure of a range of them, is 0 or more. */
export function checkAmount(quantity: QuantityDocument, spot: Spot): void {
  checkQuantity(quantity, spot);
  const negative = figuresOf(quantity).find((figure) => figure < 0);
  if (negative !== undefined) spot.error("negative", `This must be 0 or more, not ${negative}.`);
}

/** Things that are counted, such as issues or rounds, come in whole numbers. */
export function checkCount(count: number, least: number, spot: Spot): void {
  if (!Number.isInteger(count) || count < least) spot.error("count", `This must be a whole number, ${least} or more, not ${count}.`);
}

export const figuresOf = (quantity: QuantityDocument): number[] =>
  typeof quantity === "number" ? [quantity] : [quantity.low, quantity.likely, quantity.high];

export const likelyOf = (quantity: QuantityDocument): number => (typeof quantity === "number" ? quantity : quantity.likely);

/** How far a total may be off and still count as meant: people write thirds as 0.333333. */
const TOTAL_TOLERANCE = 1e-6;

export const isTotal = (sum: number, total: number): boolean => Math.abs(sum - total) <= TOTAL_TOLERANCE;

export const sumOfLikely = (quantities: readonly QuantityDocument[]): number =>
  quantities.reduce<number>((sum, quantity) => sum + likelyOf(quantity), 0);

/** A sum as a message shows it, without the dust of binary fractions. */
export const shownSum = (sum: number): string => String(Number(sum.toPrecision(9)));
