import { paragraph, printable, type TerminalSettings, toned } from "../../terminal/terminal-style.ts";
import { terminalWidth } from "../../terminal/terminal-width.ts";
import { terminalSections } from "../terminal-sections.ts";
import type { ShownVerdict } from "./shown-verdict.ts";
import { sentence, tellVerdict } from "./tell-verdict.ts";
import { terminalScale } from "./terminal-scale.ts";
import { worthNotes, worthRows } from "./worth-rows.ts";

/** A verdict for a terminal, the word first. Ends in a line end. */
export function terminalVerdict(shown: ShownVerdict, given: TerminalSettings): string {
  const settings = { ...given, width: terminalWidth(given.width) };
  const { title, word, gloss, why, context, sections, names } = tellVerdict(shown);
  const { verdict } = shown;
  const quiet = (text: string): string =>
    paragraph(text, settings, { indent: 0 })
      .map((line) => toned(line, "dim", settings))
      .join("\n");
  const plain = (text: string): string => paragraph(text, settings, { indent: 0 }).join("\n");
  const head = toned(printable(word.toUpperCase(), settings), "mark", settings);
  const heading = `Worth to ${names.labels.party(verdict.party)}, in points; the line all through is no agreement`;
  return [
    `${head}\n${toned(plain(sentence(gloss)), "bold", settings)}`,
    plain(why),
    `${quiet(title)}\n${quiet(context)}`,
    [
      ...paragraph(heading, settings, { indent: 0 }).map((line) => toned(line, "bold", settings)),
      ...terminalScale(worthRows(verdict, names), verdict.party, { names, settings }),
      ...worthNotes(verdict).map(quiet),
    ].join("\n"),
    terminalSections(
      sections.map((section) => (section.id === "rule" ? { ...section, blocks: section.blocks.slice(0, 1) } : section)),
      given,
    ),
  ].join("\n\n");
}
