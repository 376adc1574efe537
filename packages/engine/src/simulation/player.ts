import type { SessionEvent } from "../session/event.ts";
import type { PartyView } from "../session/view.ts";
import type { Move, Seat, Strategy } from "../strategies/strategy.ts";

/** Who plays for a party: a strategy of the engine's kind, or something outside it that is asked for its answers. */
export type Player<Reply extends Answer | Promise<Answer> = Answer> = Strategy<unknown> | OutsidePlayer<Reply>;

/**
 * A player whose moves the engine cannot compute again: a program, a person. Its answers are recorded as inputs of the game, so that a
 * replay needs no player. It is told what a strategy is told, and throws nothing: what goes wrong is an
 * answer.
 */
export interface OutsidePlayer<Reply extends Answer | Promise<Answer> = Answer> {
  readonly kind: "outside";
  readonly name: string;
  readonly version: number;
  init(seat: Seat): void;
  observe(event: SessionEvent): void;
  act(view: PartyView): Reply;
}

/** What comes back when a player is asked for its move. Null: nothing to do before something else happens. */
export type Answer = { readonly kind: "move"; readonly move: Move | null } | Failing;

/** No move came, and none will: the party forfeits. */
export interface Failing {
  readonly kind: "failing";
  readonly reason: ForfeitReason;
  /** A code or a few words that everybody may read: never what the party alone may know. */
  readonly detail: string;
}

/**
 * crashed: the player broke down. illegal: its move was refused. silent: it had no move where one was due. slow: its answer took too
 * long, or it used up its turn without passing it on.
 */
export type ForfeitReason = "crashed" | "illegal" | "silent" | "slow";
