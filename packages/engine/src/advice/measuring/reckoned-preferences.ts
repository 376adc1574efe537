import type { Estimate, Unknown } from "../../model/case.ts";
import type { Combination } from "../../model/combination.ts";
import type { Condition } from "../../model/condition.ts";
import type { OutcomeSpace } from "../../model/outcome-space.ts";
import type { Preferences, Worth } from "../../model/preferences.ts";
import { floatReckoner } from "../../model/reckoner.ts";
import { utilityFunction } from "../../model/utility-function.ts";

/** Issues of more options are left as curves, which need no option spelt out. */
const MOST_OPTIONS = 1_000;
/** Digits of the largest contribution that are kept. */
const DIGITS = 6;

/**
 * Preferences whose figures are all fixed, reckoned out: one worth an option, expected over the unknowns, in points rounded to six
 * digits of the largest. What was drawn is no more exact than that, and sums of such worths are quick to compute exactly. Preferences over
 * issues of very many options are given back as they are.
 */
export function reckonedPreferences(
  space: OutcomeSpace,
  unknowns: readonly Unknown[],
  { preferences, probabilities }: Estimate,
): Preferences {
  if (space.sizes.some((size) => size > MOST_OPTIONS)) return preferences;
  const { tables, terms, constant } = utilityFunction({ space, unknowns, preferences, probabilities }, floatReckoner());
  const largest = [...tables.flat(), ...terms.map(({ amount }) => amount), constant].reduce(
    (top, each) => Math.max(top, Math.abs(each)),
    0,
  );
  const decimals = Math.max(0, DIGITS - Math.ceil(Math.log10(Math.max(largest, Number.MIN_VALUE))));
  if (largest === 0 || decimals > 2 * DIGITS) return preferences;
  const rounded = (value: number): number => Number(value.toFixed(decimals));
  const issues = space.issues.map(({ id, options }, i): readonly [string, Worth] => [
    id,
    { kind: "options", options: Object.fromEntries(options.map((option, k) => [option, rounded(tables[i]?.[k] ?? 0)])) },
  ]);
  return {
    kind: "points",
    issues: Object.fromEntries(issues),
    interactions: [
      ...terms.map(({ condition, amount }) => ({ when: combinationOf(space, condition), given: {}, adjust: rounded(amount) })),
      ...(constant === 0 ? [] : [{ when: {}, given: {}, adjust: rounded(constant) }]),
    ],
    ...(preferences.discount !== undefined && { discount: preferences.discount }),
  };
}

const combinationOf = (space: OutcomeSpace, { issues, masks }: Condition): Combination =>
  Object.fromEntries(
    issues.flatMap((issue, k) => {
      const numbered = space.issues[issue];
      return numbered === undefined ? [] : [[numbered.id, numbered.options.filter((_, option) => masks[k]?.[option] === 1)] as const];
    }),
  );
