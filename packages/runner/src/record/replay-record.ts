import {
  canonicalJson,
  type Case,
  failed,
  type Game,
  type GameRefusal,
  ok,
  type PartyId,
  replayGame,
  type Result,
  sessionCase,
  type Strategy,
  strategyOf,
} from "@detente/engine";
import type { GameRecord, RecordedPlayer } from "./game-record.ts";

export interface Replay {
  readonly game: Game;
  /** Number of the first event that is not as it was recorded, from 1; null: all are the same. */
  readonly differsFrom: number | null;
  /** Strategies whose version is another than the one that played. */
  readonly changed: readonly { readonly name: string; readonly was: number; readonly is: number }[];
}

export type ReplayProblem =
  | { readonly kind: "cannotBegin"; readonly refusal: GameRefusal }
  /** The inputs do not answer for the players from outside, or cannot be taken. */
  | { readonly kind: "inputs"; readonly reason: string };

/** Plays a recorded game again: strategies of the registry play anew, for all others the inputs answer. */
export function replayRecord(
  value: Case,
  record: Pick<GameRecord, "setup" | "players" | "seed" | "startAt" | "turnTime" | "inputs" | "events">,
): Result<Replay, ReplayProblem> {
  const players = housePlayers(record.players);
  const { setup, seed, startAt, turnTime, inputs, events } = record;
  try {
    const game = replayGame({ base: sessionCase(value), setup, players, seed, startAt, turnTime }, inputs);
    if (game.kind === "failed") return failed({ kind: "cannotBegin", refusal: game.failure });
    const { length } = game.value.events;
    const differing = game.value.events.findIndex((event, i) => canonicalJson(event) !== canonicalJson(events[i] ?? null));
    const differsFrom = differing >= 0 ? differing + 1 : events.length > length ? length + 1 : null;
    return ok({ game: game.value, differsFrom, changed: changedVersions(record.players, players) });
  } catch (error) {
    // A file that somebody has changed can ask for anything; what comes of it is the file's, and no fault of ours.
    if (error instanceof Error) return failed({ kind: "inputs", reason: error.message });
    throw error;
  }
}

/** Those players whose moves can be computed again. */
export function housePlayers(
  players: readonly Pick<RecordedPlayer, "party" | "name">[],
): Readonly<Partial<Record<PartyId, Strategy<unknown>>>> {
  return Object.fromEntries(
    players.flatMap(({ party, name }) => {
      const strategy = strategyOf(name);
      return strategy.kind === "ok" ? [[party, strategy.value]] : [];
    }),
  );
}

function changedVersions(
  recorded: readonly RecordedPlayer[],
  players: Readonly<Partial<Record<PartyId, Strategy<unknown>>>>,
): Replay["changed"] {
  return recorded.flatMap(({ party, name, version }) => {
    const is = players[party]?.version ?? version;
    return is === version ? [] : [{ name, was: version, is }];
  });
}
