import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GameInput, partyId } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { type GameRecord, unfinishedRecord } from "@detente/runner";
import picocolors from "picocolors";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CAR_CASE } from "../car-case.fixture.ts";
import type { Terminal } from "../terminal.ts";
import { beginGame } from "./begin-game.ts";
import { GameFile } from "./game-file.ts";
import { readKeptGame } from "./read-kept-game.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "detente-kept-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const car = (() => {
  const parsed = parseCase({ name: "car.yaml", text: CAR_CASE });
  if (parsed.kind === "failed") throw new Error(parsed.failure.map(({ message }) => message).join("\n"));
  return parsed.value.case;
})();

const WISH = {
  path: "car.yaml",
  as: "buyer",
  against: ["micro"],
  rounds: 5,
  roundTime: "entered",
  order: "case",
  seed: 1,
  save: "x",
  plots: "drawn",
} as const;

function frameOf() {
  const game = beginGame(car, WISH);
  if (game.kind === "failed") throw new Error(game.failure.join("\n"));
  return game.value.frame;
}

const INPUTS: readonly GameInput[] = [{ turn: 2, answer: { kind: "move", move: { deed: { kind: "reject" } } } }];

/** What is said of a game file after it was changed: as an object before it is written, or as text. */
async function complaints(
  change: (record: GameRecord) => object,
  recut: (text: string) => string = (text) => text,
): Promise<readonly string[]> {
  const path = join(folder, "game.json");
  new GameFile({ kind: "named", path }).keep(change(unfinishedRecord(car, frameOf(), { inputs: INPUTS, events: [] })) as GameRecord);
  writeFileSync(path, recut(readFileSync(path, "utf8")));
  const said: string[] = [];
  const terminal: Terminal = {
    colours: picocolors.createColors(false),
    errorColours: picocolors.createColors(false),
    width: 100,
    unicode: true,
    isWatched: false,
    print: () => {},
    say: (line) => void said.push(line.replace(`${path}: `, "")),
    progress: () => ({ report: () => {}, clear: () => {} }),
  };
  const kept = await readKeptGame(path, terminal);
  if (kept !== null) expect(kept).toMatchObject({ party: partyId("buyer"), before: { inputs: INPUTS } });
  return said;
}

const same = (record: GameRecord): GameRecord => record;

test("a game that was kept can be gone on with", async () => {
  expect(await complaints(same)).toEqual([]);
});

test("a file that was cut off, is of something else, or of a newer form is refused by what is wrong with it", async () => {
  expect(await complaints(same, (text) => text.slice(0, -20))).toEqual(["is no whole game file (not JSON); it was cut off or changed"]);
  expect(await complaints(same, () => '{ "hello": 1 }')).toEqual([expect.stringContaining("is neither a game file")]);
  expect(await complaints((record) => ({ ...record, format: 2 }))).toEqual([expect.stringContaining("of format 2")]);
  expect(await complaints((record) => ({ ...record, seed: "one" }))).toEqual([expect.stringContaining("is no whole game file: seed: ")]);
});

test("a game whose case was changed, or is damaged, is refused", async () => {
  expect(await complaints(same, (text) => text.replace('"Handover"', '"Handing over"'))).toEqual([
    "the case in it is not the one that was played: the file was changed",
  ]);
  expect(await complaints(same, (text) => text.replace('"detente": 1', '"detente": 7'))).toEqual([
    expect.stringContaining("error"),
    "the case in this game file is damaged",
  ]);
});

test("a game that is over, or has no place for a person, or not these strategies, is refused", async () => {
  expect(await complaints((record) => ({ ...record, score: {} }))).toEqual([expect.stringContaining("is a game that is over")]);
  const named = (name: string) => (record: GameRecord) => ({ ...record, players: record.players.map((each) => ({ ...each, name })) });
  expect(await complaints(named("micro"))).toEqual([expect.stringContaining("is a game without a person")]);
  const against = (record: GameRecord) => ({
    ...record,
    players: record.players.map((each) => (each.name === "micro" ? { ...each, name: "mikro" } : each)),
  });
  expect(await complaints(against)).toEqual([expect.stringContaining('"mikro": ')]);
  expect(await complaints((record) => ({ ...record, setup: { ...record.setup, protocol: { kind: "openFloor" } } }))).toEqual([
    "is a game of openFloor, which cannot be played here",
  ]);
});
