import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { gameReport } from "./game-report.ts";
import { GAME_SCRIPT, GAME_SCRIPT_HASH } from "./game-script.ts";
import { gameStory } from "./game-story.ts";
import { GAME_STYLE_SHEET, GAME_STYLE_SHEET_HASH } from "./game-style-sheet.ts";
import { ONE_GAME, THREE_PARTY_GAME } from "./played.fixture.ts";
import { terminalGame } from "./terminal-game.ts";

const hash = (text: string): string => createHash("sha256").update(text).digest("base64");

test("the policy of the page names the hashes of its style sheet and of its script", () => {
  expect([GAME_STYLE_SHEET_HASH, GAME_SCRIPT_HASH]).toEqual([hash(GAME_STYLE_SHEET), hash(GAME_SCRIPT)]);
  const page = gameReport(ONE_GAME);
  expect(page).toContain(`script-src &#39;sha256-${GAME_SCRIPT_HASH}&#39;`);
  expect(page.match(/<script>/gu)).toHaveLength(1);
  expect(page).toContain(`<script>${GAME_SCRIPT}</script>`);
  expect(page).toContain(`<style>${GAME_STYLE_SHEET}</style>`);
});

test.each([
  ["two", ONE_GAME],
  ["three", THREE_PARTY_GAME],
])("a page of a game of %s parties has every step in its picture and in its table, and ids of their own", (_, game) => {
  const page = gameReport(game);
  const { steps } = gameStory(game);
  for (const { number } of steps) expect(page).toContain(`<g data-step="${number}"><title>`);
  const table = page.slice(page.indexOf("<caption>Step by step"));
  expect(table.slice(0, table.indexOf("</table>")).match(/<tr class/gu)).toHaveLength(steps.length);
  const ids = [...page.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, fragment] of page.matchAll(/href="#([^"]*)"/gu)) expect(ids).toContain(fragment);
  expect(page.replace(GAME_SCRIPT, "")).not.toMatch(/NaN|undefined|Infinity|\[object/u);
});

test("of a game too long for a page the middle is left out, and said to be", () => {
  const [opening, ...rest] = ONE_GAME.events;
  const offers = rest.slice(0, 2);
  if (opening === undefined) throw new Error("Expected events");
  const long = Array.from({ length: 300 }, () => offers).flat();
  const events = [opening, ...long].map((event, k) => ({ ...event, seq: k + 1 }));
  const page = gameReport({ ...ONE_GAME, events });
  expect(page).toContain("361 steps in the middle are left out here");
  expect(page.match(/<g data-step="\d+"><title>/gu)).toHaveLength(240);
});

const TERMINAL = { width: 100, colour: false, unicode: true } as const;

test("a terminal shows a long game by its ends, or whole, its path, and the scores", () => {
  const ends = terminalGame(THREE_PARTY_GAME, { ...TERMINAL, steps: "ends" });
  const all = terminalGame(THREE_PARTY_GAME, { ...TERMINAL, steps: "all" });
  expect(ends).toMatch(/… \d+ steps left out …/u);
  expect(all.length).toBeGreaterThan(ends.length);
  expect(all).not.toContain("left out");
  for (const text of [ends, all]) {
    expect(text).toMatch(/A offers of Port authority; B offers of City; C offers of Environmental alliance/u);
    expect(text).toContain("Walks away below".split(" ")[0] ?? "");
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  }
  expect(terminalGame(ONE_GAME, { ...TERMINAL, unicode: false, steps: "all" })).toMatch(/^[\x20-\x7e\n]+$/u);
});
