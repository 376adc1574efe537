import type { Outcome } from "../model/combination.ts";
import type { DensityReading, Extent } from "./analysis.ts";
import { writeCombination } from "./combination-number.ts";
import { combinationsOf, forEachBlock } from "./for-each-block.ts";
import { GROUP_LIMIT, tyingConditions } from "./frontier-of-sums.ts";
import { issueGroups } from "./issue-groups.ts";
import type { Sums } from "./sums.ts";

export interface DensitySettings {
  /** The two parties across and up. */
  readonly axes: readonly [number, number];
  /** By axis: utility in points, constant included, of a sum of tables and terms. */
  readonly points: readonly [(sum: number) => number, (sum: number) => number];
  readonly outcomeOf: (numbers: Uint32Array) => Outcome;
}

/** Cells along each side, best first: the finest whose work fits is used. */
const SIDES = [64, 48, 32, 24, 16] as const;
/** Additions; about a second. */
const WORK = 1.2e9;
/** Up to here every outcome is looked at, and the picture is exact. */
const EXACT_LIMIT = 2_000_000;

/**
 * How many outcomes fall in each cell of a grid over two parties' utilities. Small spaces are enumerated. Larger ones are
 * convolved group by group on a finer grid, on which each group is rounded by at most half a fine cell, so that the sum of
 * all roundings stays under one cell: the picture costs the same for 10^10 and 10^50 outcomes. A cell's outcome is found
 * by walking back through the groups. Null where even the coarsest grid is too much work, or nothing is admissible.
 */
export function density(sums: Sums, settings: DensitySettings): DensityReading | null {
  const groups = issueGroups(sums.sizes.length, tyingConditions(sums));
  if (groups.some((group) => combinationsOf(sums, group) > GROUP_LIMIT)) return null;
  const all = sums.sizes.map((_, issue) => issue);
  if (combinationsOf(sums, all) <= EXACT_LIMIT) return draw(sums, settings, { groups: [all], side: SIDES[0], fine: 1, error: 0 });
  const ranges = groups.map((group) => rangeOf(sums, group, settings.axes));
  const moving = ranges.filter((range) => range !== null && range.some(({ from, to }) => to > from)).length;
  const fine = Math.floor(moving / 2) + 1;
  const offsets = groups.reduce((total, group) => total + Math.min(4096, combinationsOf(sums, group)), 0);
  const side = SIDES.find((cells) => ((cells * fine + moving) ** 2 * offsets) / 3 <= WORK);
  return side === undefined ? null : draw(sums, settings, { groups, side, fine, error: moving / (2 * fine) });
}

interface Grid {
  readonly groups: readonly (readonly number[])[];
  readonly side: number;
  /** Fine cells a cell, along each axis. */
  readonly fine: number;
  readonly error: number;
}

/** One group on the fine grid: where its combinations take a sum, how many take it there, and one that does. */
interface Move {
  readonly right: number;
  readonly up: number;
  count: number;
  readonly combination: number;
}

/** Null where every combination is excluded. */
function rangeOf(sums: Sums, group: readonly number[], axes: readonly [number, number]): [Extent, Extent] | null {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  forEachBlock(sums, group, ({ columns }) => {
    for (const [k, axis] of axes.entries()) {
      for (const value of columns[axis] ?? []) {
        if (value === -Infinity) continue;
        low[k] = Math.min(low[k] ?? value, value);
        high[k] = Math.max(high[k] ?? value, value);
      }
    }
  });
  const [x, y] = low;
  const [right, top] = high;
  if (x === undefined || y === undefined || right === undefined || top === undefined || x > right) return null;
  return [
    { from: x, to: right },
    { from: y, to: top },
  ];
}

function draw(sums: Sums, settings: DensitySettings, grid: Grid): DensityReading | null {
  const { groups } = grid;
  const ranges = groups.map((group) => rangeOf(sums, group, settings.axes));
  const known = ranges.filter((range) => range !== null);
  if (known.length < ranges.length) return null;
  const extents = [0, 1].map((k) => ({
    from: known.reduce((sum, range) => sum + (range[k]?.from ?? 0), 0),
    to: known.reduce((sum, range) => sum + (range[k]?.to ?? 0), 0),
  }));
  const cells = grid.side * grid.fine;
  const widths = extents.map(({ from, to }) => (to > from ? (to - from) / cells : 1));
  const exact = grid.error === 0;
  const moves = groups.map((group, g) => movesOf(sums, { group, axes: settings.axes, origin: known[g], widths, exact, cells }));
  const stages = convolve(moves, cells + groups.length + 1);
  const extent = (k: 0 | 1): Extent => pointsExtent(extents[k], settings.points[k]);
  return {
    axes: settings.axes,
    columns: grid.side,
    rows: grid.side,
    across: extent(0),
    up: extent(1),
    error: grid.error,
    cells: gather(stages, moves, grid).map(({ path, ...cell }) => ({
      ...cell,
      outcome: settings.outcomeOf(numbersOf(sums, groups, path)),
    })),
  };
}

function pointsExtent(extent: Extent | undefined, points: (sum: number) => number): Extent {
  return { from: points(extent?.from ?? 0), to: points(extent?.to ?? 0) };
}

interface GroupOnGrid {
  readonly group: readonly number[];
  readonly axes: readonly [number, number];
  readonly origin: readonly [Extent, Extent] | undefined;
  readonly widths: readonly number[];
  /** Cut into cells rather than round to grid lines. */
  readonly exact: boolean;
  readonly cells: number;
}

function movesOf(sums: Sums, { group, axes, origin, widths, exact, cells }: GroupOnGrid): Move[] {
  const found = new Map<number, Move>();
  const [x0, y0] = [origin?.[0].from ?? 0, origin?.[1].from ?? 0];
  const [width = 1, height = 1] = widths;
  const place = exact ? (offset: number) => Math.min(cells - 1, Math.floor(offset)) : Math.round;
  forEachBlock(sums, group, ({ start, length, columns }) => {
    const [xs = new Float64Array(), ys = new Float64Array()] = [columns[axes[0]], columns[axes[1]]];
    for (let k = 0; k < length; k++) {
      const x = xs[k] ?? 0;
      if (x === -Infinity) continue;
      const right = place((x - x0) / width);
      const up = place(((ys[k] ?? 0) - y0) / height);
      const key = up * 65_536 + right;
      const move = found.get(key);
      if (move === undefined) found.set(key, { right, up, count: 1, combination: start + k });
      else move.count++;
    }
  });
  return [...found.values()];
}

/** How many sums fall in each fine cell after each group. */
interface Stage {
  readonly width: number;
  readonly height: number;
  /** Row by row, `stride` cells a row. */
  readonly reached: Uint8Array;
  readonly counts: Float64Array | null;
}

function convolve(moves: readonly (readonly Move[])[], stride: number): Stage[] {
  let counts = Float64Array.of(1);
  let stage: Stage = { width: 1, height: 1, reached: Uint8Array.of(1), counts };
  const stages = [stage];
  for (const group of moves) {
    const width = Math.min(stride, stage.width + group.reduce((most, move) => Math.max(most, move.right), 0));
    const height = Math.min(stride, stage.height + group.reduce((most, move) => Math.max(most, move.up), 0));
    const next = new Float64Array(width * height);
    for (const move of group) shiftInto({ cells: next, stride: width }, { counts, width: stage.width, height: stage.height }, move);
    counts = next;
    stage = { width, height, reached: markReached(next), counts: null };
    stages.push(stage);
  }
  return [...stages.slice(0, -1), { ...stage, counts }];
}

function markReached(counts: Float64Array): Uint8Array {
  const reached = new Uint8Array(counts.length);
  for (let place = 0; place < counts.length; place++) if ((counts[place] ?? 0) > 0) reached[place] = 1;
  return reached;
}

function shiftInto(
  into: { cells: Float64Array; stride: number },
  from: { counts: Float64Array; width: number; height: number },
  move: Move,
): void {
  const { cells, stride } = into;
  const { counts, width, height } = from;
  const { count } = move;
  for (let y = 0; y < height; y++) {
    let target = (y + move.up) * stride + move.right;
    for (let source = y * width, end = source + width; source < end; source++, target++) {
      cells[target] = (cells[target] ?? 0) + count * (counts[source] ?? 0);
    }
  }
}

interface FoundCell {
  readonly column: number;
  readonly row: number;
  readonly count: number;
  /** Combination number of each group. */
  readonly path: readonly number[];
}

/** Adds fine cells up into cells; the fullest fine cell speaks for its cell. */
function gather(stages: readonly Stage[], moves: readonly (readonly Move[])[], { side, fine }: Grid): FoundCell[] {
  const last = stages.at(-1);
  const counts = new Float64Array(side * side);
  const fullest = new Float64Array(side * side);
  const speaker = new Int32Array(side * side).fill(-1);
  const fineCounts = last?.counts ?? new Float64Array();
  for (let place = 0; place < fineCounts.length; place++) {
    const count = fineCounts[place] ?? 0;
    if (count === 0) continue;
    const column = Math.min(side - 1, Math.floor((place % (last?.width ?? 1)) / fine));
    const row = Math.min(side - 1, Math.floor(Math.floor(place / (last?.width ?? 1)) / fine));
    const cell = row * side + column;
    counts[cell] = (counts[cell] ?? 0) + count;
    if (count > (fullest[cell] ?? 0)) {
      fullest[cell] = count;
      speaker[cell] = place;
    }
  }
  return Array.from(speaker)
    .map((place, cell) => ({ place, cell }))
    .filter(({ place }) => place >= 0)
    .map(({ place, cell }) => ({
      column: cell % side,
      row: Math.floor(cell / side),
      count: counts[cell] ?? 0,
      path: walkBack(stages, moves, place),
    }));
}

function walkBack(stages: readonly Stage[], moves: readonly (readonly Move[])[], place: number): number[] {
  const width = stages.at(-1)?.width ?? 1;
  let [x, y] = [place % width, Math.floor(place / width)];
  const path: number[] = [];
  for (let g = moves.length - 1; g >= 0; g--) {
    const before = stages[g];
    const step = (moves[g] ?? []).find((move) => isReached(before, x - move.right, y - move.up));
    if (step === undefined) throw new Error("Expected every reached cell to have been reached from somewhere");
    path.unshift(step.combination);
    [x, y] = [x - step.right, y - step.up];
  }
  return path;
}

const isReached = (stage: Stage | undefined, x: number, y: number): boolean =>
  stage !== undefined && x >= 0 && y >= 0 && x < stage.width && y < stage.height && stage.reached[y * stage.width + x] === 1;

function numbersOf(sums: Sums, groups: readonly (readonly number[])[], path: readonly number[]): Uint32Array {
  const numbers = new Uint32Array(sums.sizes.length);
  for (const [g, group] of groups.entries()) writeCombination({ sizes: sums.sizes, issues: group }, path[g] ?? 0, numbers);
  return numbers;
}
