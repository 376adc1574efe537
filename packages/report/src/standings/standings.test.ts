import { expect, test } from "vitest";
import { GAME_SCRIPT } from "../game/game-script.ts";
import { catalogCase, played, TWO_CASES } from "../game/played.fixture.ts";
import { terminalGame } from "../game/terminal-game.ts";
import { standingsJson } from "./standings-json.ts";
import { standingsReport } from "./standings-report.ts";
import { terminalStandings } from "./terminal-standings.ts";

const TERMINAL = { width: 100, colour: false, unicode: true } as const;

test("a page has the standings, a matrix with its table, every case, and the games, each with ids of its own", () => {
  const page = standingsReport(TWO_CASES);
  for (const id of ["standings", "encounters", "cases", "moves", "games", "settings"]) expect(page).toContain(`<h2 id="${id}">`);
  expect(page.match(/<details class="game">/gu)).toHaveLength(12);
  const ids = [...page.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, fragment] of page.matchAll(/href="#([^"]*)"/gu)) expect(ids).toContain(fragment);
  expect(page.match(/<table>/gu)?.length).toBe(page.match(/<caption>/gu)?.length);
  expect(page.replace(GAME_SCRIPT, "")).not.toMatch(/NaN|undefined|Infinity|\[object/u);
  expect(standingsReport(TWO_CASES)).toBe(page);
});

test("the numbers of the matrix are those of its table, and of the standings", () => {
  const page = standingsReport({ ...TWO_CASES, games: [] });
  for (const row of TWO_CASES.standings.matrix) {
    for (const { advantage } of row) expect(page.split(`>${(100 * (advantage ?? 0)).toFixed(1)}`).length).toBeGreaterThanOrEqual(3);
  }
  expect(page).not.toContain('<h2 id="games">');
});

test("a terminal shows ranks, intervals, who beats whom and each case, no line wider than the screen", () => {
  const text = terminalStandings(TWO_CASES, TERMINAL);
  expect(text).toMatch(/^(?:boulware|conceder) leads with [\d.]+ % of what was to be had in 12 games/u);
  expect(text).toMatch(/\n1 {2}(?:boulware|conceder) +[\d.]+ % +·*─*●─*·*/u);
  expect(text).toMatch(/Row against column[^]*job-offer[^]*harbour/u);
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  expect(terminalStandings(TWO_CASES, { ...TERMINAL, unicode: false })).toMatch(/^[\x20-\x7e\n]+$/u);
});

test("a lead that chance could undo is said to be one", () => {
  const [first, second] = TWO_CASES.standings.strategies;
  if (first === undefined || second === undefined) throw new Error("Expected two strategies");
  const withIntervals = (low: number, high: number) => {
    const figure = (mean: number) => ({ games: 9, mean, interval: { low: mean - low, high: mean + high } });
    const strategies = [first, second].map((each, k) => ({
      ...each,
      figures: { ...each.figures, advantage: figure(k === 0 ? 0.5 : 0.4) },
    }));
    return terminalStandings({ ...TWO_CASES, standings: { ...TWO_CASES.standings, strategies } }, TERMINAL);
  };
  expect(withIntervals(0.2, 0.2)).toContain("chance could put");
  expect(withIntervals(0.01, 0.01)).toContain("clearly before");
});

test("forfeits are said before anything is relied on", () => {
  const { standings } = TWO_CASES;
  const strategies = standings.strategies.map((each, k) => ({ ...each, forfeits: k }));
  const words = /(?:boulware|conceder) forfeited 1 seat in \d+ games/u;
  expect(standingsReport({ ...TWO_CASES, standings: { ...standings, strategies } })).toMatch(words);
  expect(terminalStandings({ ...TWO_CASES, standings: { ...standings, strategies } }, { ...TERMINAL, width: 120 })).toMatch(words);
  expect(standingsReport(TWO_CASES).includes("Before you rely on this")).toBe(false);
});

test("one strategy alone, and one without any agreement, have standings too", () => {
  const alone = played({
    cases: [{ name: "job", value: catalogCase("job-offer/job-offer") }],
    strategies: ["tough"],
    deadline: { rounds: 2 },
  });
  expect(terminalStandings(alone, TERMINAL)).toContain("tough leads with 0.0 %");
  expect(/NaN|<h2 id="encounters">/u.test(standingsReport(alone))).toBe(false);
});

test("names cannot do anything to a terminal", () => {
  const hostile = "\u001b[2J\u0007\u202e\r\n\u009b31m<x>";
  const { settings, standings } = TWO_CASES;
  const reading = {
    settings: { ...settings, cases: settings.cases.map((each) => ({ ...each, name: hostile })) },
    standings: {
      ...standings,
      strategies: standings.strategies.map((each) => ({ ...each, strategy: hostile, forfeits: 1 })),
      cases: standings.cases.map((each) => ({ ...each, name: hostile })),
    },
  };
  for (const unicode of [true, false]) {
    expect(terminalStandings(reading, { ...TERMINAL, unicode })).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
  }
  const [first] = TWO_CASES.games;
  const [shown] = first?.games ?? [];
  if (shown === undefined) throw new Error("Expected a game");
  const analysis = { ...shown.game.analysis, parties: shown.game.analysis.parties.map((party) => ({ ...party, name: hostile })) };
  const game = terminalGame({ ...shown.game, analysis, players: [hostile, hostile] }, { ...TERMINAL, steps: "all" });
  expect(game).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
});

test("how rounds count is said where it is not the usual way", () => {
  const { settings } = TWO_CASES;
  const entered = { ...TWO_CASES, settings: { ...settings, deadline: { ...settings.deadline, roundTime: "entered" as const } } };
  expect([TWO_CASES, entered].map((each) => standingsReport({ ...each, games: [] }).includes("rounds, counted as they begin"))).toEqual([
    false,
    true,
  ]);
});

test("the JSON names its format and the cases, and has nobody's brief", () => {
  const json = JSON.stringify(standingsJson(TWO_CASES));
  expect(JSON.parse(json)).toMatchObject({
    detente: "tournament",
    format: 1,
    settings: { cases: [{ name: "job-offer", parties: ["candidate", "employer"] }, { name: "harbour" }], seed: 1 },
    standings: { games: 12 },
  });
  expect(json).not.toContain("preferences");
});
