import type { CompiledCase } from "../model/compiled-case.ts";
import { bigFrontier } from "./big-frontier.ts";
import { writeChoices } from "./choices.ts";
import { exactTies } from "./exact-ties.ts";
import { frontierOfSums, traceOutcome } from "./frontier-of-sums.ts";
import { exactSums, inadmissible } from "./sums.ts";

/** The whole Pareto frontier: one point a distinct vector of utilities, in descending lexicographic order. */
export interface Frontier {
  readonly length: number;
  /** Exact utilities in units of each party's grid: [point][party]. */
  readonly units: readonly (readonly bigint[])[];
  /** How many outcomes share the point's utilities. */
  readonly ties: readonly bigint[];
  /** Option numbers of one of them. */
  outcome(point: number): Uint32Array;
}

/**
 * Over admissible outcomes: those that meet every public constraint and cross no party's red line. Exact; enumerates only
 * within groups of tied issues (see issueGroups), so independent issues cost next to nothing however many outcomes they
 * make. Empty where nothing is admissible. Every group must be within GROUP_LIMIT: ask oversizedGroup first.
 */
export function frontier(compiled: CompiledCase): Frontier {
  const excluded = inadmissible(compiled);
  const sums = exactSums(compiled, excluded);
  if (sums === null) {
    const points = bigFrontier(compiled, excluded);
    return {
      length: points.length,
      units: points.map((point) => point.units),
      ties: points.map((point) => point.ties),
      outcome: (point) => {
        const numbers = new Uint32Array(compiled.space.sizes.length);
        writeChoices(points[point]?.choices ?? null, compiled.space.sizes, numbers);
        return numbers;
      },
    };
  }
  const staged = frontierOfSums(sums);
  const columns = staged.stages.at(-1)?.columns ?? [];
  const length = staged.stages.at(-1)?.length ?? 0;
  return {
    length,
    units: Array.from({ length }, (_, point) =>
      columns.map((column, party) => BigInt(column[point] ?? 0) + (compiled.utilities[party]?.constant ?? 0n)),
    ),
    ties: exactTies(staged),
    outcome: (point) => traceOutcome(staged, point),
  };
}
