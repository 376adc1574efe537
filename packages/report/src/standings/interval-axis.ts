import type { Figure } from "@detente/engine";

/** One axis for the intervals of several figures. */
export interface IntervalAxis {
  readonly low: number;
  readonly high: number;
  /** Low end, mean and high end as shares of the axis, 0 to 1; null for a figure without a mean. */
  place(figure: Figure): readonly [number, number, number] | null;
}

/** The axis reaches from 0, or the lowest end where that is below, to 1, or the highest end where that is above. */
export function intervalAxis(figures: readonly Figure[]): IntervalAxis {
  const ends = figures.flatMap(({ mean, interval }) => [mean, interval?.low, interval?.high]).filter((end) => typeof end === "number");
  const low = Math.min(0, ...ends);
  const high = Math.max(1, ...ends);
  const share = (value: number): number => (value - low) / (high - low);
  return {
    low,
    high,
    place: ({ mean, interval }) => (mean === null ? null : [share(interval?.low ?? mean), share(mean), share(interval?.high ?? mean)]),
  };
}
