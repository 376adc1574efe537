import type { RisingPart, RisingParts } from "./rising-parts.ts";

/** The grid has this many cells for each part, so that roundings of all parts together stay below a thousandth of the range. */
const CELLS_A_PART = 1000;

/**
 * Sums of parts on a grid. Each part's rises are rounded down to whole cells; the cell of an outcome is the sum of its
 * parts' cells. Of all outcomes in a cell, two are kept: the one with the greatest and the one with the least true rise.
 *
 * Why that is enough: let there be n parts, and let w be the width of a cell, at most the range / 1000 n. A part's rise is
 * less than w above its cell, so an outcome in cell c has a true rise from c w up to, not including, (c + n) w. Let x be
 * any outcome, of rise s, in cell c. The greatest rise kept in c is at least s, and less than (c + n) w <= s + n w: at most
 * a thousandth of the range above s. Likewise the least kept in c is at most s, and less than n w below it. So whatever
 * target x reaches, something kept reaches it, and is worth at most a thousandth of the range more.
 *
 * Cells are never narrower than a step: where the range is at most 1000 n steps, nothing is rounded and everything is exact.
 */
export interface UtilityGrid {
  /** Of a cell, in steps. */
  readonly width: number;
  /** Without the parts that change nothing. */
  readonly stages: readonly Stage[];
  /** Parts all of whose combinations add the same. */
  readonly flat: readonly RisingPart[];
  /** By cell, after all stages, in steps over the worst outcome; -Infinity and Infinity where no outcome falls into the cell. */
  readonly most: Float64Array;
  readonly least: Float64Array;
}

/** One part, added to those before it. */
export interface Stage {
  readonly part: RisingPart;
  readonly entries: PartCells;
  /** By cell of the sum, the entry of this part by which its greatest and its least rise came about. */
  readonly mostBy: Uint32Array | Uint16Array;
  readonly leastBy: Uint32Array | Uint16Array;
}

/** The cells that the combinations of a part fall into, the highest cell first; each holds consecutive ranks. */
export interface PartCells {
  readonly cells: Uint32Array;
  /** First rank in each, and at the end the number of ranks. */
  readonly starts: Uint32Array;
}

/** Cost: 2 ns for each cell of the sum so far and each cell of the part, part by part: 100 ms for 50 parts of 10 combinations. */
export function utilityGrid({ parts, range }: RisingParts): UtilityGrid {
  const uneven = parts.filter((part) => part.rises[0] !== 0);
  const width = Math.max(1, range / (CELLS_A_PART * Math.max(1, uneven.length)));
  // The part with the most cells comes first, when there are fewest sums to add it to.
  const placed = uneven.map((part) => ({ part, entries: partCells(part.rises, width) }));
  placed.sort((a, b) => b.entries.cells.length - a.entries.cells.length);
  let [most, least] = [new Float64Array(1), new Float64Array(1)];
  const stages = placed.map(({ part, entries }): Stage => {
    const length = most.length + (entries.cells[0] ?? 0);
    const next = { most: new Float64Array(length).fill(-Infinity), least: new Float64Array(length).fill(Infinity) };
    const by = (): Uint16Array | Uint32Array => (entries.cells.length > 0xffff ? new Uint32Array(length) : new Uint16Array(length));
    const stage = { part, entries, mostBy: by(), leastBy: by() };
    for (let entry = 0; entry < entries.cells.length; entry++) {
      const cell = entries.cells[entry] ?? 0;
      raise(most, { entry, cell, rise: part.rises[entries.starts[entry] ?? 0] ?? 0, sums: next.most, by: stage.mostBy });
      lower(least, { entry, cell, rise: part.rises[(entries.starts[entry + 1] ?? 0) - 1] ?? 0, sums: next.least, by: stage.leastBy });
    }
    ({ most, least } = next);
    return stage;
  });
  return { width, stages, flat: parts.filter((part) => part.rises[0] === 0), most, least };
}

function partCells(rises: Float64Array, width: number): PartCells {
  const [cells, starts]: [number[], number[]] = [[], []];
  for (let rank = 0; rank < rises.length; rank++) {
    const cell = Math.floor((rises[rank] ?? 0) / width);
    if (cell === cells.at(-1)) continue;
    cells.push(cell);
    starts.push(rank);
  }
  return { cells: Uint32Array.from(cells), starts: Uint32Array.from([...starts, rises.length]) };
}

interface Addition {
  readonly entry: number;
  readonly cell: number;
  readonly rise: number;
  readonly sums: Float64Array;
  readonly by: Uint16Array | Uint32Array;
}

function raise(from: Float64Array, { entry, cell, rise, sums, by }: Addition): void {
  for (let k = 0; k < from.length; k++) {
    const sum = (from[k] ?? 0) + rise;
    if (sum > (sums[k + cell] ?? 0)) {
      sums[k + cell] = sum;
      by[k + cell] = entry;
    }
  }
}

function lower(from: Float64Array, { entry, cell, rise, sums, by }: Addition): void {
  for (let k = 0; k < from.length; k++) {
    const sum = (from[k] ?? 0) + rise;
    if (sum < (sums[k + cell] ?? 0)) {
      sums[k + cell] = sum;
      by[k + cell] = entry;
    }
  }
}

/** The rises of all outcomes that the grid keeps, each once, descending. */
export function keptRises({ most, least }: UtilityGrid): Float64Array {
  const rises = new Float64Array(most.length + least.length);
  let count = 0;
  for (let cell = 0; cell < most.length; cell++) {
    if (most[cell] === -Infinity) continue;
    rises[count++] = most[cell] ?? 0;
    rises[count++] = least[cell] ?? 0;
  }
  const sorted = rises.subarray(0, count).sort();
  let distinct = 0;
  for (let k = 0; k < count; k++) if (k === 0 || sorted[k] !== sorted[k - 1]) sorted[distinct++] = sorted[k] ?? 0;
  return sorted.slice(0, distinct).reverse();
}

/** Sets the options of the outcome that was kept with this rise. */
export function traceRise(grid: UtilityGrid, rise: number, numbers: Uint32Array): void {
  const { most, least, width, stages } = grid;
  const highest = Math.floor(rise / width) + 1;
  for (let cell = highest; cell >= highest - stages.length - 2; cell--) {
    if (most[cell] === rise) return traceCell(grid, { cell, end: "most" }, numbers);
    if (least[cell] === rise) return traceCell(grid, { cell, end: "least" }, numbers);
  }
  throw new Error(`Expected an outcome kept with a rise of ${rise}`);
}

interface CellEnd {
  readonly cell: number;
  readonly end: "most" | "least";
}

function traceCell(grid: UtilityGrid, { cell, end }: CellEnd, numbers: Uint32Array): void {
  for (const part of grid.flat) part.write(0, numbers);
  let at = cell;
  for (let s = grid.stages.length - 1; s >= 0; s--) {
    const stage = grid.stages[s];
    if (stage === undefined) continue;
    const { cells, starts } = stage.entries;
    const entry = (end === "most" ? stage.mostBy : stage.leastBy)[at] ?? 0;
    stage.part.write(end === "most" ? (starts[entry] ?? 0) : (starts[entry + 1] ?? 0) - 1, numbers);
    at -= cells[entry] ?? 0;
  }
}
