import { type CasePlan, EXCHANGE_FORMULAS } from "@detente/engine";
import type { Table } from "../table.ts";
import { paragraph, printable, type TerminalSettings, toned } from "../terminal/terminal-style.ts";
import { terminalTable } from "../terminal/terminal-table.ts";
import { terminalWidth } from "../terminal/terminal-width.ts";
import { boardLines } from "./board-lines.ts";
import { perspectiveWords } from "./perspective-words.ts";
import { partiesTable, stakesTable } from "./plan-tables.ts";
import { planNotes, planSummary } from "./plan-words.ts";
import { remedyWords } from "./remedy-words.ts";

/** The plan of an exchange for a terminal. Ends in a line end. */
export function terminalPlan(told: CasePlan, given: TerminalSettings): string {
  const settings = { ...given, width: terminalWidth(given.width) };
  const text = (words: string, indent = 0): readonly string[] => paragraph(words, settings, { indent });
  const heading = (words: string): readonly string[] => text(words).map((line) => toned(line, "accent", settings));
  const block = (table: Table): readonly string[] => [...heading(table.caption), ...terminalTable(table, { ...settings, mostLines: 3 })];
  const remedies = remedyWords(told);
  const blocks = [
    [
      toned(printable(told.title, settings), "dim", settings),
      ...text(planSummary(told)).map((line) => toned(line, "bold", settings)),
      ...text(perspectiveWords(told)),
    ],
    [...heading("The steps in their order. Each begins when the evidence of the one before is accepted."), ...boardLines(told, settings)],
    block(stakesTable(told)),
    block(partiesTable(told)),
    planNotes(told).flatMap((note) => text(note)),
    remedies.length === 0
      ? []
      : [...heading("What would make it safe, each by itself"), ...remedies.flatMap((words) => text(`- ${words}`, 2))],
    Object.values(EXCHANGE_FORMULAS).flatMap((formula) => text(formula, 2).map((line) => toned(line, "dim", settings))),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
