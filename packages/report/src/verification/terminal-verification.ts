import { terminalTable } from "../terminal/terminal-table.ts";
import { paragraph, printable, type TerminalSettings, toned } from "../terminal/terminal-style.ts";
import { terminalWidth } from "../terminal/terminal-width.ts";
import type { Told } from "./told.ts";

/** An answer about verification for a terminal. Ends in a line end. */
export function terminalVerification(told: Told, given: TerminalSettings): string {
  const settings = { ...given, width: terminalWidth(given.width) };
  const toParagraph = (text: string): readonly string[] => paragraph(text, settings, { indent: 0 });
  const blocks = [
    [toned(printable(told.title, settings), "dim", settings), ...toParagraph(told.summary).map((line) => toned(line, "bold", settings))],
    ...told.tables.map((table) => [
      ...toParagraph(table.caption).map((line) => toned(line, "accent", settings)),
      ...terminalTable(table, { ...settings, mostLines: 4 }),
    ]),
    told.notes.flatMap(toParagraph),
    told.formulas.flatMap(({ formula, source }) =>
      paragraph(`${formula} (${source})`, settings, { indent: 2 }).map((line) => toned(line, "dim", settings)),
    ),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}
