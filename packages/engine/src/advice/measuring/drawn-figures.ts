import { triangular } from "../../analysis/drawn-model.ts";
import type { Rng } from "../../lib/rng.ts";
import { isRange, type Range } from "../../model/quantity.ts";
import type { FigureOf } from "./fixed-reading.ts";

/** Figures are drawn to a thousandth of their range or finer, in decimals: sums of such figures are exact and quick. */
const DIGITS = 3;
const MOST_DECIMALS = 12;

/** Draws a figure for each range by its own triangular distribution, independently, and the same one whenever it is asked again. */
export function drawnFigures(rng: Rng): FigureOf {
  const known = new Map<Range, number>();
  return (quantity) => {
    if (!isRange(quantity)) return quantity;
    const figure = known.get(quantity) ?? drawn(quantity, rng);
    known.set(quantity, figure);
    return figure;
  };
}

function drawn(range: Range, rng: Rng): number {
  const figure = triangular(range, rng.float());
  const span = range.high - range.low;
  if (span === 0) return figure;
  const decimals = Math.min(MOST_DECIMALS, Math.max(0, DIGITS - Math.floor(Math.log10(span))));
  return Number(figure.toFixed(decimals));
}
