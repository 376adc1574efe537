import { type Analysis, SCORE_FORMULAS } from "@detente/engine";
import { heatMatrix } from "../charts/heat-matrix.ts";
import { intervalPlot } from "../charts/interval-plot.ts";
import { gameDetails } from "../game/game-details.ts";
import { planeStore } from "../game/game-figure.ts";
import { type GameStory, gameStory, type PlayedGame } from "../game/game-story.ts";
import { withReach } from "../game/with-reach.ts";
import { type Html, html } from "../html.ts";
import { htmlPage } from "../html-page.ts";
import { htmlTable } from "../html-table.ts";
import { countText, percentText } from "../numbers.ts";
import { pageContents, type PageSection, pageSection } from "../page-sections.ts";
import { plainText } from "../plain-text.ts";
import { unbroken } from "../unbroken.ts";
import { leaderSentence, settingsSentences, standingCautions } from "./standing-words.ts";
import { casesTable, encountersTable, movesTable, standingsTable } from "./standings-tables.ts";
import type { TournamentReading } from "./tournament-reading.ts";

export interface ShownTournament extends TournamentReading {
  /** Case by case, games that are shown whole; the page's size grows with them. */
  readonly games: readonly CaseGames[];
}

/** Games of one case. */
export interface CaseGames {
  readonly name: string;
  readonly games: readonly { readonly number: number; readonly game: PlayedGame }[];
}

/** The standings of a tournament as one HTML file: intervals, who beats whom, case by case, and some games to be stepped through. */
export function standingsReport(tournament: ShownTournament): string {
  const { standings } = tournament;
  const sections = [
    pageSection("standings", "Standings", standingsContent(tournament)),
    ...(standings.strategies.length < 2 ? [] : [pageSection("encounters", "Who beats whom", encountersContent(tournament))]),
    pageSection("cases", "Case by case", htmlTable(casesTable(standings), "en")),
    pageSection("moves", "How they move", movesContent(tournament)),
    ...(tournament.games.length === 0 ? [] : [pageSection("games", "Games", gamesContent(tournament))]),
    pageSection("settings", "How this was made", settingsContent(tournament)),
  ];
  return htmlPage({
    title: "Tournament: standings",
    script: "game",
    header: pageHeader(tournament, sections),
    main: html`${sections.map(({ content }) => content)}`,
    footer: `Made by Detente, seed ${tournament.settings.seed}.`,
  });
}

function pageHeader(tournament: ShownTournament, sections: readonly PageSection[]): Html {
  const { settings, standings } = tournament;
  const agreements = standings.cases.reduce((sum, each) => sum + each.agreements, 0);
  const figures = [
    [countText(String(standings.games)), "games"],
    [countText(String(settings.strategies.length)), "strategies"],
    [countText(String(settings.cases.length)), settings.cases.length === 1 ? "case" : "cases"],
    [standings.games === 0 ? "–" : percentText(agreements / standings.games), "ended in agreement"],
  ] as const;
  const cautions = standingCautions(standings);
  return html`<header>
<h1>Tournament</h1>
<p class="summary">${unbroken(leaderSentence(standings))}</p>
<p class="quiet">${settingsSentences(tournament).slice(0, 2).join(" ")}</p>
<dl class="figures">${figures.map(([value, label]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${pageContents(sections)}
</header>
${cautions.length === 0 ? null : html`<aside class="cautions" aria-labelledby="cautions"><h2 id="cautions">Before you rely on this</h2>${cautions.map((words) => html`<p>${words}</p>`)}</aside>`}`;
}

function standingsContent({ standings }: ShownTournament): Html {
  return html`<p>A dot is the mean over games, the line its 95 % interval: how far chance in the choice of games could move it. Where lines overlap, the order may be chance. It says nothing about other cases than these.</p>
<figure class="wide">${intervalPlot(standings, { size: "wide", id: "intervals-wide" })}</figure>
<figure class="narrow">${intervalPlot(standings, { size: "narrow", id: "intervals-narrow" })}</figure>
${htmlTable(standingsTable(standings), "en")}`;
}

function encountersContent({ standings }: ShownTournament): Html {
  const table = encountersTable(standings);
  return html`<p>How much of what it could gain over no agreement the row got in games with the column, in %. The stronger the colour, the more. Along the diagonal strategies meet themselves.</p>
<figure class="wide">${heatMatrix(standings, { size: "wide", id: "matrix-wide" })}</figure>
<figure class="narrow">${heatMatrix(standings, { size: "narrow", id: "matrix-narrow" })}</figure>
<details class="bulk"><summary>${table.caption}</summary>${htmlTable(table, "en")}</details>`;
}

function movesContent({ standings }: ShownTournament): Html {
  return html`<p>What each step did to oneself and to the others: silent (nothing to either), nice (more for others, nothing lost), fortunate (more for both), selfish (more for oneself, not for others), concession (less for oneself, not less for others), unfortunate (not more for oneself, less for others).</p>
${htmlTable(movesTable(standings), "en")}`;
}

function gamesContent({ games, standings }: ShownTournament): Html {
  const shown = games.reduce((sum, each) => sum + each.games.length, 0);
  const left = standings.games - shown;
  const note =
    left <= 0
      ? "All games."
      : `${countText(String(shown))} of ${countText(String(standings.games))} games; any other can be seen with detente replay and its number.`;
  return html`<p>${note} Open one to see the path of its offers.</p>
${games.map((each, place) => caseGames(each, place))}`;
}

function caseGames({ name, games }: CaseGames, place: number): Html {
  const told = games.map(({ number, game }) => ({ number, game, story: gameStory(game) }));
  const [first] = told;
  if (first === undefined) return html``;
  const analysis = withReach(
    first.game.analysis,
    told.flatMap(({ story }) => story.steps.map(({ utilities }) => utilities)),
  );
  const store = `plane-${place}`;
  return html`<h3>${plainText(name)}</h3>
${planeStore(analysis, store)}${told.map(({ number, story }) => oneGame({ analysis, number, story, store }))}`;
}

interface OneGame {
  readonly analysis: Analysis;
  readonly number: number;
  readonly story: GameStory;
  readonly store: string;
}

function oneGame({ analysis, number, story, store }: OneGame): Html {
  const players = story.parties.map(({ player }) => player).join(" / ");
  return html`<details class="game"><summary><b>${players}</b> <span>game ${number}. ${story.ending}</span></summary>
${gameDetails({ analysis, story, store, id: `game-${number}` })}</details>
`;
}

function settingsContent(tournament: ShownTournament): Html {
  return html`<ul>${settingsSentences(tournament).map((words) => html`<li>${words}</li>`)}</ul>
<ul>${Object.entries(SCORE_FORMULAS).map(([name, formula]) => html`<li>${name}: <code>${formula}</code></li>`)}</ul>`;
}
