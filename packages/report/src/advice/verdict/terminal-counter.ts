import { paragraph, type TerminalSettings, toned } from "../../terminal/terminal-style.ts";
import { terminalWidth } from "../../terminal/terminal-width.ts";
import { terminalSections } from "../terminal-sections.ts";
import type { ShownVerdict } from "./shown-verdict.ts";
import { type ShownEquivalents, tellCounter } from "./tell-counter.ts";

/** What could be put forward, for a terminal. Ends in a line end. */
export function terminalCounter(shown: ShownVerdict, equivalents: ShownEquivalents | null, given: TerminalSettings): string {
  const settings = { ...given, width: terminalWidth(given.width) };
  const { title, summary, context, packages, equivalents: several, assumptions } = tellCounter(shown, equivalents);
  const lines = (text: string, tone: "dim" | "bold"): string =>
    paragraph(text, settings, { indent: 0 })
      .map((line) => toned(line, tone, settings))
      .join("\n");
  const head = [lines(title, "dim"), lines(summary, "bold"), lines(context, "dim")].join("\n");
  return `${head}\n\n${terminalSections([packages, ...(several === null ? [] : [several]), assumptions], given)}`;
}
