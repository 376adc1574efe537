import { basename, extname } from "node:path";
import { type Case, failed, ok, type PartyId, type Result, START_AT, tournamentSetup } from "@detente/engine";
import { gameRefusalWords } from "../game-refusal-words.ts";
import { type RoundTime, roundsDeadline } from "../round-time-option.ts";
import { GameFile } from "./game-file.ts";
import type { GameAtHand } from "./play-at-table.ts";
import { seatedPlayers, seatsOf } from "./seated-players.ts";

export interface GameWish {
  /** Where the case was read from. */
  readonly path: string;
  readonly as: string | undefined;
  readonly against: readonly string[];
  readonly rounds: number;
  readonly roundTime: RoundTime;
  readonly order: "case" | "first" | "last";
  readonly seed: number;
  readonly save: string | undefined;
  readonly plots: GameAtHand["plots"];
}

/** A new game of a case. The failure lists what is wrong with the wish. */
export function beginGame(value: Case, wish: GameWish): Result<GameAtHand, readonly string[]> {
  const ids = value.parties.map(({ id }) => id);
  const place = ids.findIndex((id) => id === wish.as);
  const party = ids[place];
  if (party === undefined) return failed([nobody(value, wish.as)]);
  const briefless = ids.find((id) => value.briefs[id] === undefined);
  if (briefless !== undefined) return failed([gameRefusalWords({ code: "missingBrief", party: briefless })]);
  const seats = seatsOf(ids, party, wish.against);
  const players = seats.kind === "ok" ? seatedPlayers(seats.value) : failed([seats.failure]);
  if (players.kind === "failed") return players;
  const opening = { case: 0, first: place, last: (place + 1) % ids.length }[wish.order];
  const setup = tournamentSetup(
    { protocol: { kind: "alternatingOffers" }, deadline: roundsDeadline(wish.rounds, wish.roundTime) },
    value,
    opening,
  );
  const inOrder = setup.parties.flatMap((id) => players.value.find((player) => player.party === id) ?? []);
  const frame = { setup, players: inOrder, seed: wish.seed, startAt: START_AT, turnTime: 0 };
  return ok({ value, party, frame, file: fileFor(wish, party), before: null, plots: wish.plots });
}

function nobody(value: Case, written: string | undefined): string {
  const parties = value.parties.map(({ id, name }) => (id === name.toLowerCase() ? id : `${id} (${name})`)).join(", ");
  return written === undefined
    ? `say who you are with --as; the parties are ${parties}`
    : `no party "${written}"; the parties are ${parties}`;
}

const fileFor = ({ path, save }: GameWish, party: PartyId): GameFile =>
  new GameFile(save === undefined ? { kind: "own", base: `${basename(path, extname(path))}-${party}` } : { kind: "named", path: save });
