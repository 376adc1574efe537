import { toNumber } from "../lib/rational.ts";
import { ok, type Result } from "../lib/result.ts";
import { Rng } from "../lib/rng.ts";
import type { Brief, Case, Estimate } from "../model/case.ts";
import { type CompiledCase, compileCase, type ReservationOverrides } from "../model/compiled-case.ts";
import { type ExactUtility, pointsOf } from "../model/exact-utility.ts";
import { optionNumbers } from "../model/option-numbers.ts";
import { outcomeOf } from "../model/outcome-space.ts";
import { type Perspective, type PerspectiveRefusal, readings } from "../model/perspective.ts";
import { additiveCase } from "./additive-case.ts";
import type { Analysis, DensityReading, FrontierPoint, Sensitivity, TooLarge, Zopa } from "./analysis.ts";
import { cautions } from "./cautions.ts";
import { density } from "./density.ts";
import { modelInputs } from "./drawn-model.ts";
import { type Frontier, frontier } from "./frontier.ts";
import { frontierPoints, idealUnits, opposition, rationalPoints, tooLargeGroup } from "./frontier-reading.ts";
import { issueReadings, logrolls } from "./issue-readings.ts";
import { type OutcomeCounts, outcomeCounts } from "./outcome-counts.ts";
import { outcomeSampler } from "./outcome-sampler.ts";
import { positionReadings } from "./position-readings.ts";
import { recordReadings } from "./record-readings.ts";
import { redLineReadings } from "./red-line-readings.ts";
import { sensitivity, type SensitivityResult } from "./sensitivity.ts";
import { claims, lotteryReadings, solutionReadings } from "./solution-readings.ts";
import { approximateSums, inadmissible, unitsARough } from "./sums.ts";
import { unknownReadings } from "./unknown-readings.ts";
import { zopa } from "./zopa.ts";

export interface AnalyseSettings {
  readonly perspective: Perspective;
  readonly model: "full" | "additive";
  /** Any whole number; the same seed gives the same result. */
  readonly seed: number;
  /** Draws for the bands; 0 leaves sensitivity out. */
  readonly draws: number;
  /** Reservation values to use in place of the stated ones. */
  readonly reservation?: ReservationOverrides;
  /** Told what is being done, and how far it is. */
  readonly progress?: (step: AnalyseStep, done: number, of: number) => void;
}

export type AnalyseStep = "compile" | "frontier" | "zopa" | "sensitivity" | "density";

/**
 * What could be agreed: sizes, frontier, solutions, ZOPA, issue by issue, positions, density, sensitivity. Refuses where a
 * brief or estimate that the perspective needs is missing.
 */
export function analyse(given: Case, settings: AnalyseSettings): Result<Analysis, PerspectiveRefusal> {
  const value = settings.model === "additive" ? additiveCase(given) : given;
  const found = readings(value, settings.perspective);
  return found.kind === "failed" ? found : ok(assemble(computed(value, found.value, settings), settings));
}

/** Everything that takes time, done once. */
interface Computed {
  readonly value: Case;
  readonly held: readonly (Brief | Estimate)[];
  readonly compiled: CompiledCase;
  readonly counts: OutcomeCounts;
  readonly tooLarge: TooLarge | null;
  readonly front: Frontier;
  readonly rational: readonly boolean[];
  readonly bands: SensitivityResult | null;
  readonly room: Analysis["zopa"];
  readonly cloud: DensityReading | null;
}

const NOTHING: Frontier = { length: 0, units: [], ties: [], outcome: () => new Uint32Array() };

function computed(value: Case, held: readonly (Brief | Estimate)[], settings: AnalyseSettings): Computed {
  const progress = settings.progress ?? (() => {});
  progress("compile", 0, 1);
  const compiled = compileCase(value, held, settings.reservation);
  const counts = outcomeCounts(compiled);
  progress("frontier", 0, 1);
  const tooLarge = tooLargeGroup(compiled);
  const front = tooLarge === null ? frontier(compiled) : NOTHING;
  const rational = rationalPoints(compiled, front);
  progress("zopa", 0, 1);
  const room = zopa(compiled, {
    outcomes: counts.outcomes,
    exists: tooLarge === null ? rational.includes(true) : null,
    seed: settings.seed,
  });
  const bands = bandsOf({ value, held, compiled, front }, settings);
  progress("density", 0, 1);
  const cloud = cloudOf(compiled);
  return { value, held, compiled, counts, tooLarge, front, rational, room, bands, cloud };
}

function bandsOf(
  { value, held, compiled, front }: Pick<Computed, "value" | "held" | "compiled" | "front">,
  settings: AnalyseSettings,
): SensitivityResult | null {
  const { draws, seed, progress, reservation = {} } = settings;
  return sensitivity(modelInputs({ value, readings: held, compiled, overrides: reservation }), {
    draws,
    seed,
    outcomes: [...Array.from({ length: front.length }, (_, point) => front.outcome(point)), ...positionNumbers({ value, compiled })],
    sampler: outcomeSampler(compiled, Rng.fromSeed(seed)),
    progress: (done, of) => progress?.("sensitivity", done, of),
  });
}

function cloudOf(compiled: CompiledCase): DensityReading | null {
  const [first, second] = compiled.utilities;
  if (first === undefined || second === undefined) return null;
  const inPoints = (utility: ExactUtility) => {
    const perPoint = toNumber({ num: utility.unitsPerPoint, den: unitsARough(utility) });
    const constant = pointsOf(utility, utility.constant);
    return (sum: number) => constant + sum / perPoint;
  };
  return density(approximateSums(compiled, inadmissible(compiled)), {
    axes: [0, 1],
    points: [inPoints(first), inPoints(second)],
    outcomeOf: (numbers) => outcomeOf(compiled.space, numbers),
  });
}

function assemble(parts: Computed, { perspective, model, seed, reservation = {} }: AnalyseSettings): Analysis {
  const { value, held, compiled, counts, front, rational, bands, room } = parts;
  const inPoints = (units: readonly bigint[]): number[] => compiled.utilities.map((utility, p) => pointsOf(utility, units[p] ?? 0n));
  const { best, worst } = counts;
  const disagreement = compiled.utilities.map(({ reservation: stated }, p) => {
    const least = worst?.[p] ?? stated;
    return least > stated ? least : stated;
  });
  const points = frontierPoints(compiled, front, { rational, bands: bands?.bands ?? null });
  const solutions = solutionReadings(claims(compiled, front, { counting: rational, disagreement }), points);
  const ideal = idealUnits(front, rational);
  const [nash] = solutions.nash.points;
  const grounds = {
    perspective,
    model,
    frontier: { count: points.length, points, exact: parts.tooLarge === null, tooLarge: parts.tooLarge },
    zopa: room,
    sensitivity: bands && withExactFigures(bands.sensitivity, room, nash),
    best: best && inPoints(best),
    worst: worst && inPoints(worst),
    reservationValues: compiled.utilities.map((utility) => pointsOf(utility, utility.reservation)),
  };
  return {
    detente: 1,
    title: value.title,
    language: value.language,
    seed,
    parties: value.parties.map(({ id, name }) => ({ id, name })),
    issues: issueReadings(value, compiled),
    outcomes: String(counts.outcomes ?? compiled.space.combinations),
    admissible: String(counts.admissible ?? compiled.space.combinations),
    reservationBands: compiled.parties.map((_, p) => spread(bands?.reservations[p])),
    reservationOverrides: reservation,
    disagreement: worst && inPoints(disagreement),
    ideal: ideal && inPoints(ideal),
    solutions,
    lotteries: lotteryReadings(compiled, { frontier: front, points, disagreement }),
    opposition: opposition(points, grounds.best),
    trades: logrolls(compiled),
    positions: positionReadings(value, compiled, front).map((position, k) => ({
      ...position,
      bands: bands?.bands[points.length + k] ?? null,
    })),
    redLines: redLineReadings({ value, readings: held }),
    record: recordReadings(value),
    unknowns: unknownReadings(
      { value, readings: held, compiled },
      { nash: nash && optionNumbers(compiled.space, nash.outcome), positions: positionNumbers(parts) },
    ),
    density: parts.cloud,
    cautions: cautions({ value, readings: held, compiled }, grounds),
    ...grounds,
  };
}

/** Draws are made in doubles, on a sample of outcomes; at the likely figures the share and the Nash outcome are known exactly. */
const withExactFigures = (found: Sensitivity, { exact, share }: Zopa, nash: FrontierPoint | undefined): Sensitivity => ({
  ...found,
  zopaShare: exact ? { ...found.zopaShare, likely: share } : found.zopaShare,
  nash: found.nash.map((measure, party) => (measure && nash ? { ...measure, likely: nash.utilities[party] ?? measure.likely } : null)),
});

const spread = (band: { low: number; high: number } | undefined) => (band === undefined || band.low === band.high ? null : band);

/** Option numbers of the positions; those that miss an issue are left out everywhere. */
const positionNumbers = ({ value, compiled }: Pick<Computed, "value" | "compiled">): Uint32Array[] =>
  value.positions.flatMap((position) => optionNumbers(compiled.space, position.outcome) ?? []);
