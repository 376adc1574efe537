import type { Rng } from "../../lib/rng.ts";
import type { Stage, UtilityGrid } from "./utility-grid.ts";

/** Cells to draw from, both ends included. */
export interface CellRange {
  readonly first: number;
  readonly last: number;
  isMeant(cell: number): boolean;
}

/**
 * Draws outcomes by the cell they fall into. Every outcome listed by the parts has the same chance among those whose cells
 * are meant, up to the rounding of doubles; where an end of the grid is rarer than 10^300 to one, it is drawn a little too often.
 */
export class GridDraws {
  readonly #grid: UtilityGrid;
  /** By stage, and then by cell: how many ways lead there before this stage is added, up to a factor common to the stage. */
  readonly #ways: readonly Float64Array[];
  readonly #lastWays: Float64Array;

  constructor(grid: UtilityGrid) {
    this.#grid = grid;
    const ways: Float64Array[] = [Float64Array.of(1)];
    for (const stage of grid.stages) ways.push(addStage(ways.at(-1) ?? new Float64Array(), stage));
    this.#lastWays = ways.pop() ?? new Float64Array();
    this.#ways = ways;
  }

  /** Sets the options of a random outcome; false where no outcome falls into a cell that is meant. Cost: some ns for each cell of the range. */
  draw(range: CellRange, rng: Rng, numbers: Uint32Array): boolean {
    const cell = this.#drawCell(range, rng);
    if (cell === undefined) return false;
    for (const part of this.#grid.flat) part.write(rng.below(part.length), numbers);
    let at = cell;
    for (let s = this.#grid.stages.length - 1; s >= 0; s--) {
      const stage = this.#grid.stages[s];
      const before = this.#ways[s];
      if (stage === undefined || before === undefined) continue;
      const { cells, starts } = stage.entries;
      const entry = drawEntry(stage, { before, at, rng });
      const start = starts[entry] ?? 0;
      stage.part.write(start + rng.below((starts[entry + 1] ?? 0) - start), numbers);
      at -= cells[entry] ?? 0;
    }
    return true;
  }

  #drawCell({ first, last, isMeant }: CellRange, rng: Rng): number | undefined {
    const ways = this.#lastWays;
    let total = 0;
    for (let cell = first; cell <= last; cell++) if (isMeant(cell)) total += ways[cell] ?? 0;
    let left = rng.float() * total;
    let drawn: number | undefined;
    for (let cell = first; cell <= last && left >= 0; cell++) {
      if (!isMeant(cell) || (ways[cell] ?? 0) === 0) continue;
      drawn = cell;
      left -= ways[cell] ?? 0;
    }
    return drawn;
  }
}

/** Beyond this, ways are scaled down before doubles end. */
const MANY = 2 ** 800;

function addStage(before: Float64Array, { entries: { cells, starts } }: Stage): Float64Array {
  const after = new Float64Array(before.length + (cells[0] ?? 0));
  let most = 0;
  for (let entry = 0; entry < cells.length; entry++) {
    const cell = cells[entry] ?? 0;
    const members = (starts[entry + 1] ?? 0) - (starts[entry] ?? 0);
    for (let k = 0; k < before.length; k++) {
      const ways = (after[k + cell] ?? 0) + (before[k] ?? 0) * members;
      after[k + cell] = ways;
      if (ways > most) most = ways;
    }
  }
  if (most > MANY) for (let k = 0; k < after.length; k++) if (after[k] !== 0) after[k] = Math.max((after[k] ?? 0) / MANY, Number.MIN_VALUE);
  return after;
}

interface Place {
  readonly before: Float64Array;
  readonly at: number;
  readonly rng: Rng;
}

/** The entry by which the sum came to this cell. */
function drawEntry({ entries: { cells, starts } }: Stage, { before, at, rng }: Place): number {
  const waysBy = (entry: number): number => (before[at - (cells[entry] ?? 0)] ?? 0) * ((starts[entry + 1] ?? 0) - (starts[entry] ?? 0));
  let total = 0;
  for (let entry = 0; entry < cells.length; entry++) total += waysBy(entry);
  let left = rng.float() * total;
  let drawn = 0;
  for (let entry = 0; entry < cells.length && left >= 0; entry++) {
    const ways = waysBy(entry);
    if (ways === 0) continue;
    drawn = entry;
    left -= ways;
  }
  return drawn;
}
