import type { AcceptanceEntry, ModelEntry, OfferingEntry, StrategyEntry, WalkAwayEntry } from "./entry.ts";

/** Everything that can be named. Names differ within a list; a strategy and one of its parts may share one. */
export interface RegistryLists {
  readonly strategies: readonly StrategyEntry[];
  readonly offering: readonly OfferingEntry[];
  readonly acceptance: readonly AcceptanceEntry[];
  readonly model: readonly ModelEntry[];
  readonly walkAway: readonly WalkAwayEntry[];
}
