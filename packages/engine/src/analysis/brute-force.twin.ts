import { own } from "../lib/own.ts";
import { add, divide, lessThan, multiply, ONE, type Rational, rational, rationalFromNumber, subtract, ZERO } from "../lib/rational.ts";
import type { Brief, Case, Rule } from "../model/case.ts";
import type { Combination, Outcome } from "../model/combination.ts";
import type { CompiledCase } from "../model/compiled-case.ts";
import { unitsOf } from "../model/exact-utility.ts";
import type { IssueId, OptionId } from "../model/ids.ts";
import { optionNumbers } from "../model/option-numbers.ts";
import { outcomeSpace } from "../model/outcome-space.ts";
import { likely } from "../model/quantity.ts";

/** The slow, obvious twin of the analysis: every outcome one by one, straight from the definitions, in exact fractions. For tests. */
export function allOutcomes(value: Case): Outcome[] {
  return outcomeSpace(value.issues).issues.reduce<Outcome[]>(
    (made, issue) => made.flatMap((outcome) => issue.options.map((option) => ({ ...outcome, [issue.id]: option }))),
    [{}],
  );
}

export function matches(outcome: Outcome, combination: Combination): boolean {
  return Object.entries(combination).every(([issue, set]) => {
    // Keys of a combination are issue ids.
    const option = outcome[issue as IssueId];
    if (set === undefined) return true;
    if ("length" in set) return set.includes(option ?? ("" as OptionId));
    return Number(option) >= (set.from ?? -Infinity) && Number(option) <= (set.to ?? Infinity);
  });
}

export const breaks = (outcome: Outcome, rule: Rule): boolean =>
  rule.kind === "forbid" ? matches(outcome, rule.forbid) : matches(outcome, rule.if) && !matches(outcome, rule.then);

export function utilityOf(value: Case, brief: Brief, outcome: Outcome): Rational {
  const { preferences } = brief;
  const weightOf = (issue: IssueId): Rational =>
    preferences.kind === "weighted" ? rationalFromNumber(likely(preferences.issues[issue]?.weight ?? 0)) : ONE;
  const total = preferences.kind === "weighted" ? value.issues.reduce((sum, { id }) => add(sum, weightOf(id)), ZERO) : ONE;
  const additive = value.issues.reduce((sum, { id }) => {
    const worth = own(preferences.issues, id);
    if (worth === undefined) return sum;
    const option = outcome[id] ?? ("" as OptionId);
    const points =
      worth.kind === "options" ? rationalFromNumber(likely(own(worth.options, option) ?? 0)) : alongCurve(worth.curve, Number(option));
    return add(sum, divide(multiply(weightOf(id), points), total));
  }, ZERO);
  return preferences.interactions.reduce((sum, { when, given, adjust }) => {
    if (!matches(outcome, when)) return sum;
    return add(sum, multiply(rationalFromNumber(likely(adjust)), probabilityOf(value, brief, given)));
  }, additive);
}

function alongCurve(curve: readonly { at: number; worth: Parameters<typeof likely>[0] }[], number: number): Rational {
  const k = curve.findIndex(({ at }) => at >= number);
  const [left, right] = [curve[k - 1], curve[k]];
  if (right === undefined) return ZERO;
  const top = rationalFromNumber(likely(right.worth));
  if (left === undefined || right.at === number) return top;
  const [x, x0, x1] = [number, left.at, right.at].map(rationalFromNumber);
  if (x === undefined || x0 === undefined || x1 === undefined) return ZERO;
  const bottom = rationalFromNumber(likely(left.worth));
  return add(bottom, multiply(divide(subtract(x, x0), subtract(x1, x0)), subtract(top, bottom)));
}

function probabilityOf(value: Case, brief: Brief, given: Brief["preferences"]["interactions"][number]["given"]): Rational {
  return value.unknowns.reduce((product, unknown) => {
    const meant = own(given, unknown.id);
    if (meant === undefined) return product;
    const stated = own(brief.probabilities, unknown.id);
    const chance = unknown.states.map(({ id }) =>
      stated ? rationalFromNumber(likely(stated[id] ?? 0)) : rational(1n, BigInt(unknown.states.length)),
    );
    const total = chance.reduce(add, ZERO);
    const held = unknown.states.reduce((sum, { id }, k) => (meant.includes(id) ? add(sum, chance[k] ?? ZERO) : sum), ZERO);
    return multiply(product, divide(held, total));
  }, ONE);
}

/** Red lines for which the party does not hold the evidence likely enough. */
export const bindingLines = (value: Case, brief: Brief | undefined): readonly Rule[] =>
  brief?.redLines.filter(
    ({ until }) => until === undefined || lessThan(probabilityOf(value, brief, until.given), rationalFromNumber(until.probability)),
  ) ?? [];

/** Utilities in the units of a compiled case, for every outcome that breaks no rule. */
export function admissibleUnits(value: Case, compiled: CompiledCase): { outcome: Outcome; units: bigint[] }[] {
  const rules = [...value.constraints, ...value.parties.flatMap(({ id }) => bindingLines(value, value.briefs[id]))];
  return allOutcomes(value)
    .filter((outcome) => !rules.some((rule) => breaks(outcome, rule)))
    .map((outcome) => ({
      outcome,
      units: compiled.utilities.map((utility) => unitsOf(utility, optionNumbers(compiled.space, outcome) ?? [])),
    }));
}
