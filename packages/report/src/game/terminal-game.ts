import { labelsOf } from "../labels.ts";
import { countText } from "../numbers.ts";
import { terminalWidth } from "../terminal/terminal-width.ts";
import { paragraph, printable, type TerminalSettings, toned } from "../terminal/terminal-style.ts";
import { terminalTable } from "../terminal/terminal-table.ts";
import { gameStory, type PlayedGame } from "./game-story.ts";
import { agreementSentence, scoreTable, stepsTable } from "./score-tables.ts";
import type { Step } from "./tell-steps.ts";
import { terminalGamePlane, WHOLE_PLANE } from "./terminal-game-plane.ts";

export interface TerminalGameSettings extends TerminalSettings {
  /** "ends": of a long game only how it begins and how it ends. */
  readonly steps: "all" | "ends";
}

/** Steps shown at either end of a long game. */
const SHOWN = 10;

/** A finished game for a terminal: how it ended, step by step, its path in the plane, its scores. Lines no wider than the screen, ending in a line end. */
export function terminalGame(game: PlayedGame, given: TerminalGameSettings): string {
  const settings = { ...given, width: terminalWidth(given.width) };
  const labels = labelsOf(game.analysis);
  const story = gameStory(game);
  const players = story.parties.map(({ name, player }) => `${name}: ${player}`).join("; ");
  const steps = (shown: readonly Step[]) => terminalTable(stepsTable(story, shown, labels), { ...settings, mostLines: 12 });
  const agreement = agreementSentence(game.score);
  const parts = [
    [
      ...paragraph(game.analysis.title, settings, { indent: 0 }).map((line) => toned(line, "dim", settings)),
      ...paragraph(story.ending, settings, { indent: 0 }).map((line) => toned(line, "bold", settings)),
      ...paragraph(players, settings, { indent: 0 }).map((line) => toned(line, "dim", settings)),
    ],
    ...shownSteps(story.steps, given.steps).map((part) => (typeof part === "number" ? [leftOut(part, settings)] : steps(part))),
    terminalGamePlane(game.analysis, story, { ...settings, ...WHOLE_PLANE }),
    [
      ...terminalTable(scoreTable(game, story, labels), { ...settings, mostLines: 4 }),
      ...(agreement === "" ? [] : paragraph(agreement, settings, { indent: 0 })),
    ],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function shownSteps(steps: readonly Step[], wish: TerminalGameSettings["steps"]): readonly (readonly Step[] | number)[] {
  const left = steps.length - 2 * SHOWN;
  return wish === "all" || left <= 1 ? [steps] : [steps.slice(0, SHOWN), left, steps.slice(-SHOWN)];
}

const leftOut = (count: number, settings: TerminalSettings): string =>
  toned(printable(`… ${countText(String(count))} steps left out …`, settings), "dim", settings);
