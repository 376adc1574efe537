import { own } from "../lib/own.ts";
import type { Probabilities, Unknown } from "./case.ts";
import type { Circumstances, Combination } from "./combination.ts";
import { type Condition, condition } from "./condition.ts";
import type { StateId } from "./ids.ts";
import type { NumberedIssue, OutcomeSpace } from "./outcome-space.ts";
import type { CurvePoint, Preferences, WeightedWorth, Worth } from "./preferences.ts";
import type { Quantity } from "./quantity.ts";
import type { Reckoner } from "./reckoner.ts";

/**
 * Utility as a sum: a constant, one entry of each issue's table, and the amount of every term whose condition holds.
 * Expected over unknowns. In points of the party's own scale, as numbers of kind T.
 */
export interface UtilityFunction<T> {
  readonly constant: T;
  /** [issue][option] */
  readonly tables: readonly (readonly T[])[];
  /** Each ties at least two issues. */
  readonly terms: readonly Term<T>[];
}

export interface Term<T> {
  readonly condition: Condition;
  readonly amount: T;
}

export interface UtilityInputs {
  readonly space: OutcomeSpace;
  readonly unknowns: readonly Unknown[];
  readonly preferences: Preferences;
  readonly probabilities: Probabilities;
  /** How to number a combination, where one numbering serves many calls. */
  readonly conditionOf?: (combination: Combination) => Condition | null;
}

/**
 * Compiles preferences into a sum. The reckoner picks the figure of each stated number (its likely one, or a draw from its range).
 * Interactions on a single issue are folded into its table; probabilities of several unknowns multiply, as for independent
 * questions, and are divided by their sum, so that drawn ones stay probabilities.
 */
export function utilityFunction<T>(inputs: UtilityInputs, reckoner: Reckoner<T>): UtilityFunction<T> {
  const { space, preferences } = inputs;
  const factors = issueFactors(inputs, reckoner);
  const tables = space.issues.map((issue, i) => {
    const worth = own(preferences.issues, issue.id);
    const factor = factors[i] ?? reckoner.zero;
    return worthTable(issue, worth, reckoner).map((value) => reckoner.multiply(factor, value));
  });
  let constant = reckoner.zero;
  const terms: Term<T>[] = [];
  for (const interaction of preferences.interactions) {
    const when = inputs.conditionOf ? inputs.conditionOf(interaction.when) : condition(space, interaction.when);
    if (when === null) continue;
    const amount = reckoner.multiply(reckoner.figure(interaction.adjust), chance(inputs, interaction.given, reckoner));
    const [only] = when.issues;
    if (reckoner.isZero(amount)) continue;
    if (only === undefined) constant = reckoner.add(constant, amount);
    else if (when.issues.length > 1) terms.push({ condition: when, amount });
    else
      for (const [option, value] of (tables[only] ?? []).entries())
        if (when.masks[0]?.[option] === 1) tables[only]?.splice(option, 1, reckoner.add(value, amount));
  }
  return { constant, tables, terms };
}

/** What each issue's worth is multiplied by: its share of all weights, or 1 for points. */
function issueFactors<T>(inputs: UtilityInputs, reckoner: Reckoner<T>): T[] {
  const { space, preferences } = inputs;
  if (preferences.kind === "points") return space.issues.map(() => reckoner.one);
  const weights = space.issues.map((issue) => {
    const worth: WeightedWorth | undefined = own(preferences.issues, issue.id);
    return worth === undefined ? reckoner.zero : reckoner.figure(worth.weight);
  });
  const total = weights.reduce(reckoner.add, reckoner.zero);
  return reckoner.isZero(total) ? weights : weights.map((weight) => reckoner.divide(weight, total));
}

function worthTable<T>(issue: NumberedIssue, worth: Worth | undefined, reckoner: Reckoner<T>): T[] {
  if (worth === undefined) return issue.options.map(() => reckoner.zero);
  if (worth.kind === "options") return issue.options.map((option) => reckoner.figure(own(worth.options, option) ?? 0));
  return curveTable(issue.numbers ?? [], worth.curve, reckoner);
}

/** Straight lines between the points; outside them the nearest point's worth. */
function curveTable<T>(numbers: readonly number[], curve: readonly CurvePoint[], reckoner: Reckoner<T>): T[] {
  const points = curve.map((point) => ({ at: point.at, worth: reckoner.figure(point.worth) }));
  let k = 0;
  return numbers.map((number) => {
    while (k < points.length - 1 && (points[k + 1]?.at ?? number) <= number) k++;
    const [left, right] = [points[k], points[k + 1]];
    if (left === undefined) return reckoner.zero;
    if (right === undefined || number <= left.at) return left.worth;
    const minusLeft = reckoner.from(-left.at);
    const along = reckoner.divide(reckoner.add(reckoner.from(number), minusLeft), reckoner.add(reckoner.from(right.at), minusLeft));
    const rise = reckoner.add(right.worth, reckoner.multiply(reckoner.from(-1), left.worth));
    return reckoner.add(left.worth, reckoner.multiply(along, rise));
  });
}

/** How likely the party holds the circumstances, 0 to 1: 1 where none are named. Unknowns multiply, as independent questions. */
export function chance<T>(inputs: Pick<UtilityInputs, "unknowns" | "probabilities">, given: Circumstances, reckoner: Reckoner<T>): T {
  return inputs.unknowns.reduce((product, unknown) => {
    const meant = own(given, unknown.id);
    if (meant === undefined) return product;
    const held = stateProbabilities(unknown, inputs.probabilities, reckoner);
    const sum = [...held].reduce((total, [state, p]) => (meant.includes(state) ? reckoner.add(total, p) : total), reckoner.zero);
    return reckoner.multiply(product, sum);
  }, reckoner.one);
}

/** Probability of each state as the party holds it, summing to 1; all alike where it says nothing or only zeros. */
export function stateProbabilities<T>(unknown: Unknown, probabilities: Probabilities, reckoner: Reckoner<T>): Map<StateId, T> {
  const stated = own(probabilities, unknown.id);
  const figures = unknown.states.map((state) =>
    stated === undefined ? reckoner.zero : reckoner.figure(own<StateId, Quantity>(stated, state.id) ?? 0),
  );
  const total = figures.reduce(reckoner.add, reckoner.zero);
  const alike = reckoner.divide(reckoner.one, reckoner.from(unknown.states.length));
  return new Map(
    unknown.states.map((state, k) => [state.id, reckoner.isZero(total) ? alike : reckoner.divide(figures[k] ?? alike, total)]),
  );
}
