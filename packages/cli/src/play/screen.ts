import { paragraph, printable, type Table, type TerminalSettings, terminalTable, terminalWidth, type Tone, toned } from "@detente/report";
import type { Terminal } from "../terminal.ts";

/** Lines that a cell of a table may take; more is cut. */
const MOST_LINES = 6;
const INDENT = 2;

/** Where the person at the table reads: plain lines, one below the other, that nothing is ever drawn over. */
export class Screen {
  readonly settings: TerminalSettings;
  readonly #print: (text: string) => void;

  constructor({ width, unicode, colours, print }: Pick<Terminal, "width" | "unicode" | "colours" | "print">) {
    this.settings = { width: terminalWidth(width), unicode, colour: colours.isColorSupported };
    this.#print = print;
  }

  /** One sentence or several, wrapped. Texts of the case may be in it. */
  say(text: string, tone?: Tone): void {
    const lines = paragraph(text, this.settings, { indent: 0 });
    this.lines(tone === undefined ? lines : lines.map((line) => toned(line, tone, this.settings)));
  }

  /** The same, set in below what stands before it. */
  item(text: string): void {
    const lines = paragraph(text, { ...this.settings, width: this.settings.width - INDENT }, { indent: 0 });
    this.lines(lines.map((line) => " ".repeat(INDENT) + line));
  }

  table(table: Table): void {
    this.lines(terminalTable(table, { ...this.settings, mostLines: MOST_LINES }));
  }

  /** As they are: they must have been made printable. */
  lines(lines: readonly string[]): void {
    this.#print(lines.map((line) => `${line}\n`).join(""));
  }

  blank(): void {
    this.#print("\n");
  }

  /** In front of what the person types; ends in a space, without a line end. */
  prompt(text: string): string {
    return toned(`${printable(text, this.settings)} `, "bold", this.settings);
  }
}
