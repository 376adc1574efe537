import type { Preferences, Worth } from "../../model/preferences.ts";
import { likely, type Quantity } from "../../model/quantity.ts";

/** The likely figure of every worth and adjustment; weights left out. */
export function statedNumbers(preferences: Preferences): number[] {
  const worths: readonly (Worth | undefined)[] = Object.values(preferences.issues);
  return [...worths.flatMap(quantities), ...preferences.interactions.map(({ adjust }) => adjust)].map(likely);
}

function quantities(worth: Worth | undefined): Quantity[] {
  if (worth === undefined) return [];
  if (worth.kind === "curve") return worth.curve.map((point) => point.worth);
  return Object.values<Quantity | undefined>(worth.options).filter((quantity) => quantity !== undefined);
}
