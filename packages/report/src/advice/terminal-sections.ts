import { assertNever } from "@detente/engine";
import type { Block, Section } from "../document.ts";
import { terminalTable } from "../terminal/terminal-table.ts";
import { paragraph, printable, type TerminalSettings, toned } from "../terminal/terminal-style.ts";
import { terminalWidth } from "../terminal/terminal-width.ts";

/** Sections for a terminal, folded tables included. Ends in a line end. */
export function terminalSections(sections: readonly Section[], given: TerminalSettings): string {
  const settings = { ...given, width: terminalWidth(given.width) };
  const parts = sections.map(({ title, blocks }) =>
    [toned(printable(title, settings), "bold", settings), ...blocks.map((block) => blockLines(block, settings).join("\n"))]
      .filter((part) => part !== "")
      .join("\n\n"),
  );
  return `${parts.join("\n\n\n")}\n`;
}

function blockLines(block: Block, settings: TerminalSettings): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return paragraph(block.text, settings, { indent: 0 });
    case "list":
      return block.items.flatMap((item) => paragraph(`- ${item}`, settings, { indent: 2 }));
    case "table":
      return [
        ...paragraph(block.table.caption, settings, { indent: 0 }).map((line) => toned(line, "accent", settings)),
        ...terminalTable(block.table, { ...settings, mostLines: 4 }),
      ];
    case "picture":
      return [];
    default:
      return assertNever(block);
  }
}
