import type { Case, GameScore, Outcome } from "@detente/engine";
import {
  agreementSentence,
  decimalText,
  gameStory,
  type Labels,
  labelsOf,
  optionsInWords,
  type PlayedGame,
  type Table,
  terminalGamePlane,
} from "@detente/report";
import type { GameRecord } from "@detente/runner";
import { shownGame } from "../shown-game.ts";
import { moveWords, reservationWords } from "./debrief-words.ts";
import type { Screen } from "./screen.ts";
import { showLeftOnTable } from "./show-left-on-table.ts";
import { showMissed } from "./show-missed.ts";
import type { Sight } from "./sight.ts";

const ROWS = 14;

/**
 * What came of a game, with the true numbers of all: what each has, whether it was worth it, what was left on the table, how it came about.
 * `value`: with the briefs of all, for the game is over.
 */
// oxlint-disable-next-line max-params -- where, what the person knew, and what was so.
export function showDebrief(screen: Screen, sight: Sight, { value, record }: { readonly value: Case; readonly record: GameRecord }): void {
  const { score, players, events } = record;
  const names = value.parties.map(({ id }) => players.find(({ party }) => party === id)?.name ?? "");
  const shown = score === null ? null : shownGame(value, record, { players: names, score });
  if (score === null || shown?.kind !== "ok") throw new Error("Expected a finished game, and a brief of every party");
  const { analysis } = shown.value;
  const labels = labelsOf(analysis);
  const story = gameStory(shown.value);
  const outcome = events.find((event) => event.kind === "agreed")?.outcome ?? null;
  screen.blank();
  screen.say(`It is over. ${story.ending}`, "bold");
  if (outcome !== null) screen.item(`${optionsInWords(outcome, labels)}.`);
  screen.say(reservationWords(sight, { events, score }));
  screen.blank();
  screen.say("Now that it is over, the true numbers of all:", "bold");
  screen.table(scoresTable(shown.value, labels));
  if (analysis.redLines.some(({ binds }) => binds))
    screen.say("At best, and so the advantage, counts outcomes that cross nobody's red lines.", "dim");
  for (const line of moveWords(score, labels)) screen.say(line, "dim");
  screen.blank();
  if (outcome === null) showMissed(screen, analysis, labels);
  else {
    screen.say(`${estimateWords(sight, labels, { outcome, score })}${agreementSentence(score)}`);
    showLeftOnTable(screen, { value, outcome, labels });
  }
  screen.blank();
  screen.lines(terminalGamePlane(analysis, story, { ...screen.settings, rows: ROWS, extras: [] }));
  screen.blank();
}

function scoresTable({ analysis, score, players }: PlayedGame, labels: Labels): Table {
  const numbers = ["Points", "No agreement", "At best", "Advantage"];
  return {
    caption: "",
    columns: [
      { name: "Party", kind: "name" },
      { name: "Played by", kind: "text" },
      ...numbers.map((name) => ({ name, kind: "number" as const })),
    ],
    rows: score.parties.map(({ utility, advantage }, party) => ({
      cells: [
        labels.parties[party] ?? "",
        players[party] ?? "",
        ...[utility, analysis.reservationValues[party], analysis.best?.[party]].map((points) => labels.points(party, points ?? Number.NaN)),
        decimalText(advantage ?? Number.NaN, 2),
      ],
    })),
  };
}

/** How far the brief's estimates were from the truth. */
// oxlint-disable-next-line max-params -- what was believed, the names of things, and what was so.
function estimateWords(sight: Sight, labels: Labels, { outcome, score }: { readonly outcome: Outcome; readonly score: GameScore }): string {
  return sight.counterparts
    .flatMap(({ party, name, estimate }) => {
      const place = score.parties.findIndex((each) => each.party === party);
      const believed = estimate?.inverse.utility(outcome);
      if (believed === undefined) return [];
      return [
        `Your brief put the agreement at ${labels.points(place, believed)} points for ${name}; it has ${labels.points(place, score.parties[place]?.utility ?? Number.NaN)}. `,
      ];
    })
    .join("");
}
