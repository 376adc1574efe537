import { frontier } from "../analysis/frontier.ts";
import { rationalPoints, tooLargeGroup } from "../analysis/frontier-reading.ts";
import { outcomeCounts } from "../analysis/outcome-counts.ts";
import { claims } from "../analysis/solution-readings.ts";
import { nash } from "../analysis/solutions.ts";
import type { Case } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import { type CompiledCase, compileCase } from "../model/compiled-case.ts";
import { pointsOf, unitsOf } from "../model/exact-utility.ts";
import { failed, ok, type Result } from "../lib/result.ts";
import { optionNumbers } from "../model/option-numbers.ts";
import { type PerspectiveRefusal, readings } from "../model/perspective.ts";

/**
 * What games on a case are measured by: every party's true preferences. By party, in the order of the case; utilities in points.
 * Best, worst, frontier and Nash solutions are over admissible outcomes: those that meet every constraint and cross nobody's red line.
 */
export interface CaseMeasures {
  /** Utility of no agreement; where a brief says nothing about it, that of the worst outcome. */
  readonly reservation: readonly number[];
  /** Null where no outcome is admissible, or a group of tied issues is too large to look through. */
  readonly best: readonly number[] | null;
  readonly worst: readonly number[] | null;
  /** Points of the Pareto frontier in the plane of shares, (u − worst)/(best − worst): one row of numbers a party. Null where not known exactly. */
  readonly frontier: readonly Float64Array[] | null;
  /** Likewise, the Nash solutions: all that tie; none where no outcome is rational. */
  readonly nash: readonly Float64Array[] | null;
  /** What utility falls to over the whole of a session; 1 where a brief states none. */
  readonly discount: readonly number[];
  /** By party, in points, without discount; null for what is no outcome of the case. The same list for the same object: not to be changed. */
  utilities(outcome: Outcome): Float64Array | null;
}

/** Made once a case: the exact frontier takes milliseconds, or seconds where many issues are tied. Refuses where a brief is missing. */
export function caseMeasures(value: Case): Result<CaseMeasures, PerspectiveRefusal> {
  const known = made.get(value);
  if (known !== undefined) return ok(known);
  const held = readings(value, { kind: "everyBrief" });
  if (held.kind === "failed") return failed(held.failure);
  const measures = measuresOf(
    compileCase(value, held.value),
    held.value.map(({ preferences }) => preferences.discount ?? 1),
  );
  made.set(value, measures);
  return ok(measures);
}

const made = new WeakMap<Case, CaseMeasures>();

function measuresOf(compiled: CompiledCase, discount: readonly number[]): CaseMeasures {
  const { best, worst } = outcomeCounts(compiled);
  const reservation = compiled.utilities.map((utility, p) =>
    pointsOf(utility, compiled.statesReservation[p] === true ? utility.reservation : (worst?.[p] ?? utility.reservation)),
  );
  const reach = best && worst && { best: inPoints(compiled, best), worst: inPoints(compiled, worst) };
  return {
    reservation,
    discount,
    best: reach && reach.best,
    worst: reach && reach.worst,
    ...(worst === null || reach === null || tooLargeGroup(compiled) !== null ? UNKNOWN : inPlane(compiled, worst, reach)),
    utilities: rememberedUtilities(compiled),
  };
}

const UNKNOWN = { frontier: null, nash: null } as const;

const inPoints = (compiled: CompiledCase, units: readonly bigint[]): number[] =>
  compiled.utilities.map((utility, p) => pointsOf(utility, units[p] ?? 0n));

interface Reach {
  readonly best: readonly number[];
  readonly worst: readonly number[];
}

function inPlane(compiled: CompiledCase, worst: readonly bigint[], reach: Reach): Pick<CaseMeasures, "frontier" | "nash"> {
  const front = frontier(compiled);
  const points = front.units.map((units) => inPoints(compiled, units).map((points, p) => shareOf(reach, p, points)));
  // As the analysis has it: who says nothing about no agreement, or less than the worst, has the worst to lose.
  const disagreement = compiled.utilities.map(({ reservation }, p) => {
    const least = worst[p] ?? reservation;
    return least > reservation ? least : reservation;
  });
  const solutions = nash(claims(compiled, front, { counting: rationalPoints(compiled, front), disagreement }));
  const axes = (chosen: readonly (readonly number[])[]): Float64Array[] =>
    compiled.parties.map((_, p) => Float64Array.from(chosen, (point) => point[p] ?? 0));
  return { frontier: axes(points), nash: axes(solutions.flatMap(({ point }) => points.slice(point, point + 1))) };
}

/** How far a utility reaches in a party's range: 0 for its worst outcome, 1 for its best; 0 where they are worth the same. */
export function shareOf({ best, worst }: Reach, party: number, points: number): number {
  const [top, bottom] = [best[party] ?? 0, worst[party] ?? 0];
  return top > bottom ? (points - bottom) / (top - bottom) : 0;
}

/** Exact sums are slow, and a game makes the same outcomes again and again. Rounded once, so what is worth the same is the same number. */
function rememberedUtilities(compiled: CompiledCase): CaseMeasures["utilities"] {
  const known = new WeakMap<Outcome, Float64Array>();
  return (outcome) => {
    const before = known.get(outcome);
    if (before !== undefined) return before;
    const numbers = optionNumbers(compiled.space, outcome);
    if (numbers === undefined) return null;
    const utilities = Float64Array.from(compiled.utilities, (utility) => pointsOf(utility, unitsOf(utility, numbers)));
    known.set(outcome, utilities);
    return utilities;
  };
}
