import { type Html, html } from "../html.ts";
import { htmlPage } from "../html-page.ts";
import { htmlTable } from "../html-table.ts";
import { labelsOf } from "../labels.ts";
import { plainText } from "../plain-text.ts";
import { gameDetails } from "./game-details.ts";
import { planeStore } from "./game-figure.ts";
import { gameStory, type PlayedGame } from "./game-story.ts";
import { withReach } from "./with-reach.ts";
import { agreementSentence, scoreTable } from "./score-tables.ts";

/** A finished game as one HTML file: its path in the utility plane, to be stepped through, every step in words, its scores. */
export function gameReport(game: PlayedGame): string {
  const { analysis, score } = game;
  const story = gameStory(game);
  const drawn = withReach(
    analysis,
    story.steps.map(({ utilities }) => utilities),
  );
  const title = plainText(analysis.title) || "Untitled case";
  return htmlPage({
    title: `${title}: a game`,
    script: "game",
    header: html`<header>
<h1 lang="${analysis.language}" dir="auto">${title}</h1>
<p class="summary">${story.ending}</p>
<p class="quiet">${story.parties.map(({ name, player }) => `${name}: ${player}`).join("; ")}</p>
</header>`,
    main: html`${section("path", "The path of the offers", html`${planeStore(drawn, "plane")}${gameDetails({ analysis: drawn, story, store: "plane", id: "game" })}`)}
${section("scores", "What came of it", html`${htmlTable(scoreTable(game, story, labelsOf(analysis)), analysis.language)}<p>${agreementSentence(score)}</p>`)}`,
    footer: "Made by Detente.",
  });
}

const section = (id: string, title: string, content: Html): Html =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${content}</section>
`;
