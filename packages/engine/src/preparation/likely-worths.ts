import type { Form } from "./layout.ts";
import { CHOICE_NOISE } from "./noise.ts";
import { invert } from "./positive-definite.ts";
import { rankDeviations, rankWeights } from "./rank-weights.ts";
import type { Account } from "./statements.ts";
import { onBar } from "./on-bar.ts";

/** What is likely of the worths, all answers taken together: their means, and how far and how together they may be off. */
export interface LikelyWorths {
  /** By variable of the layout. Rising along each row, summing to 1 over the weights. */
  readonly means: readonly number[];
  /** Row by row. */
  readonly covariance: Float64Array;
}

/** Rounds of fitting. Choices are read by a curve, and straight lines come close to it within a few. */
const ROUNDS = 8;
/** How exactly weights sum to 1: as good as exactly, but the numbers stay tame. */
const SUM_DEVIATION = 0.02;
/** A choice is never taken for less than this share of what a choice can tell, however sure it was; so that the fit moves in steps. */
const LEAST_CURVATURE = 0.02;

/**
 * Every answer is an observation with its noise, and of what nobody asked about all is held equally likely: Bayesian least squares, with
 * choices read by the logistic curve (Laplace's approximation). A wrong choice pulls no harder than its noise allows.
 * Cost: cube of the number of worths.
 */
export function likelyWorths(account: Account): LikelyWorths {
  const { layout } = account;
  let means = startingMeans(account);
  let covariance = new Float64Array(layout.size ** 2);
  for (let round = 0; round < ROUNDS && layout.size > 0; round++) {
    const fit = new Observations(layout.size);
    observeShape(account, fit);
    observeWeights(account, fit);
    observeChoices(account, means, fit);
    ({ means, covariance } = fit.solution());
  }
  return { means: inShape(account, means), covariance };
}

/** The mean of a sum of worths, and the variance of it. */
export function spreadOf({ means, covariance }: LikelyWorths, form: Form): { readonly mean: number; readonly variance: number } {
  return { mean: valueOf(form, means), variance: quadratic(covariance, form, means.length) };
}

export const valueOf = (form: Form, worths: readonly number[]): number =>
  form.reduce((sum, [variable, factor]) => sum + factor * (worths[variable] ?? 0), 0);

export function quadratic(matrix: Float64Array, form: Form, size: number): number {
  let sum = 0;
  for (const [i, a] of form) for (const [j, b] of form) sum += a * b * (matrix[i * size + j] ?? 0);
  return sum;
}

/** Observations of sums of unknowns, gathered as normal equations. */
class Observations {
  readonly #size: number;
  readonly #precision: Float64Array;
  readonly #pull: Float64Array;

  constructor(size: number) {
    this.#size = size;
    this.#precision = new Float64Array(size * size);
    this.#pull = new Float64Array(size);
  }

  add(form: Form, seen: number, precision: number): void {
    for (const [i, a] of form) {
      this.#pull[i] = (this.#pull[i] ?? 0) + precision * a * seen;
      for (const [j, b] of form) {
        const place = i * this.#size + j;
        this.#precision[place] = (this.#precision[place] ?? 0) + precision * a * b;
      }
    }
  }

  solution(): { means: number[]; covariance: Float64Array<ArrayBuffer> } {
    const covariance = new Float64Array(invert(this.#precision, this.#size));
    const means = Array.from({ length: this.#size }, (_, i) => {
      let sum = 0;
      for (let j = 0; j < this.#size; j++) sum += (covariance[i * this.#size + j] ?? 0) * (this.#pull[j] ?? 0);
      return sum;
    });
    return { means, covariance };
  }
}

function startingMeans({ layout, firstWeights }: Account): number[] {
  const means = Array.from({ length: layout.size }, () => 0);
  for (const [i, issue] of layout.issues.entries()) {
    const weight = firstWeights[i] ?? 0;
    if (!issue) continue;
    means[issue.weight] = weight;
    for (const row of issue.rows) for (const [k, variable] of row.entries()) means[variable] = (weight * (k + 1)) / (row.length + 1);
  }
  return means;
}

/**
 * Before anybody is asked, options between the worst and the best lie anywhere: as uniform draws put in order. The steps between n of them
 * are 1/(n + 1) on average, and their covariance is that of steps each seen with a precision of (n + 1)(n + 2).
 */
function observeShape({ layout, firstWeights }: Account, fit: Observations): void {
  fit.add(
    layout.issues.flatMap((issue) => (issue ? [[issue.weight, 1] as const] : [])),
    1,
    SUM_DEVIATION ** -2,
  );
  for (const [i, issue] of layout.issues.entries()) {
    const weight = Math.max(firstWeights[i] ?? 0, LEAST_SEEN);
    for (const row of issue?.rows ?? []) {
      const steps = row.length + 1;
      const precision = (steps * (steps + 1)) / weight ** 2;
      // Each step less its share of the weight is 0.
      for (let k = 0; k < steps; k++) fit.add(stepForm(row, k, issue?.weight ?? 0), 0, precision);
    }
  }
}

/** Weights below this are read as this where something is divided by them. */
export const LEAST_SEEN = 0.002;

function stepForm(row: readonly number[], k: number, weight: number): Form {
  const factors = new Map<number, number>([[weight, -1 / (row.length + 1)]]);
  const enter = (variable: number, factor: number): void => void factors.set(variable, (factors.get(variable) ?? 0) + factor);
  enter(row[k] ?? weight, 1);
  const lower = row[k - 1];
  if (lower !== undefined) enter(lower, -1);
  return [...factors];
}

/** A weight is seen by its swing; where there is none, by its rank; where there is neither, as one of so many, the last of them. */
function observeWeights({ subject, layout, answers, statements, unit }: Account, fit: Observations): void {
  const seen = new Set<number>();
  for (const { kind, form, units } of statements) {
    const variable = form[0]?.[0];
    if (kind !== "swing" || variable === undefined) continue;
    const { mean, deviation } = onBar(100 * units);
    fit.add([[variable, 1]], (mean / 100) * unit, ((deviation / 100) * unit) ** -2);
    seen.add(variable);
  }
  const laidOut = subject.issues.flatMap(({ id }, i) => (layout.issues[i] ? [{ id, weight: layout.issues[i].weight }] : []));
  const order = answers.find((answer) => answer.kind === "rank")?.order.filter((id) => laidOut.some((each) => each.id === id)) ?? [];
  const [weights, deviations] = [rankWeights(order.length), rankDeviations(order.length)];
  for (const { id, weight } of laidOut) {
    if (seen.has(weight)) continue;
    const place = order.indexOf(id);
    const count = laidOut.length;
    // Unranked: of all weights that sum to 1, the mean is 1/n, and the variance (n - 1)/(n²(n + 1)).
    const alike = { mean: 1 / count, deviation: Math.sqrt((count - 1) / (count + 1)) / count };
    const { mean, deviation } = place < 0 ? alike : { mean: weights[place] ?? 0, deviation: deviations[place] ?? 0 };
    fit.add([[weight, 1]], mean, Math.max(deviation, LEAST_SEEN) ** -2);
  }
}

function observeChoices({ statements }: Account, means: readonly number[], fit: Observations): void {
  for (const { kind, form, scale } of statements) {
    if (kind === "rating") fit.add(form, 0, scale ** -2);
    // Two packages between which one does not choose differ by less than choices are noisy.
    if (kind === "indifference") fit.add(form, 0, (Math.PI ** 2 / 3) ** -1 * scale ** -2);
    if (kind !== "preference") continue;
    const margin = valueOf(form, means);
    const agrees = 1 / (1 + Math.exp(-margin / scale));
    const curvature = Math.max(agrees * (1 - agrees), LEAST_CURVATURE) / CHOICE_NOISE ** 2;
    fit.add(form, margin + (1 - agrees) / CHOICE_NOISE / curvature, curvature);
  }
}

/** Nothing below 0, rising along each row, at most the weight, and weights that sum to 1. */
function inShape({ layout }: Account, means: readonly number[]): number[] {
  const shaped = means.map((each) => Math.max(0, each));
  const total = layout.issues.reduce((sum, issue) => sum + (issue ? (shaped[issue.weight] ?? 0) : 0), 0);
  const scale = total > 0 ? 1 / total : 1;
  for (const issue of layout.issues) {
    if (!issue) continue;
    const weight = (shaped[issue.weight] ?? 0) * scale;
    shaped[issue.weight] = weight;
    for (const row of issue.rows) {
      let floor = 0;
      for (const variable of row) {
        floor = Math.min(weight, Math.max(floor, (shaped[variable] ?? 0) * scale));
        shaped[variable] = floor;
      }
    }
  }
  return shaped;
}
