import type { AdditiveEstimate } from "./opponent-model.ts";
import { onUnitScale } from "./unit-scale.ts";

/** How often each option was offered: [issue][option]. A plain value. */
export type OptionCounts = readonly (readonly number[])[];

/** Every option counted once before the first offer, so that none is taken for worthless. */
export const evenCounts = (sizes: readonly number[]): OptionCounts => sizes.map((size) => Array.from({ length: size }, () => 1));

export const counted = (counts: OptionCounts, offered: ArrayLike<number>): OptionCounts =>
  counts.map((row, issue) => {
    const option = offered[issue] ?? 0;
    return row.with(option, (row[option] ?? 0) + 1);
  });

interface CountedOffers {
  readonly weights: readonly number[];
  readonly counts: OptionCounts;
  readonly offers: number;
}

/** Σ over issues of weight × count / greatest count, on a scale from 0 to 1. */
export function estimateFromCounts({ weights, counts, offers }: CountedOffers): AdditiveEstimate {
  const scores = counts.map((row, issue) => {
    let most = 0;
    for (const count of row) if (count > most) most = count;
    const factor = (weights[issue] ?? 0) / most;
    return row.map((count) => factor * count);
  });
  return { scores: onUnitScale(scores), strength: offers };
}
