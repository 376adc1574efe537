import type { Analysis } from "@detente/engine";
import { mainAxes } from "../charts/utility-plane.ts";
import { labelsOf } from "../labels.ts";
import { decimalText } from "../numbers.ts";
import { GLYPHS, type GridMark, type PlaneGrid } from "./plane-grid.ts";
import { cut, padded, printable, type TerminalSettings, toned } from "./terminal-style.ts";

export const PLOT_ROWS = 18;
/** Columns left of a plot, for its ticks. */
export const PLOT_GUTTER = 7;

/** A grid as lines: the name of the axis up, the rows with their ticks, the axis across with its ticks and its name. */
export function plotLines(
  { columns, rows, cells, across, up }: PlaneGrid<GridMark>,
  analysis: Analysis,
  settings: TerminalSettings,
): readonly string[] {
  const [first, second] = mainAxes(analysis);
  const names = labelsOf(analysis).parties.map((name) => printable(name, settings));
  const glyphs = GLYPHS[settings.unicode ? "unicode" : "ascii"];
  const tick = (value: number, extent: readonly [number, number]) =>
    printable(decimalText(value, decimalsOfTick(extent[1] - extent[0])), settings);
  const lines = Array.from({ length: rows }, (_, row) => {
    const isTick = row % 5 === 0 || row === rows - 1;
    const value = up[1] - ((row + 0.5) / rows) * (up[1] - up[0]);
    const line = cells.slice(row * columns, (row + 1) * columns).map((cell) => (cell ? toned(cell.glyph, cell.tone, settings) : " "));
    return `${padded(isTick ? cut(tick(value, up), PLOT_GUTTER - 2, settings) : "", PLOT_GUTTER - 2, "left")} ${glyphs.post}${line.join("")}`;
  });
  const ends = [tick(across[0], across), tick((across[0] + across[1]) / 2, across), tick(across[1], across)];
  const half = Math.floor(columns / 2);
  const scale = padded(ends[0] ?? "", half - Math.floor((ends[1]?.length ?? 0) / 2), "right") + padded(ends[1] ?? "", 0, "right");
  const arrow = settings.unicode ? ["↑ ", " →"] : ["^ ", " >"];
  const margin = " ".repeat(PLOT_GUTTER);
  const axisName = cut(names[first] ?? "", columns - 4, settings) + (arrow[1] ?? "");
  return [
    `${" ".repeat(PLOT_GUTTER - 1)}${arrow[0]}${cut(names[second] ?? "", columns - 4, settings)}`,
    ...lines,
    `${" ".repeat(PLOT_GUTTER - 1)}${glyphs.corner}${glyphs.line.repeat(columns)}`,
    margin + scale + padded(ends[2] ?? "", columns - scale.length, "left"),
    margin + padded(axisName, columns, "left"),
  ];
}

/** As few as tell the ticks apart: the margin holds five characters. */
function decimalsOfTick(spread: number): number {
  if (spread >= 20) return 0;
  if (spread >= 2) return 1;
  return spread >= 0.2 ? 2 : 3;
}
