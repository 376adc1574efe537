import type { Interaction, Preferences, WeightedWorth, Worth } from "../../model/preferences.ts";
import { likely, type Quantity } from "../../model/quantity.ts";
import { statedNumbers } from "./stated-numbers.ts";

/** Digits kept below the order of magnitude of a party's largest number. */
const DIGITS = 12;

/**
 * Quotients and products of a file's numbers, rounded once and for all to 12 digits below the largest of them: so that 3/5 is
 * 0.6, and two outcomes whose utilities are equal stay equal instead of differing by the noise of binary fractions.
 */
export function roundedPreferences(preferences: Preferences): Preferences {
  const largest = statedNumbers(preferences).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const places = largest > 0 && Number.isFinite(largest) ? DIGITS - Math.floor(Math.log10(largest)) : DIGITS;
  if (places < 0 || places > 100) return preferences;
  const round = (value: Quantity): number => Number(likely(value).toFixed(places));
  const interactions = preferences.interactions.map((each): Interaction => ({ ...each, adjust: round(each.adjust) }));
  if (preferences.kind === "points") {
    return { ...preferences, interactions, issues: mapped(preferences.issues, (worth: Worth) => roundedWorth(worth, round)) };
  }
  const issues = mapped(preferences.issues, (worth: WeightedWorth) => ({ ...roundedWorth(worth, round), weight: worth.weight }));
  return { ...preferences, interactions, issues };
}

function roundedWorth(worth: Worth, round: (value: Quantity) => number): Worth {
  if (worth.kind === "curve") return { kind: "curve", curve: worth.curve.map(({ at, worth: value }) => ({ at, worth: round(value) })) };
  return { kind: "options", options: mapped(worth.options, (value: Quantity) => round(value)) };
}

function mapped<Key extends string, From, To>(
  record: Readonly<Partial<Record<Key, From>>>,
  change: (value: From) => To,
): Partial<Record<Key, To>> {
  const entries = Object.entries<From | undefined>(record).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, change(value)] as const],
  );
  // The keys are those of the record given.
  return Object.fromEntries(entries) as Partial<Record<Key, To>>;
}
