import type { Circumstances, Combination } from "./combination.ts";
import type { IssueId, OptionId } from "./ids.ts";
import type { Quantity } from "./quantity.ts";

/**
 * How much each outcome is worth to a party, in points on its own scale. The utility of an outcome is the sum over issues,
 * plus the adjustments of the interactions that hold.
 *
 * kind "points": an issue adds the worth of its option as it stands.
 * kind "weighted": an issue adds (weight / sum of all weights) × worth, so the utility is on the scale of the worths.
 */
export type Preferences = {
  readonly interactions: readonly Interaction[];
  /** What utility falls to over the whole of a session: an agreement at relative time t is worth u × discount^t. Above 0, at most 1. */
  readonly discount?: number;
} & (
  | { readonly kind: "points"; readonly issues: Readonly<Partial<Record<IssueId, Worth>>> }
  | { readonly kind: "weighted"; readonly issues: Readonly<Partial<Record<IssueId, WeightedWorth>>> }
);
// An issue that is absent adds nothing, whatever its option.

/**
 * What the options of one issue are worth. kind "options": by option; an option not listed is worth 0.
 * kind "curve": for range issues, straight lines between the points given, which ascend in `at` and cover the whole range.
 */
export type Worth =
  | { readonly kind: "options"; readonly options: Readonly<Partial<Record<OptionId, Quantity>>> }
  | { readonly kind: "curve"; readonly curve: readonly CurvePoint[] };

export interface CurvePoint {
  readonly at: number;
  readonly worth: Quantity;
}

/** Weight: 0 or more. */
export type WeightedWorth = Worth & { readonly weight: Quantity };

/** An adjustment in points when a combination of options holds and, where given, the circumstances are as said. */
export interface Interaction {
  readonly name?: string;
  readonly when: Combination;
  readonly given: Circumstances;
  readonly adjust: Quantity;
}
