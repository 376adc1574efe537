import { SCORE_RULE, type Standing } from "@detente/engine";
import type { Table } from "../table.ts";
import { paragraph, printable, type TerminalSettings, toned } from "../terminal/terminal-style.ts";
import { terminalTable } from "../terminal/terminal-table.ts";
import { terminalWidth } from "../terminal/terminal-width.ts";
import { clocksTable, nextDueTable, stipulationsTable, themesTable } from "./commitment-tables.ts";
import { commitmentsSummary, recordWords } from "./commitments-summary.ts";
import type { ShownCommitments } from "./shown-commitments.ts";
import { wordsAndDeeds } from "./words-and-deeds.ts";

export interface TerminalBoardSettings extends TerminalSettings {
  /** "open": of many stipulations only those that somebody has to see to, and the last deeds; "all": everything. */
  readonly extent: "open" | "all";
}

/** Up to so many stipulations all are shown. */
const FEW = 40;
const LAST_DEEDS = 8;
/** What somebody has to see to, the most pressing first. */
const OPEN: readonly Standing[] = ["overdue", "disputed", "submitted", "due", "snappedBack"];

/** A record of commitments at a time, for a terminal. Ends in a line end. */
export function terminalCommitments(shown: ShownCommitments, given: TerminalBoardSettings): string {
  const settings = { ...given, width: terminalWidth(given.width) };
  const { terms, reading, events } = shown;
  const text = (words: string): readonly string[] => paragraph(words, settings, { indent: 0 });
  const block = (table: Table): readonly string[] =>
    table.rows.length === 0
      ? []
      : [...text(table.caption).map((line) => toned(line, "accent", settings)), ...terminalTable(table, { ...settings, mostLines: 4 })];
  const deeds = wordsAndDeeds(shown, given.extent === "all" ? events.length : LAST_DEEDS);
  const blocks = [
    [
      toned(printable(terms.title, settings), "dim", settings),
      ...text(commitmentsSummary(reading)).map((line) => toned(line, "bold", settings)),
      ...text(recordWords(reading.at, events.length)),
    ],
    block(clocksTable(terms, reading)),
    block(nextDueTable(terms, reading)),
    block(themesTable(terms, reading)),
    block(listed(shown, given.extent)),
    block(deeds.left === 0 ? deeds.table : { ...deeds.table, caption: `${deeds.table.caption} (the last ${deeds.table.rows.length})` }),
    text(`Scores: ${SCORE_RULE}.`).map((line) => toned(line, "dim", settings)),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function listed({ terms, reading: { stipulations } }: ShownCommitments, extent: TerminalBoardSettings["extent"]): Table {
  if (extent === "all" || stipulations.length <= FEW) return stipulationsTable(terms, stipulations, "Stipulations");
  const open = OPEN.flatMap((wanted) => stipulations.filter(({ standing }) => standing === wanted));
  const shown = open.slice(0, FEW);
  const caption = `Stipulations that somebody has to see to: ${shown.length} of ${open.length} (all ${stipulations.length} with --all)`;
  return stipulationsTable(terms, shown, caption);
}
