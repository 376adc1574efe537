import { own } from "../lib/own.ts";
import type { Arithmetic } from "../lib/arithmetic.ts";
import type { Circumstances, Combination, Probabilities, Unknown } from "./case.ts";
import { type Condition, condition } from "./condition.ts";
import type { StateId } from "./ids.ts";
import type { NumberedIssue, OutcomeSpace } from "./outcome-space.ts";
import type { CurvePoint, Preferences, WeightedWorth, Worth } from "./preferences.ts";
import type { Quantity } from "./quantity.ts";

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
 * Compiles preferences into a sum. `figure` picks the figure of each stated number (its likely one, or a draw from its range).
 * Interactions on a single issue are folded into its table; probabilities of several unknowns multiply, as for independent
 * questions, and are divided by their sum, so that drawn ones stay probabilities.
 */
export function utilityFunction<T>(inputs: UtilityInputs, arithmetic: Arithmetic<T>, figure: (quantity: Quantity) => T): UtilityFunction<T> {
  const { space, preferences } = inputs;
  const factors = issueFactors(inputs, arithmetic, figure);
  const tables = space.issues.map((issue, i) => {
    const worth = own(preferences.issues, issue.id);
    const factor = factors[i] ?? arithmetic.zero;
    return worthTable(issue, worth, arithmetic, figure).map((value) => arithmetic.multiply(factor, value));
  });
  let constant = arithmetic.zero;
  const terms: Term<T>[] = [];
  for (const interaction of preferences.interactions) {
    const when = inputs.conditionOf ? inputs.conditionOf(interaction.when) : condition(space, interaction.when);
    if (when === null) continue;
    const amount = arithmetic.multiply(figure(interaction.adjust), chance(inputs, interaction.given, arithmetic, figure));
    const [only] = when.issues;
    if (arithmetic.isZero(amount)) continue;
    if (only === undefined) constant = arithmetic.add(constant, amount);
    else if (when.issues.length > 1) terms.push({ condition: when, amount });
    else addToMarked(tables[only] ?? [], when.masks[0], amount, arithmetic);
  }
  return { constant, tables, terms };
}

/** What each issue's worth is multiplied by: its share of all weights, or 1 for points. */
function issueFactors<T>(inputs: UtilityInputs, arithmetic: Arithmetic<T>, figure: (quantity: Quantity) => T): T[] {
  const { space, preferences } = inputs;
  if (preferences.kind === "points") return space.issues.map(() => arithmetic.one);
  const weights = space.issues.map((issue) => {
    const worth: WeightedWorth | undefined = own(preferences.issues, issue.id);
    return worth === undefined ? arithmetic.zero : figure(worth.weight);
  });
  const total = weights.reduce(arithmetic.add, arithmetic.zero);
  return arithmetic.isZero(total) ? weights : weights.map((weight) => arithmetic.divide(weight, total));
}

function worthTable<T>(issue: NumberedIssue, worth: Worth | undefined, arithmetic: Arithmetic<T>, figure: (quantity: Quantity) => T): T[] {
  if (worth === undefined) return issue.options.map(() => arithmetic.zero);
  if (worth.kind === "options") return issue.options.map((option) => figure(own(worth.options, option) ?? 0));
  return curveTable(issue.numbers ?? [], worth.curve, arithmetic, figure);
}

/** Straight lines between the points; outside them the nearest point's worth. */
function curveTable<T>(
  numbers: readonly number[],
  curve: readonly CurvePoint[],
  arithmetic: Arithmetic<T>,
  figure: (quantity: Quantity) => T,
): T[] {
  const points = curve.map((point) => ({ at: point.at, worth: figure(point.worth) }));
  let k = 0;
  return numbers.map((number) => {
    while (k < points.length - 1 && (points[k + 1]?.at ?? number) <= number) k++;
    const [left, right] = [points[k], points[k + 1]];
    if (left === undefined) return arithmetic.zero;
    if (right === undefined || number <= left.at) return left.worth;
    const minusLeft = arithmetic.from(-left.at);
    const along = arithmetic.divide(
      arithmetic.add(arithmetic.from(number), minusLeft),
      arithmetic.add(arithmetic.from(right.at), minusLeft),
    );
    const rise = arithmetic.add(right.worth, arithmetic.multiply(arithmetic.from(-1), left.worth));
    return arithmetic.add(left.worth, arithmetic.multiply(along, rise));
  });
}

/** How likely the party holds the circumstances: 1 where none are named. */
function chance<T>(inputs: UtilityInputs, given: Circumstances, arithmetic: Arithmetic<T>, figure: (quantity: Quantity) => T): T {
  return inputs.unknowns.reduce((product, unknown) => {
    const meant = own(given, unknown.id);
    if (meant === undefined) return product;
    const held = stateProbabilities(unknown, inputs.probabilities, arithmetic, figure);
    const sum = [...held].reduce((total, [state, p]) => (meant.includes(state) ? arithmetic.add(total, p) : total), arithmetic.zero);
    return arithmetic.multiply(product, sum);
  }, arithmetic.one);
}

/** Probability of each state as the party holds it, summing to 1; all alike where it says nothing or only zeros. */
export function stateProbabilities<T>(
  unknown: Unknown,
  probabilities: Probabilities,
  arithmetic: Arithmetic<T>,
  figure: (quantity: Quantity) => T,
): Map<StateId, T> {
  const stated = own(probabilities, unknown.id);
  const figures = unknown.states.map((state) => (stated === undefined ? arithmetic.zero : figure(own<StateId, Quantity>(stated, state.id) ?? 0)));
  const total = figures.reduce(arithmetic.add, arithmetic.zero);
  const alike = arithmetic.divide(arithmetic.one, arithmetic.from(unknown.states.length));
  return new Map(
    unknown.states.map((state, k) => [state.id, arithmetic.isZero(total) ? alike : arithmetic.divide(figures[k] ?? alike, total)]),
  );
}

function addToMarked<T>(table: T[], mask: Uint8Array | undefined, amount: T, arithmetic: Arithmetic<T>): void {
  for (const [option, value] of table.entries()) if (mask?.[option] === 1) table[option] = arithmetic.add(value, amount);
}

