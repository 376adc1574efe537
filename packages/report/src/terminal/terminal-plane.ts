import type { Analysis } from "@detente/engine";
import { mainAxes } from "../charts/utility-plane.ts";
import { labelsOf } from "../labels.ts";
import { decimalText } from "../numbers.ts";
import type { PlaneMark } from "../plane-marks.ts";
import { GLYPHS, type PlaneGrid, planeGrid } from "./plane-grid.ts";
import { cut, padded, printable, type TerminalSettings, toned, wrapped } from "./terminal-style.ts";

const ROWS = 18;
const GUTTER = 7;
/** From this width on, the key stands beside the plot. */
const KEY_BESIDE_FROM = 96;
const KEY_WIDTH = 38;

/** The utility plane in characters, with a key to its letters. */
export function terminalPlane(analysis: Analysis, settings: TerminalSettings): readonly string[] {
  const isBeside = settings.width >= KEY_BESIDE_FROM;
  const columns = settings.width - GUTTER - (isBeside ? KEY_WIDTH + 3 : 1);
  const grid = planeGrid(analysis, { axes: mainAxes(analysis), columns, rows: ROWS, unicode: settings.unicode });
  const key = keyLines(grid, analysis, { ...settings, width: isBeside ? KEY_WIDTH : settings.width });
  const [title, ...plot] = plotLines(grid, analysis, settings);
  if (!isBeside) return [title ?? "", ...plot, ...key];
  const space = " ".repeat(settings.width - KEY_WIDTH);
  const rows = Array.from({ length: Math.max(ROWS, key.length) }, (_, i) =>
    (i < ROWS ? `${plot[i] ?? ""}   ${key[i] ?? ""}` : `${space}${key[i] ?? ""}`).trimEnd(),
  );
  return [title ?? "", ...rows, ...plot.slice(ROWS)];
}

function plotLines({ columns, rows, cells, across, up }: PlaneGrid, analysis: Analysis, settings: TerminalSettings): readonly string[] {
  const [first, second] = mainAxes(analysis);
  const names = labelsOf(analysis).parties.map((name) => printable(name, settings));
  const glyphs = GLYPHS[settings.unicode ? "unicode" : "ascii"];
  const tick = (value: number, extent: readonly [number, number]) =>
    printable(decimalText(value, decimalsOfTick(extent[1] - extent[0])), settings);
  const lines = Array.from({ length: rows }, (_, row) => {
    const isTick = row % 5 === 0 || row === rows - 1;
    const value = up[1] - ((row + 0.5) / rows) * (up[1] - up[0]);
    const line = cells.slice(row * columns, (row + 1) * columns).map((cell) => (cell ? toned(cell.glyph, cell.tone, settings) : " "));
    return `${padded(isTick ? cut(tick(value, up), GUTTER - 2, settings) : "", GUTTER - 2, "left")} ${glyphs.post}${line.join("")}`;
  });
  const ends = [tick(across[0], across), tick((across[0] + across[1]) / 2, across), tick(across[1], across)];
  const half = Math.floor(columns / 2);
  const scale = padded(ends[0] ?? "", half - Math.floor((ends[1]?.length ?? 0) / 2), "right") + padded(ends[1] ?? "", 0, "right");
  const arrow = settings.unicode ? ["↑ ", " →"] : ["^ ", " >"];
  const margin = " ".repeat(GUTTER);
  const axisName = cut(names[first] ?? "", columns - 4, settings) + (arrow[1] ?? "");
  return [
    `${" ".repeat(GUTTER - 1)}${arrow[0]}${cut(names[second] ?? "", columns - 4, settings)}`,
    ...lines,
    `${" ".repeat(GUTTER - 1)}${glyphs.corner}${glyphs.line.repeat(columns)}`,
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

function keyLines({ marks }: PlaneGrid, analysis: Analysis, settings: TerminalSettings): readonly string[] {
  const labels = labelsOf(analysis);
  const glyphs = GLYPHS[settings.unicode ? "unicode" : "ascii"];
  const indent = 3;
  const markLines = marks.flatMap(({ mark, hides }) => {
    const also = hides.map((other) => `${other.name} ${labels.vector(other.utilities)}`);
    const text = [`${mark.name} ${labels.vector(mark.utilities)}`, ...also.map((other) => `close by: ${other}`)].join("; ");
    return hung(mark, wrapped(printable(text, settings), settings.width - indent), settings);
  });
  const walkAways = labels.parties.map((name, i) => `${name} ${labels.points(i, analysis.reservationValues[i] ?? Number.NaN)}`).join(", ");
  const legend = [
    ...(analysis.frontier.points.length > 0 ? [`${glyphs.rational} frontier, nobody worse off; ${glyphs.other} the rest of it`] : []),
    `${glyphs.line}${glyphs.cross}${glyphs.line} walks away below: ${walkAways}`,
  ];
  // The glyphs are ours: only what goes with them is made printable.
  return [
    ...markLines,
    ...legend
      .flatMap((line) => wrapped(settings.unicode ? line : printable(line, settings), settings.width))
      .map((line) => toned(line, "dim", settings)),
  ];
}

function hung(mark: PlaneMark, lines: readonly string[], settings: TerminalSettings): readonly string[] {
  const tone = mark.kind === "solution" ? "mark" : "warning";
  return lines.slice(0, 3).map((line, i) => (i === 0 ? `${toned(mark.letter.slice(0, 1), tone, settings)}  ${line}` : `   ${line}`));
}
