import type { CompiledCase } from "../model/compiled-case.ts";
import { type ExactUtility, pointsOf } from "../model/exact-utility.ts";
import { outcomeOf } from "../model/outcome-space.ts";
import type { Analysis, FrontierPoint, SolutionName } from "./analysis.ts";
import type { Frontier } from "./frontier.ts";
import { lotteries } from "./lotteries.ts";
import { type Claim, egalitarian, FORMULAS, kalaiSmorodinsky, nash, utilitarian } from "./solutions.ts";

const CONCEPTS = { nash, egalitarian, kalaiSmorodinsky, utilitarian } as const;

export interface ClaimSettings {
  /** By frontier point, whether it is one to choose from: rational, or better than something given. */
  readonly counting: readonly boolean[];
  /** By party, in units. */
  readonly disagreement: readonly bigint[];
}

/** The points to choose from as the solution formulas see them, on one common grid. */
export function claims(compiled: CompiledCase, frontier: Frontier, { counting, disagreement }: ClaimSettings): Claim[] {
  const finest = compiled.utilities.reduce((most, { unitsPerPoint }) => (unitsPerPoint > most ? unitsPerPoint : most), 1n);
  const factors = compiled.utilities.map(({ unitsPerPoint }) => finest / unitsPerPoint);
  const common = (units: readonly bigint[]): bigint[] => units.map((value, party) => value * (factors[party] ?? 1n));
  const origin = common(disagreement);
  return frontier.units.flatMap((units, point) => {
    if (!counting[point]) return [];
    const utilities = common(units);
    return [{ point, utilities, gains: utilities.map((value, party) => value - (origin[party] ?? 0n)) }];
  });
}

export function solutionReadings(found: readonly Claim[], points: readonly FrontierPoint[]): Analysis["solutions"] {
  const reading = (name: SolutionName) => ({
    formula: FORMULAS[name],
    points: CONCEPTS[name](found).flatMap(({ point }) => points[point] ?? []),
  });
  return {
    nash: reading("nash"),
    egalitarian: reading("egalitarian"),
    kalaiSmorodinsky: reading("kalaiSmorodinsky"),
    utilitarian: reading("utilitarian"),
  };
}

interface LotteryInputs {
  readonly frontier: Frontier;
  readonly points: readonly FrontierPoint[];
  /** By party, in units. */
  readonly disagreement: readonly bigint[];
}

/** A part of a lottery this unlikely is rounding. */
const SLIVER = 1e-12;

/** Null for more than two parties, and where no lottery is worth it to both. */
export function lotteryReadings(compiled: CompiledCase, { frontier, points, disagreement }: LotteryInputs): Analysis["lotteries"] {
  const [first, second] = compiled.utilities;
  if (first === undefined || second === undefined || compiled.utilities.length > 2) return null;
  const gain = (utility: ExactUtility, units: readonly bigint[], party: number): number =>
    pointsOf(utility, (units[party] ?? 0n) - (disagreement[party] ?? 0n));
  // In gains: next to a huge constant, utilities as doubles would blur what can be gained.
  const gains = frontier.units.map((units) => [gain(first, units, 0), gain(second, units, 1)]);
  const found = lotteries(gains, [0, 0]);
  if (found === null) return null;
  const origin = [pointsOf(first, disagreement[0] ?? 0n), pointsOf(second, disagreement[1] ?? 0n)] as const;
  const outcome = (point: number) => outcomeOf(compiled.space, frontier.outcome(point));
  const reading = (name: SolutionName) => {
    const { utilities, first, second, probability } = found[name];
    const parts = [
      { point: first, probability: 1 - probability },
      { point: second, probability },
    ].filter((part) => part.probability > SLIVER);
    const [sure] = parts.length === 1 ? parts.map((part) => points[part.point]?.utilities) : [];
    const mixed = [origin[0] + utilities[0], origin[1] + utilities[1]];
    return { utilities: sure ?? mixed, outcomes: parts.map((part) => ({ outcome: outcome(part.point), probability: part.probability })) };
  };
  return {
    nash: reading("nash"),
    egalitarian: reading("egalitarian"),
    kalaiSmorodinsky: reading("kalaiSmorodinsky"),
    utilitarian: reading("utilitarian"),
  };
}
