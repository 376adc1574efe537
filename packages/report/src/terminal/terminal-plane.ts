import type { Analysis } from "@detente/engine";
import { mainAxes } from "../charts/utility-plane.ts";
import { labelsOf } from "../labels.ts";
import { type PlaneMark, planeMarks } from "../plane-marks.ts";
import { GLYPHS, type GridMark, type PlaneGrid, planeGrid } from "./plane-grid.ts";
import { PLOT_GUTTER, PLOT_ROWS, plotLines } from "./plane-plot.ts";
import { printable, type TerminalSettings, toned, wrapped } from "./terminal-style.ts";

/** From this width on, the key stands beside the plot. */
const KEY_BESIDE_FROM = 96;
const KEY_WIDTH = 38;

/** The utility plane in characters, with a key to its letters. */
export function terminalPlane(analysis: Analysis, settings: TerminalSettings): readonly string[] {
  const isBeside = settings.width >= KEY_BESIDE_FROM;
  const columns = settings.width - PLOT_GUTTER - (isBeside ? KEY_WIDTH + 3 : 1);
  const grid = planeGrid(analysis, {
    axes: mainAxes(analysis),
    columns,
    rows: PLOT_ROWS,
    unicode: settings.unicode,
    marks: tonedMarks(analysis),
  });
  const key = keyLines(grid, analysis, { ...settings, width: isBeside ? KEY_WIDTH : settings.width });
  const [title, ...plot] = plotLines(grid, analysis, settings);
  if (!isBeside) return [title ?? "", ...plot, ...key];
  const space = " ".repeat(settings.width - KEY_WIDTH);
  const rows = Array.from({ length: Math.max(PLOT_ROWS, key.length) }, (_, i) =>
    (i < PLOT_ROWS ? `${plot[i] ?? ""}   ${key[i] ?? ""}` : `${space}${key[i] ?? ""}`).trimEnd(),
  );
  return [title ?? "", ...rows, ...plot.slice(PLOT_ROWS)];
}

type TonedMark = PlaneMark & GridMark;

const tonedMarks = (analysis: Analysis): readonly TonedMark[] =>
  planeMarks(analysis).map((mark) => ({ ...mark, tone: mark.kind === "solution" ? "mark" : "warning" }));

function keyLines({ marks }: PlaneGrid<TonedMark>, analysis: Analysis, settings: TerminalSettings): readonly string[] {
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

function hung(mark: TonedMark, lines: readonly string[], settings: TerminalSettings): readonly string[] {
  return lines.slice(0, 3).map((line, i) => (i === 0 ? `${toned(mark.letter.slice(0, 1), mark.tone, settings)}  ${line}` : `   ${line}`));
}
