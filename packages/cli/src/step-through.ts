import { createInterface } from "node:readline/promises";
import { type GameStory, labelsOf, paragraph, type PlayedGame, stepWords, type TerminalSettings, toned } from "@detente/report";
import type { Terminal } from "./terminal.ts";

/** Tells a game one step at a time, and waits for a line of standard input after each: q, or the end of input, stops. */
// oxlint-disable-next-line max-params -- a game, its story, and where it is told.
export async function stepThrough(
  { analysis }: PlayedGame,
  story: GameStory,
  settings: TerminalSettings,
  terminal: Terminal,
): Promise<void> {
  const labels = labelsOf(analysis);
  const input = createInterface({ input: process.stdin, terminal: false });
  const lines = input[Symbol.asyncIterator]();
  for (const step of story.steps) {
    const points = step.utilities === null ? "" : ` [${labels.vector(step.utilities)}]`;
    const words = paragraph(`${step.number}. ${stepWords(step)}${points}`, settings, { indent: 3 });
    terminal.print(`${words.join("\n")}\n`);
    const line = await lines.next();
    if (line.done === true || line.value.trim() === "q") break;
  }
  input.close();
  terminal.print(`${toned(story.ending, "bold", settings)}\n`);
}
