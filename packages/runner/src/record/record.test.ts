import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Answer, type OutsidePlayer, partyId, START_AT, tournamentPlan, tournamentSetup } from "@detente/engine";
import { afterAll, expect, test } from "vitest";
import { jobOffer, settings } from "../fixtures/plan.fixture.ts";
import { readJournal } from "../journal/read-journal.ts";
import { runTournament } from "../run-tournament.ts";
import { type GameRecord, gameRecord, unfinishedRecord } from "./game-record.ts";
import { type GameToPlay, playGame } from "./play-game.ts";
import { readGameRecord } from "./read-game-record.ts";
import { replayJournalGame } from "./replay-journal-game.ts";
import { replayRecord } from "./replay-record.ts";

const value = jobOffer();
const [candidate, employer] = [partyId("candidate"), partyId("employer")];
const setup = tournamentSetup({ protocol: { kind: "alternatingOffers" }, deadline: { rounds: 15 } }, value, 0);
const frame = { setup, seed: 7, startAt: START_AT, turnTime: 0 };
const never = new Promise<void>(() => undefined);

async function played(players: GameToPlay["players"], change: Partial<GameToPlay> = {}): Promise<GameRecord | null> {
  const limits = { move: 30_000, game: 60_000 };
  const wish = { value, frame, players, limits, folder: process.cwd(), before: [], onTurn: () => undefined, left: never, ...change };
  const ended = await playGame(wish);
  if (ended.kind === "failed") throw new Error(`Expected a game, got ${JSON.stringify(ended.failure)}`);
  return ended.value && gameRecord(value, { ...frame, players: ended.value.players }, ended.value.game);
}

async function finished(players: GameToPlay["players"], change: Partial<GameToPlay> = {}): Promise<GameRecord> {
  const record = await played(players, change);
  if (record === null) throw new Error("Expected a finished game");
  return record;
}

/** Somebody at the table: passes at once, or never answers from this turn of its own on. */
const person = (silentFrom = Infinity): OutsidePlayer<Promise<Answer>> => {
  let turns = 0;
  return {
    kind: "outside",
    name: "person",
    version: 0,
    init: () => undefined,
    observe: () => undefined,
    act: () =>
      ++turns >= silentFrom ? new Promise(() => undefined) : Promise.resolve({ kind: "move", move: { deed: { kind: "reject" } } }),
  };
};

test("a game goes into a file and comes out of it, and plays again to the same events", async () => {
  const record = await finished({ [candidate]: "boulware", [employer]: "random" });
  const read = readGameRecord("game.json", JSON.stringify(record));
  if (read.kind === "failed") throw new Error(`Expected a game, got ${JSON.stringify(read.failure)}`);
  expect(read.value.value).toEqual(value);
  expect(replayRecord(read.value.value, read.value.record)).toMatchObject({ kind: "ok", value: { differsFrom: null, changed: [] } });
});

test("programs and persons are not needed for a replay, for their answers are in the record", async () => {
  const program = `program("${process.execPath}" docs/examples/outside/timely.ts)`;
  for (const outside of [program, person()]) {
    const record = await finished({ [candidate]: outside, [employer]: "boulware" });
    expect(record.inputs.length).toBeGreaterThan(5);
    expect(replayRecord(value, record)).toMatchObject({ kind: "ok", value: { differsFrom: null } });
  }
});

test("events that were changed are noticed, and so are ones that are missing or too many", async () => {
  const record = await finished({ [candidate]: "boulware", [employer]: "conceder" });
  const differs = (events: GameRecord["events"]) => {
    const replay = replayRecord(value, { ...record, events });
    return replay.kind === "ok" ? replay.value.differsFrom : replay.failure;
  };
  const [first, ...rest] = record.events;
  if (first === undefined) throw new Error("Expected events");
  expect(differs([first, ...rest.map((event) => ({ ...event, at: "2001-01-01T00:00:00.000Z" }))])).toBe(2);
  expect(differs(record.events.slice(0, -1))).toBe(record.events.length);
  expect(differs([...record.events, first])).toBe(record.events.length + 1);
});

test("a strategy of another version is named, and inputs that do not fit are a problem of the file", async () => {
  const record = await finished({ [candidate]: person(), [employer]: "conceder" });
  const older = record.players.map((player) => (player.party === employer ? { ...player, version: 999 } : player));
  expect(replayRecord(value, { ...record, players: older })).toMatchObject({
    kind: "ok",
    value: { changed: [{ name: "conceder", was: 999 }] },
  });
  expect(replayRecord(value, { ...record, inputs: record.inputs.slice(0, 2) })).toMatchObject({
    kind: "failed",
    failure: { kind: "inputs" },
  });
});

test("a game that is left can be gone on with: what was answered before is not asked again", async () => {
  const players = (silentFrom: number) => ({ [candidate]: person(silentFrom), [employer]: "boulware" });
  const whole = await finished(players(Infinity));
  let leave = (): void => undefined;
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  let inputs: GameRecord["inputs"] = [];
  const onTurn: GameToPlay["onTurn"] = (state, answered) => {
    inputs = [...answered];
    if (state.rounds >= 4) leave();
  };
  expect(await played(players(5), { onTurn, left })).toBeNull();
  expect(inputs).toHaveLength(4);
  const again = await finished(players(Infinity), { before: inputs });
  expect(JSON.stringify(again)).toBe(JSON.stringify(whole));
});

test("a record of a game that goes on says so", () => {
  const record = unfinishedRecord(value, { ...frame, players: [] }, { inputs: [], events: [] });
  expect(readGameRecord("game.json", JSON.stringify(record))).toMatchObject({ kind: "ok", value: { record: { score: null } } });
});

test("what is no game file is told from what is one gone wrong", async () => {
  const record = await finished({ [candidate]: "boulware", [employer]: "conceder" });
  const failure = (text: string) => {
    const read = readGameRecord("game.json", text);
    return read.kind === "failed" ? read.failure : "read";
  };
  const changed = (change: object) => failure(JSON.stringify({ ...record, ...change }));
  expect([failure(""), failure("[]"), failure('{"detente":1}')]).toEqual(Array.from({ length: 3 }, () => ({ kind: "notAGame" })));
  expect(changed({ format: 2 })).toEqual({ kind: "newerFormat", format: 2 });
  expect(changed({ seed: "x" })).toMatchObject({ kind: "malformed", path: "seed" });
  expect(changed({ inputs: [{ turn: 1, answer: { kind: "move", move: {} } }] })).toMatchObject({
    kind: "malformed",
    path: "inputs.0.answer.move.deed",
  });
  expect(changed({ case: {} })).toMatchObject({ kind: "case" });
});

test("a setup that no session takes is refused when it is replayed", async () => {
  const record = await finished({ [candidate]: "boulware", [employer]: "conceder" });
  const broken = { ...record, setup: { ...setup, deadline: { rounds: 0 } } };
  expect(replayRecord(value, broken)).toMatchObject({ kind: "failed", failure: { kind: "cannotBegin" } });
});

const folder = mkdtempSync(join(tmpdir(), "detente-record-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("any game of a journal plays again to the result it has there", async () => {
  const path = join(folder, "games.jsonl");
  const limits = { move: 60_000, game: 60_000 };
  const run = { settings: settings({ repetitions: 2 }), workers: 1, limits, folder, journal: { path, how: "begin" as const } };
  const ended = await runTournament({ ...run, onProgress: () => undefined });
  expect(ended.kind).toBe("ok");
  const journal = readJournal(path);
  if (journal.kind === "failed") throw new Error(journal.failure.kind);
  const plan = tournamentPlan(journal.value.plan.settings);
  expect(plan.kind === "ok" && plan.value.games).toBe(8);
  for (const number of journal.value.results.keys())
    expect(replayJournalGame(journal.value, number)).toMatchObject({ kind: "ok", value: { isSame: true } });
  expect(replayJournalGame(journal.value, 8)).toEqual({ kind: "failed", failure: { kind: "noSuchGame" } });
  const results = new Map(journal.value.results);
  results.delete(3);
  expect(replayJournalGame({ ...journal.value, results }, 3)).toEqual({ kind: "failed", failure: { kind: "notFinished" } });
});
