import type { Table } from "../table.ts";
import { displayWidth } from "./display-width.ts";
import { cut, padded, printable, type TerminalSettings, toned, wrapped } from "./terminal-style.ts";

const GAP = 2;
const NARROWEST = 6;
/** A heading is cut later than a cell: without it a column says nothing. */
const MOST_HEAD_LINES = 4;

/**
 * A table as lines that fit the width: numbers keep theirs where they can, texts share what is left and wrap. A cell takes
 * at most `mostLines` lines; what is left over is cut.
 */
export function terminalTable({ columns, rows }: Table, settings: TerminalSettings & { readonly mostLines: number }): readonly string[] {
  const head = columns.map(({ name }) => printable(name, settings));
  const body = rows.map(({ cells, tone }) => ({ cells: columns.map((_, i) => printable(cells[i] ?? "", settings)), tone }));
  const natural = columns.map((column, i) => {
    const cells = body.map(({ cells }) => displayWidth(cells[i] ?? ""));
    // A number's heading may wrap.
    const heading = displayWidth(head[i] ?? "");
    const widest = cells.reduce((max, width) => Math.max(max, width), 1);
    return column.kind === "number" ? Math.max(widest, Math.min(heading, longestWord(head[i] ?? ""))) : Math.max(widest, heading);
  });
  const widths = fitted(
    natural,
    columns.map(({ kind }) => kind !== "number"),
    settings.width - GAP * (columns.length - 1),
  );
  const places = widths.map((width, i) => ({ width, pad: columns[i]?.kind === "number" ? ("left" as const) : ("right" as const) }));
  const print = (cells: readonly string[]) => rowLines(cells, places, settings);
  return [
    ...rowLines(head, places, { ...settings, mostLines: Math.max(MOST_HEAD_LINES, settings.mostLines) }).map((line) =>
      toned(line, "dim", settings),
    ),
    ...body.flatMap(({ cells, tone }) => print(cells).map((line) => (tone === "quiet" ? toned(line, "dim", settings) : line))),
  ];
}

const WIDEST_HEADING = 16;

function longestWord(heading: string): number {
  return Math.min(
    WIDEST_HEADING,
    heading.split(" ").reduce((max, word) => Math.max(max, displayWidth(word)), 8),
  );
}

/** Narrows the widest text column by one until all fit; then, if it must be, any column. */
function fitted(natural: readonly number[], isText: readonly boolean[], room: number): readonly number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  for (const group of [isText, isText.map(() => true)]) {
    while (excess > 0) {
      let widest = -1;
      for (let i = 0; i < widths.length; i++)
        if (group[i] && (widths[i] ?? 0) > (widest < 0 ? NARROWEST : (widths[widest] ?? 0))) widest = i;
      if (widest < 0) break;
      widths[widest] = (widths[widest] ?? 0) - 1;
      excess--;
    }
  }
  return widths;
}

interface Place {
  readonly width: number;
  /** On which side of the text the space goes. */
  readonly pad: "left" | "right";
}

function rowLines(
  cells: readonly string[],
  places: readonly Place[],
  settings: TerminalSettings & { readonly mostLines: number },
): readonly string[] {
  const columns = places.map(({ width }, i) => {
    const lines = wrapped(cells[i] ?? "", width);
    const last = settings.mostLines - 1;
    return lines.length <= settings.mostLines ? lines : [...lines.slice(0, last), cut(lines.slice(last).join(" "), width, settings)];
  });
  const height = columns.reduce((max, lines) => Math.max(max, lines.length), 1);
  return Array.from({ length: height }, (_, line) =>
    cut(
      columns
        .map((lines, i) => padded(lines[line] ?? "", places[i]?.width ?? 0, places[i]?.pad ?? "right"))
        .join(" ".repeat(GAP))
        .trimEnd(),
      settings.width,
      settings,
    ),
  );
}
