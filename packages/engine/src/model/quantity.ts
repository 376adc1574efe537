/** A number known only roughly: low ≤ likely ≤ high. Drawn from the triangular distribution on the three. */
export interface Range {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** Any number an analyst states: one figure, or a range where one figure would claim too much. Always finite. */
export type Quantity = number | Range;

export const isRange = (quantity: Quantity): quantity is Range => typeof quantity !== "number";
export const likely = (quantity: Quantity): number => (isRange(quantity) ? quantity.likely : quantity);
