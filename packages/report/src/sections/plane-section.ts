import type { Analysis, Extent } from "@detente/engine";
import type { Block, Section } from "../document.ts";
import { type Labels, labelsOf } from "../labels.ts";
import { countText } from "../numbers.ts";
import { planeMarks } from "../plane-marks.ts";
import type { Table } from "../table.ts";

/** The utility plane with its table twins. */
export function planeSection(analysis: Analysis): Section {
  const labels = labelsOf(analysis);
  const marks = marksTable(analysis, labels);
  const density = densityTable(analysis, labels);
  return {
    id: "plane",
    title: "What could be agreed",
    blocks: [
      { kind: "paragraph", text: introduction(analysis) },
      ...(hasPicture(analysis) ? [{ kind: "picture" as const, picture: "utilityPlane" as const }] : []),
      { kind: "table", table: partiesTable(analysis, labels), shown: "open" },
      ...(marks.rows.length > 0 ? [folded(marks)] : []),
      ...(density ? [folded(density)] : []),
    ],
  };
}

/** Whether anything would stand in the utility plane. */
export function hasPicture({ frontier, positions, density }: Analysis): boolean {
  return frontier.points.length > 0 || positions.length > 0 || density !== null;
}

function introduction(analysis: Analysis): string {
  if (!hasPicture(analysis)) return "There is nothing to draw: neither a frontier nor a position is known.";
  const { parties, frontier, density } = analysis;
  const which = analysis.redLines.some(({ binds }) => binds) ? "every outcome that crosses no red line" : "every outcome";
  const cloud = density ? `The grey cloud holds ${which}: the stronger the grey, the more there are. ` : "";
  const line =
    frontier.points.length === 0
      ? "There is no frontier to draw. "
      : "Points are the Pareto frontier: no outcome is better for one party without being worse for another. Filled points are rational: they leave nobody worse off than walking away. ";
  const pairs = parties.length > 2 ? "Each picture shows two parties; what the others get is not visible in it. " : "";
  return `${cloud}${line}Dashed lines are reservation values: what walking away is worth. ${pairs}No point is the right answer: each named solution follows from its own assumptions.`;
}

function folded(table: Table): Block {
  return { kind: "table", table, shown: "folded" };
}

function partiesTable(analysis: Analysis, labels: Labels): Table {
  const { reservationValues, reservationBands, disagreement, best, worst, ideal } = analysis;
  const hasBands = reservationBands.some((band) => band !== null);
  const columns = ["Walks away below", ...(hasBands ? ["5 % to 95 %"] : []), "Worst", "Best", "Best rational", "Point d"];
  return {
    caption: "What each party can get, in its own points",
    columns: [{ name: "Party", kind: "name" }, ...columns.map((name) => ({ name, kind: "number" as const }))],
    rows: analysis.parties.map((_, i) => {
      const points = (values: readonly number[] | null) => labels.points(i, values?.[i] ?? Number.NaN);
      // Where the frontier is not known, of the best only a bound may be.
      const bound = analysis.frontier.tooLarge?.upperBounds ?? null;
      const highest = best === null && bound !== null ? `at most ${points(bound)}` : points(best);
      const band = hasBands ? [labels.band(i, reservationBands[i])] : [];
      return {
        cells: [labels.parties[i] ?? "", points(reservationValues), ...band, points(worst), highest, points(ideal), points(disagreement)],
      };
    }),
  };
}

function marksTable(analysis: Analysis, labels: Labels): Table {
  return {
    caption: "What is marked in the picture",
    columns: [
      { name: "Mark", kind: "text" },
      { name: "Name", kind: "name" },
      { name: "What it is", kind: "text" },
      ...labels.parties.map((name) => ({ name, kind: "number" as const })),
    ],
    rows: planeMarks(analysis).map(({ letter, name, kind, utilities }) => ({
      cells: [letter, name, kind, ...utilities.map((value, i) => labels.points(i, value))],
    })),
  };
}

const MOST_BINS = 10;

/** Cells of one axis put together into at most ten bins. */
interface Bins {
  readonly count: number;
  readonly of: (cell: number) => number;
  /** Where a bin begins, in points. */
  readonly edge: (bin: number) => number;
}

function binsOf({ from, to }: Extent, cells: number): Bins {
  const count = Math.min(MOST_BINS, cells);
  return {
    count,
    of: (cell) => Math.floor((cell * count) / cells),
    edge: (bin) => from + ((to - from) * Math.ceil((bin * cells) / count)) / cells,
  };
}

/** The cloud as numbers: the grid of the picture, coarsened. */
function densityTable({ density }: Analysis, labels: Labels): Table | null {
  if (!density) return null;
  const [columns, rows] = [binsOf(density.across, density.columns), binsOf(density.up, density.rows)];
  const counts = new Float64Array(columns.count * rows.count);
  for (const { column, row, count } of density.cells) {
    const bin = rows.of(row) * columns.count + columns.of(column);
    counts[bin] = (counts[bin] ?? 0) + count;
  }
  const [across, up] = density.axes;
  const print = (count: number) => (count === 0 ? "–" : countText(BigInt(Math.round(count)).toString()));
  const cellsOf = (row: number) => Array.from(counts.subarray(row * columns.count, (row + 1) * columns.count), print);
  return {
    caption: `How many outcomes lie where: ${labels.parties[up]} down the side, ${labels.parties[across]} across (points from)`,
    columns: [
      { name: `${labels.parties[up]} from`, kind: "text" },
      ...Array.from({ length: columns.count }, (_, i) => ({ name: labels.points(across, columns.edge(i)), kind: "number" as const })),
    ],
    rows: Array.from({ length: rows.count }, (_, i) => rows.count - 1 - i).map((row) => ({
      cells: [labels.points(up, rows.edge(row)), ...cellsOf(row)],
    })),
  };
}
