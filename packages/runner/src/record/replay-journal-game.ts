import {
  canonicalJson,
  type Case,
  failed,
  type GameResult,
  gameResult,
  ok,
  type Result,
  type TournamentPlan,
  tournamentPlan,
} from "@detente/engine";
import type { ReadJournal } from "../journal/read-journal.ts";
import { type GameRecord, gameRecord, type GameFrame } from "./game-record.ts";
import { type Replay, type ReplayProblem, replayRecord } from "./replay-record.ts";

export interface JournalReplay {
  readonly value: Case;
  /** The game as it was played again. */
  readonly record: GameRecord;
  /** Whether it came to the result that the journal has. */
  readonly isSame: boolean;
  readonly changed: Replay["changed"];
}

export type JournalReplayProblem =
  | ReplayProblem
  | { readonly kind: "noSuchGame" }
  | { readonly kind: "notFinished" }
  | { readonly kind: "badPlan" };

/** Plays a game of a journal again, by its number. */
export function replayJournalGame(
  { plan: { settings }, results }: ReadJournal,
  number: number,
): Result<JournalReplay, JournalReplayProblem> {
  const made = tournamentPlan(settings);
  if (made.kind === "failed") return failed({ kind: "badPlan" });
  if (number >= made.value.games) return failed({ kind: "noSuchGame" });
  const result = results.get(number);
  return result === undefined ? failed({ kind: "notFinished" }) : replayResult(made.value, result);
}

/** Plays a finished game of a tournament again. */
export function replayResult(plan: TournamentPlan, result: GameResult): Result<JournalReplay, JournalReplayProblem> {
  const value = plan.settings.cases[result.spec.caseIndex]?.value;
  if (value === undefined) return failed({ kind: "badPlan" });
  const { setup, seed, startAt, turnTime } = plan.table(result.spec);
  const frame: GameFrame = { setup, seed, startAt, turnTime, players: playersOf(value, setup.parties, result) };
  const replay = replayRecord(value, { ...frame, inputs: result.inputs, events: [] });
  if (replay.kind === "failed") return replay;
  const { game, changed } = replay.value;
  const again = gameResult(plan, { spec: plan.spec(result.spec.number), game, versions: result.versions });
  return ok({ value, record: gameRecord(value, frame, game), isSame: canonicalJson(again) === canonicalJson(result), changed });
}

function playersOf({ parties }: Case, order: GameFrame["setup"]["parties"], { spec, versions }: GameResult): GameFrame["players"] {
  return order.map((party) => {
    const seat = parties.findIndex(({ id }) => id === party);
    return { party, name: spec.seats[seat] ?? "", version: versions[seat] ?? 0 };
  });
}
