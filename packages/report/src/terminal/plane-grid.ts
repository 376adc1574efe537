import type { Analysis } from "@detente/engine";
import { extentOf } from "../charts/plane-frame.ts";
import type { TerminalSettings, Tone } from "./terminal-style.ts";

export interface PlaneCell {
  readonly glyph: string;
  readonly tone: Tone;
}

/** Something to be marked in the plane by a letter. */
export interface GridMark {
  readonly letter: string;
  readonly tone: Tone;
  readonly utilities: readonly number[];
}

/** The utility plane in character cells; row 0 is the top one. */
export interface PlaneGrid<Mark extends GridMark> {
  readonly columns: number;
  readonly rows: number;
  readonly cells: readonly (PlaneCell | null)[];
  /** What the letters stand for; a letter that hides others names them too. */
  readonly marks: readonly { readonly mark: Mark; readonly hides: readonly Mark[] }[];
  readonly across: readonly [number, number];
  readonly up: readonly [number, number];
}

interface Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly cells: (PlaneCell | null)[];
  /** Where a value is, in cells from the left and from the top; not rounded. */
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly axes: readonly [number, number];
}

export const GLYPHS = {
  unicode: { shades: ["·", "░", "▒", "▓"], line: "─", post: "│", cross: "┼", corner: "└", rational: "●", other: "○" },
  ascii: { shades: [".", ":", "%", "#"], line: "-", post: "|", cross: "+", corner: "+", rational: "*", other: "o" },
} as const;

/** Above 1: the darkest shade is kept for the fullest cells, as there are few shades. */
const CONTRAST = 1.8;
/** A cell with fewer outcomes than this is never the darkest, however empty the rest is. */
const FULL = 12;

interface GridSettings<Mark extends GridMark> extends Pick<TerminalSettings, "unicode"> {
  readonly axes: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
  /** The first of those that fall together is shown. */
  readonly marks: readonly Mark[];
}

/** Draws, each over the one before: the cloud, walk-away lines, the frontier, letters. */
export function planeGrid<Mark extends GridMark>(
  analysis: Analysis,
  { axes, columns, rows, unicode, marks }: GridSettings<Mark>,
): PlaneGrid<Mark> {
  const [across, up] = [extentOf(analysis, axes[0]), extentOf(analysis, axes[1])];
  const canvas: Canvas = {
    columns,
    rows,
    axes,
    cells: Array.from({ length: columns * rows }, () => null),
    x: (value) => ((value - across[0]) / (across[1] - across[0])) * columns,
    y: (value) => ((up[1] - value) / (up[1] - up[0])) * rows,
  };
  const glyphs = GLYPHS[unicode ? "unicode" : "ascii"];
  drawCloud(canvas, analysis, glyphs.shades);
  drawWalkAways(canvas, analysis, glyphs);
  for (const isRational of [false, true]) {
    for (const point of analysis.frontier.points) {
      if (point.rational === isRational)
        put(canvas, point.utilities, { glyph: isRational ? glyphs.rational : glyphs.other, tone: "accent" });
    }
  }
  return { columns, rows, cells: canvas.cells, across, up, marks: drawMarks(canvas, marks) };
}

function drawCloud({ cells, columns, rows, x, y, axes }: Canvas, { density }: Analysis, shades: readonly string[]): void {
  if (!density || density.axes[0] !== axes[0] || density.axes[1] !== axes[1]) return;
  const counts = new Float64Array(columns * rows);
  const width = (density.across.to - density.across.from) / density.columns;
  const height = (density.up.to - density.up.from) / density.rows;
  for (const { column, row, count } of density.cells) {
    const [left, right] = [x(density.across.from + column * width), x(density.across.from + (column + 1) * width)];
    const [top, bottom] = [y(density.up.from + (row + 1) * height), y(density.up.from + row * height)];
    // A grid coarser than the screen fills every cell it covers; a finer one adds up in the cell of its middle.
    const [fromColumn, toColumn] = right - left < 1 ? [(left + right) / 2, (left + right) / 2] : [left, right - 1e-6];
    const [fromRow, toRow] = bottom - top < 1 ? [(top + bottom) / 2, (top + bottom) / 2] : [top, bottom - 1e-6];
    for (let r = Math.max(0, Math.floor(fromRow)); r <= Math.min(rows - 1, Math.floor(toRow)); r++) {
      for (let c = Math.max(0, Math.floor(fromColumn)); c <= Math.min(columns - 1, Math.floor(toColumn)); c++)
        counts[r * columns + c] = (counts[r * columns + c] ?? 0) + count;
    }
  }
  const most = Math.log1p(counts.reduce((max, count) => Math.max(max, count), FULL));
  counts.forEach((count, i) => {
    const shade = Math.min(shades.length - 1, Math.floor((Math.log1p(count) / most) ** CONTRAST * shades.length));
    if (count > 0) cells[i] = { glyph: shades[shade] ?? "", tone: "dim" };
  });
}

function drawWalkAways(
  { cells, columns, rows, x, y, axes }: Canvas,
  { reservationValues }: Analysis,
  glyphs: { readonly line: string; readonly post: string; readonly cross: string },
): void {
  const column = Math.floor(x(reservationValues[axes[0]] ?? Number.NaN));
  const row = Math.floor(y(reservationValues[axes[1]] ?? Number.NaN));
  for (let c = 0; c < columns && row >= 0 && row < rows; c++) cells[row * columns + c] = { glyph: glyphs.line, tone: "bold" };
  for (let r = 0; r < rows && column >= 0 && column < columns; r++)
    cells[r * columns + column] = { glyph: r === row ? glyphs.cross : glyphs.post, tone: "bold" };
}

function drawMarks<Mark extends GridMark>(canvas: Canvas, marks: readonly Mark[]): PlaneGrid<Mark>["marks"] {
  const byCell = new Map<number, { readonly mark: Mark; readonly hides: Mark[] }>();
  const shown: { readonly mark: Mark; readonly hides: readonly Mark[] }[] = [];
  for (const mark of marks) {
    const cell = cellOf(canvas, mark.utilities);
    const first = cell === null ? undefined : byCell.get(cell);
    if (first) {
      first.hides.push(mark);
      continue;
    }
    const entry = { mark, hides: [] as Mark[] };
    if (cell !== null) byCell.set(cell, entry);
    shown.push(entry);
    put(canvas, mark.utilities, { glyph: mark.letter.slice(0, 1), tone: mark.tone });
  }
  return shown;
}

function put(canvas: Canvas, utilities: readonly number[], cell: PlaneCell): void {
  const i = cellOf(canvas, utilities);
  if (i !== null) canvas.cells[i] = cell;
}

function cellOf({ columns, rows, x, y, axes }: Canvas, utilities: readonly number[]): number | null {
  const column = Math.floor(x(utilities[axes[0]] ?? Number.NaN));
  const row = Math.floor(y(utilities[axes[1]] ?? Number.NaN));
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : null;
}
