import type { Preferences } from "../../model/preferences.ts";
import { statedNumbers } from "./stated-numbers.ts";

/** Whether every worth and adjustment is finite: finite numbers of a file can multiply to one that is not. */
export function hasOnlyFiniteNumbers(preferences: Preferences): boolean {
  return statedNumbers(preferences).every(Number.isFinite);
}
