import { type GameRecord, PERSON, readGameRecord } from "@detente/runner";
import { problemLine } from "../problem-line.ts";
import { readInput } from "../read-input.ts";
import { gameFileWords } from "../replay-words.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";
import { caseHash, GameFile } from "./game-file.ts";
import type { GameAtHand } from "./play-at-table.ts";
import { seatedPlayers } from "./seated-players.ts";

/** A game that is not over, from its file. What is wrong with the file is said; null then. */
export async function readKeptGame(path: string, terminal: Terminal): Promise<Omit<GameAtHand, "plots"> | null> {
  const input = await readInput(path);
  if (input.kind === "failed") {
    terminal.say(input.failure);
    return null;
  }
  const complain = (words: string): null => {
    terminal.say(`${visible(path, "line")}: ${visible(words, "line")}`);
    return null;
  };
  if (!isJson(input.value.text)) return complain("is no whole game file (not JSON); it was cut off or changed");
  const read = readGameRecord(input.value.name, input.value.text);
  if (read.kind === "failed") {
    if (read.failure.kind !== "case") return complain(gameFileWords(read.failure));
    for (const problem of read.failure.problems) terminal.say(problemLine(problem, terminal.errorColours));
    return complain("the case in this game file is damaged");
  }
  const { record, value } = read.value;
  const person = record.players.find(({ name }) => name === PERSON);
  if (person === undefined) return complain("is a game without a person; look at it with detente replay");
  const players = seatedPlayers(record.players);
  const problem = problemOf(record) ?? (players.kind === "failed" ? players.failure.join("; ") : null);
  if (problem !== null || players.kind === "failed") return complain(problem ?? "");
  const frame = { ...record, players: players.value };
  return { value, party: person.party, frame, file: new GameFile({ kind: "resumed", path }), before: record };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // JSON.parse throws for nothing but text that is no JSON.
    return false;
  }
}

function problemOf(record: GameRecord): string | null {
  const { kind } = record.setup.protocol;
  if (record.score !== null) return "is a game that is over; look at it with detente replay";
  if (kind !== "alternatingOffers") return `is a game of ${kind}, which cannot be played here`;
  return "caseHash" in record && record.caseHash === caseHash(record)
    ? null
    : "the case in it is not the one that was played: the file was changed";
}
