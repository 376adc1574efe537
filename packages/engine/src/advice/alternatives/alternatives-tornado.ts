import { assertNever } from "../../lib/assert-never.ts";
import { lessThan, toNumber, type Rational } from "../../lib/rational.ts";
import { bestAlternatives } from "../../analysis/best-alternatives.ts";
import type { Alternative } from "../../model/alternative.ts";
import { isRange, likely, type Quantity, type Range } from "../../model/quantity.ts";

/** What one uncertain figure does to what no agreement is worth: from one end of its range to the other, all else at its likely figure. */
export interface AlternativesBar {
  /** Names from the alternative down to where the figure stands. */
  readonly path: readonly string[];
  readonly what: "value" | "cost" | "probability";
  readonly range: Range;
  /** Worth of the best alternative, in points. */
  readonly atLow: number;
  readonly atHigh: number;
}

/** The figures that move it most, the most first; those that move nothing are left out. Equal ones in the order of the file. */
export function alternativesTornado(alternatives: readonly Alternative[], bars: number): readonly AlternativesBar[] {
  const measure = (range: Range, end: number): number =>
    toNumber(most(bestAlternatives(alternatives, (quantity) => (quantity === range ? end : likely(quantity))).values));
  const found = alternatives.flatMap((alternative) => rangesOf(alternative, [alternative.name]));
  return found
    .map(
      ({ path, what, range }): AlternativesBar => ({
        path,
        what,
        range,
        atLow: measure(range, range.low),
        atHigh: measure(range, range.high),
      }),
    )
    .filter(({ atLow, atHigh }) => atLow !== atHigh)
    .toSorted((a, b) => Math.abs(b.atHigh - b.atLow) - Math.abs(a.atHigh - a.atLow))
    .slice(0, bars);
}

const most = (values: readonly Rational[]): Rational => values.reduce((best, value) => (lessThan(best, value) ? value : best));

type Found = Pick<AlternativesBar, "path" | "what" | "range">;

function rangesOf(alternative: Alternative, path: readonly string[]): readonly Found[] {
  const found = (what: Found["what"], quantity: Quantity | undefined, at = path): readonly Found[] =>
    quantity !== undefined && isRange(quantity) ? [{ path: at, what, range: quantity }] : [];
  const cost = found("cost", alternative.cost);
  switch (alternative.kind) {
    case "value":
      return [...cost, ...found("value", alternative.value)];
    case "choices":
      return [...cost, ...alternative.choices.flatMap((choice) => rangesOf(choice, [...path, choice.name]))];
    case "chances":
      return [
        ...cost,
        ...alternative.chances.flatMap(({ probability, then }) => {
          const at = [...path, then.name];
          return [...found("probability", probability, at), ...rangesOf(then, at)];
        }),
      ];
    default:
      return assertNever(alternative);
  }
}
