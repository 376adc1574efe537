import type { Analysis } from "@detente/engine";
import { type Html, html } from "../html.ts";
import { htmlTable } from "../html-table.ts";
import { labelsOf } from "../labels.ts";
import { countText } from "../numbers.ts";
import { gameFigure } from "./game-figure.ts";
import type { GameStory } from "./game-story.ts";
import { stepsTable } from "./score-tables.ts";
import type { Step } from "./tell-steps.ts";

/** Steps of a game that are drawn and listed on a page; of a longer one, half of them from either end. */
const MOST_STEPS = 240;

interface GameDetailsSettings {
  readonly analysis: Analysis;
  readonly story: GameStory;
  readonly store: string;
  readonly id: string;
}

/** A game on a page: its path, and every step in words and points. */
export function gameDetails({ analysis, story, store, id }: GameDetailsSettings): Html {
  const steps = shownSteps(story.steps);
  const left = story.steps.length - steps.length;
  const table = stepsTable(story, steps, labelsOf(analysis));
  const more =
    left === 0 ? null : html`<p>${countText(String(left))} steps in the middle are left out here; detente replay shows them all.</p>`;
  return html`<div data-game="${id}">${gameFigure({ analysis, story, steps, store, id })}</div>
${more}<details class="bulk"><summary>Every step in words and points</summary>${htmlTable(table, analysis.language)}</details>`;
}

function shownSteps(steps: readonly Step[]): readonly Step[] {
  const half = MOST_STEPS / 2;
  return steps.length <= MOST_STEPS ? steps : [...steps.slice(0, half), ...steps.slice(-half)];
}
