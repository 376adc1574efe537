import type { RisingPart, RisingParts } from "./rising-parts.ts";

/** Rises, in steps. */
export interface RiseBand {
  readonly from: number;
  readonly to: number;
  /** The last word on a rise between them, or next to one of them. */
  isInside(rise: number): boolean;
}

/** Sums kept after each part. */
const CELLS = 2048;
/** Sums kept of each part. */
const PART_CELLS = 1024;
/** Of a longer part only every second, third… combination is looked at, so that no part costs more than tens of milliseconds. */
const MOST_RANKS = 2 ** 14;

/**
 * Outcomes whose rise is in the band, by falling sum of scores[issue][option]: the first is the best found. A knapsack
 * programme over the parts: of all sums that can still reach the band, one in each of 2048 cells is kept, the one with the
 * best score, with its true rise, so that nothing is rounded. What is kept may crowd out the best of all. The parts that
 * matter least come last, when the cells are narrowest. Cost: cells times combinations, part by part; 5 ms for 50 parts of 10.
 */
export function* bestInBand({ parts }: RisingParts, scores: readonly ArrayLike<number>[], band: RiseBand): Generator<Uint32Array> {
  const numbers = new Uint32Array(scores.length);
  const order = parts.toSorted((a, b) => (b.rises[0] ?? 0) - (a.rises[0] ?? 0));
  const stages: ScoredStage[] = [];
  let sums: Sums = { rises: Float64Array.of(0), scores: Float64Array.of(0) };
  let [before, after] = [0, order.reduce((sum, part) => sum + (part.rises[0] ?? 0), 0)];
  for (const part of order) {
    before += part.rises[0] ?? 0;
    after -= part.rises[0] ?? 0;
    const choices = choicesOf(part, scores, numbers);
    const stage = { part, choices, from: new Uint32Array(CELLS), by: new Uint32Array(CELLS) };
    const isLast = stages.push(stage) === order.length;
    sums = addPart(sums, stage, {
      low: Math.max(0, band.from - after),
      high: Math.min(before, band.to),
      isInside: isLast ? band.isInside : null,
    });
  }
  for (const cell of byScore(sums)) yield traced(stages, cell, numbers);
}

interface Sums {
  readonly rises: Float64Array;
  /** -Infinity where there is no sum. */
  readonly scores: Float64Array;
}

/** For each rise that a part can have, the rank with the best score. */
interface Choices {
  readonly ranks: Uint32Array;
  readonly rises: Float64Array;
  readonly scores: Float64Array;
}

interface ScoredStage {
  readonly part: RisingPart;
  readonly choices: Choices;
  /** By cell: the cell of the sum before, and the choice. */
  readonly from: Uint32Array;
  readonly by: Uint32Array;
}

interface Window {
  readonly low: number;
  readonly high: number;
  readonly isInside: ((rise: number) => boolean) | null;
}

function choicesOf(part: RisingPart, scores: readonly ArrayLike<number>[], numbers: Uint32Array): Choices {
  const [ranks, found]: [number[], number[]] = [[], []];
  const scale = PART_CELLS / (part.rises[0] ?? 0);
  const stride = Math.ceil(part.length / MOST_RANKS);
  let last = Number.NaN;
  for (let rank = 0; rank < part.length; rank += stride) {
    part.write(rank, numbers);
    const score = part.issues.reduce((sum, issue) => sum + (scores[issue]?.[numbers[issue] ?? 0] ?? 0), 0);
    const cell = Math.floor((part.rises[rank] ?? 0) * scale);
    // The rises of a part that changes nothing all fall into the cell NaN.
    if (ranks.length === 0 || (cell !== last && !Number.isNaN(cell))) {
      ranks.push(rank);
      found.push(score);
    } else if (score > (found.at(-1) ?? score)) {
      ranks[ranks.length - 1] = rank;
      found[found.length - 1] = score;
    }
    last = cell;
  }
  return {
    ranks: Uint32Array.from(ranks),
    rises: Float64Array.from(ranks, (rank) => part.rises[rank] ?? 0),
    scores: Float64Array.from(found),
  };
}

function addPart(sums: Sums, { choices, from, by }: ScoredStage, { low, high, isInside }: Window): Sums {
  const [nextRises, nextScores] = [new Float64Array(CELLS), new Float64Array(CELLS).fill(-Infinity)];
  const scale = high > low ? (CELLS - 1) / (high - low) : 0;
  // The innermost loop of every offer in a large space: fields are read once.
  const { rises, scores } = choices;
  const { length } = rises;
  for (let k = 0; k < sums.rises.length; k++) {
    const score = sums.scores[k] ?? 0;
    if (score === -Infinity) continue;
    const rise = sums.rises[k] ?? 0;
    for (let choice = 0; choice < length; choice++) {
      const sum = rise + (rises[choice] ?? 0);
      if (sum < low || sum > high) continue;
      const cell = ((sum - low) * scale) | 0;
      const total = score + (scores[choice] ?? 0);
      if (total <= (nextScores[cell] ?? 0)) continue;
      if (isInside !== null && !isInside(sum)) continue;
      nextRises[cell] = sum;
      nextScores[cell] = total;
      from[cell] = k;
      by[cell] = choice;
    }
  }
  return { rises: nextRises, scores: nextScores };
}

/** Nearly always the first will do, so the others are sorted only when they are asked for. */
function* byScore({ scores }: Sums): Generator<number> {
  let first = 0;
  for (let cell = 1; cell < scores.length; cell++) if ((scores[cell] ?? 0) > (scores[first] ?? 0)) first = cell;
  if (scores[first] === -Infinity) return;
  yield first;
  yield* Array.from(scores.keys())
    .filter((cell) => cell !== first && scores[cell] !== -Infinity)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

function traced(stages: readonly ScoredStage[], cell: number, numbers: Uint32Array): Uint32Array {
  let at = cell;
  for (const { part, choices, from, by } of stages.toReversed()) {
    part.write(choices.ranks[by[at] ?? 0] ?? 0, numbers);
    at = from[at] ?? 0;
  }
  return numbers;
}
