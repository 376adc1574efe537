import { Rng } from "../lib/rng.ts";
import type { CompiledCase } from "../model/compiled-case.ts";
import { holds } from "../model/condition.ts";
import { unitsOf } from "../model/exact-utility.ts";
import type { Band, Zopa } from "./analysis.ts";
import { canCount, countAtLeast } from "./count-at-least.ts";
import { outcomeSampler } from "./outcome-sampler.ts";
import { exactSums } from "./sums.ts";

/** Standard error of a share of one half: 0.1 %. */
const MOST_SAMPLES = 250_000;
/** 0.5 %. */
const FEWEST_SAMPLES = 10_000;
/** Issues settled in all samples together: about two seconds. */
const SETTLED = 50_000_000;

export interface ZopaSettings {
  /** Outcomes that public constraints allow; null where they are too many to count. */
  readonly outcomes: bigint | null;
  /** Whether the frontier has a rational point, which settles the matter at any size; null where there is no frontier. */
  readonly exists: boolean | null;
  readonly seed: number;
}

/**
 * The set of outcomes that cross no red line and leave no party below its reservation value: how many, and what share of
 * `outcomes` (all that public constraints allow). Counted up to COUNT_LIMIT combinations, else a seeded estimate: with many
 * issues from fewer samples, so that the interval is wider. Where no outcome could be drawn, the interval is all of [0, 1].
 */
export function zopa(compiled: CompiledCase, { outcomes, exists, seed }: ZopaSettings): Zopa {
  if (canCount(compiled) && outcomes !== null) {
    const reservations = compiled.utilities.map((utility) => utility.reservation);
    const count = BigInt(countAtLeast(compiled, reservations).atLeast);
    const share = outcomes === 0n ? 0 : Number(count) / Number(outcomes);
    return { exists: count > 0n, count: String(count), share, exact: true, interval: null };
  }
  const { hits, samples } = sampleZopa(compiled, Rng.fromSeed(seed));
  const share = samples === 0 ? 0 : hits / samples;
  const count = ((outcomes ?? compiled.space.combinations) * BigInt(hits)) / BigInt(Math.max(1, samples));
  return { exists: exists ?? hits > 0, count: String(count), share, exact: false, interval: wilson(hits, samples) };
}

/**
 * By party, what tables and terms must add up to, as the nearest double. Where exactSums gives sums, these stay below 2^53
 * either way, so rounding a threshold beyond that changes no comparison.
 */
const thresholds = (compiled: CompiledCase): number[] =>
  compiled.utilities.map((utility) => Number(utility.reservation - utility.constant));

function sampleZopa(compiled: CompiledCase, rng: Rng): { hits: number; samples: number } {
  const draw = outcomeSampler(compiled, rng);
  if (draw === null) return { hits: 0, samples: 0 };
  const lines = compiled.redLines.flatMap((line) => line.conditions);
  const isAcceptable = acceptance(compiled);
  const affordable = Math.floor(SETTLED / compiled.space.sizes.length);
  const samples = Math.min(MOST_SAMPLES, Math.max(FEWEST_SAMPLES, affordable));
  let hits = 0;
  for (let sample = 0; sample < samples; sample++) {
    const numbers = draw();
    if (isAcceptable(numbers) && !lines.some((line) => holds(line, numbers))) hits++;
  }
  return { hits, samples };
}

/** Whether nobody is below its reservation value; in doubles where these are exact. */
function acceptance(compiled: CompiledCase): (numbers: Uint32Array) => boolean {
  const sums = exactSums(compiled, []);
  if (sums === null) return (numbers) => compiled.utilities.every((utility) => unitsOf(utility, numbers) >= utility.reservation);
  const least = thresholds(compiled);
  return (numbers) =>
    sums.tables.every((tables, party) => {
      let total = 0;
      for (let issue = 0; issue < numbers.length; issue++) total += tables[issue]?.[numbers[issue] ?? 0] ?? 0;
      for (const term of sums.terms) if (term.party === party && holds(term.condition, numbers)) total += term.amount;
      return total >= (least[party] ?? 0);
    });
}

/** Two-sided 95 %. */
const Z = 1.959963984540054;

/** Wilson 1927: an interval for a share that holds near 0 and 1 too; all of [0, 1] without samples. */
function wilson(hits: number, samples: number): Band {
  if (samples === 0) return { low: 0, high: 1 };
  const share = hits / samples;
  const squared = (Z * Z) / samples;
  const centre = (share + squared / 2) / (1 + squared);
  const half = (Z / (1 + squared)) * Math.sqrt((share * (1 - share)) / samples + squared / (4 * samples));
  return { low: hits === 0 ? 0 : Math.max(0, centre - half), high: hits === samples ? 1 : Math.min(1, centre + half) };
}
