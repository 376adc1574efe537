import type { PartyId } from "../model/ids.ts";
import type { SessionEvent } from "../session/event.ts";
import type { SessionSetup } from "../session/setup.ts";
import type { Refusal } from "../session/refusal.ts";
import type { SessionCase } from "../session/session-case.ts";
import type { Ending, SessionState } from "../session/state.ts";
import type { Mediator } from "./mediator.ts";
import type { Answer, ForfeitReason, Player } from "./player.ts";

/** One session played to its end by players alone. */
export interface GameSettings<Reply extends Answer | Promise<Answer> = Answer> {
  /** With a brief for every party at the table. */
  readonly base: SessionCase;
  readonly setup: SessionSetup;
  /** One for every party of the setup. */
  readonly players: Readonly<Partial<Record<PartyId, Player<Reply>>>>;
  /** Each party draws from a generator of its own, derived from this and its id: what one draws shifts nothing for another. */
  readonly seed: number;
  /** ISO time in UTC of the opening. The clock of a game is counted, not read. */
  readonly startAt: string;
  /**
   * What has happened already, as one who saw it knows it: events from the opening on, which the game goes on from. Their `opened` holds the
   * same setup; `startAt` is passed over for the time of the last. Absent: the game begins with the opening.
   */
  readonly begun?: readonly SessionEvent[];
  /** Where the protocol is a single text: who puts the texts. */
  readonly mediator?: Mediator;
  /** Milliseconds that each turn takes, besides the wait of its move; whole, 0 or more. 0 is quickest to play. */
  readonly turnTime: number;
  /** Turns after which the game is closed without agreement, whatever the deadline: nothing plays for ever. Absent: MOST_TURNS. */
  readonly mostTurns?: number;
  /**
   * Called before a player is asked, with the number of the turn (1, 2, 3 through the game). An answer takes the place of the player's and
   * is recorded as an input; null: ask the player.
   */
  readonly intercept?: (turn: number, party: PartyId) => Answer | null;
  /** Told after each turn. */
  readonly onTurn?: (turn: number, state: SessionState) => void;
}

export const MOST_TURNS = 1_000_000;

export interface Game {
  /** The case as it was given to the players. */
  readonly base: SessionCase;
  readonly events: readonly SessionEvent[];
  readonly state: SessionState;
  readonly ending: Ending;
  /** Why the game was closed before the session ended by itself; null where it was not. A silent game: a round in which nobody had a move, with no time passing that could bring one. */
  readonly stopped: "mostTurns" | "silence" | null;
  /** In the order of their happening. */
  readonly forfeits: readonly Forfeit[];
  /** Answers that did not come from the engine's strategies, by turn: with them the game can be played again. */
  readonly inputs: readonly GameInput[];
  /** Times a player was asked. */
  readonly turns: number;
  /** Of the last move, 0 to 1: what discounts a party's utility. */
  readonly relativeTime: number;
}

export interface GameInput {
  readonly turn: number;
  readonly answer: Answer;
}

/** A party that gave its game away. It left the table; the game counts for it as no agreement. */
export interface Forfeit {
  readonly party: PartyId;
  readonly reason: ForfeitReason;
  /** The code of the refusal, or a few words. Nothing secret. */
  readonly detail: string;
  readonly turn: number;
}

/** Why a game cannot begin. */
export type GameRefusal =
  | { readonly code: "missingBrief"; readonly party: PartyId }
  | { readonly code: "missingPlayer"; readonly party: PartyId }
  | { readonly code: "cannotOpen"; readonly refusal: Refusal };
