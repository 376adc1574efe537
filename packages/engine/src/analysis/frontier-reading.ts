import type { CompiledCase } from "../model/compiled-case.ts";
import { pointsOf } from "../model/exact-utility.ts";
import { outcomeOf } from "../model/outcome-space.ts";
import type { Band, FrontierPoint, TooLarge } from "./analysis.ts";
import type { Frontier } from "./frontier.ts";
import { GROUP_LIMIT, oversizedGroup } from "./frontier-of-sums.ts";
import { approximateSums, inadmissible } from "./sums.ts";

/** By frontier point: no party likes it less than its reservation value. */
export const rationalPoints = (compiled: CompiledCase, frontier: Frontier): boolean[] =>
  frontier.units.map((units) => compiled.utilities.every((utility, party) => (units[party] ?? 0n) >= utility.reservation));

/** What is known of each point besides its utilities: [point], and for bands, where there are any, [point][party]. */
export interface PointMarks {
  readonly rational: readonly boolean[];
  readonly bands: readonly (readonly Band[])[] | null;
}

export function frontierPoints(compiled: CompiledCase, frontier: Frontier, { rational, bands }: PointMarks): FrontierPoint[] {
  return frontier.units.map((units, point) => ({
    utilities: compiled.utilities.map((utility, party) => pointsOf(utility, units[party] ?? 0n)),
    bands: bands?.[point] ?? null,
    outcome: outcomeOf(compiled.space, frontier.outcome(point)),
    ties: String(frontier.ties[point] ?? 1n),
    rational: rational[point] ?? false,
  }));
}

/** Best units of each party over rational points; null without any. */
export function idealUnits(frontier: Frontier, rational: readonly boolean[]): bigint[] | null {
  const points = frontier.units.filter((_, point) => rational[point]);
  const [first] = points;
  return first === undefined
    ? null
    : first.map((_, party) =>
        points.reduce((top, units) => ((units[party] ?? top) > top ? (units[party] ?? top) : top), first[party] ?? 0n),
      );
}

/**
 * Distance from everybody's best to the nearest rational point, each party's shortfall as a share of its best. Null without
 * a rational point, or where a party's best is not above 0, since shares of it would mean nothing.
 */
export function opposition(points: readonly FrontierPoint[], best: readonly number[] | null): number | null {
  if (best === null || best.some((value) => value <= 0)) return null;
  const squares = points
    .filter((point) => point.rational)
    .map(({ utilities }) => utilities.reduce((sum, utility, party) => sum + (1 - utility / (best[party] ?? 1)) ** 2, 0));
  return squares.length === 0 ? null : Math.sqrt(squares.reduce((low, square) => Math.min(low, square), Infinity));
}

/** The first group of tied issues that is too large to enumerate, with what can be said all the same; null where there is none. */
export function tooLargeGroup(compiled: CompiledCase): TooLarge | null {
  const sums = approximateSums(compiled, inadmissible(compiled));
  const group = oversizedGroup(sums);
  if (group === undefined) return null;
  return {
    issues: group.flatMap((issue) => compiled.space.issues[issue]?.id ?? []),
    combinations: String(group.reduce((product, issue) => product * BigInt(sums.sizes[issue] ?? 1), 1n)),
    limit: GROUP_LIMIT,
    upperBounds: compiled.utilities.map((utility) => {
      const tables = utility.tables.map((table) => table.reduce((top, units) => (units > top ? units : top)));
      const terms = utility.terms.map((term) => (term.amount > 0n ? term.amount : 0n));
      return pointsOf(
        utility,
        [...tables, ...terms].reduce((sum, units) => sum + units, utility.constant),
      );
    }),
  };
}
