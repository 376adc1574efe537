import type { Action, ActionKind } from "../action.ts";
import type { Actor } from "../actor.ts";
import type { Deciding, Decision } from "../deciding.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Fact, SessionEvent } from "../event.ts";
import type { Refusal } from "../refusal.ts";
import type { SessionCase } from "../session-case.ts";
import type { ProtocolSettings, SessionSetup } from "../setup.ts";
import type { Floor, SessionState } from "../state.ts";

/** The rules of one way to talk: whose turn it is, what is legal, and when it ends. */
export interface Protocol {
  readonly kind: ProtocolSettings["kind"];
  /** Why a session cannot open with these settings; null where it can. */
  setupProblem(current: SessionCase, setup: SessionSetup): Refusal | null;
  /** The floor of a new sitting. */
  emptyFloor(setup: SessionSetup): Floor;
  /** Answers the deeds that are this protocol's; refuses others with `notInProtocol`. Called while the session is open. */
  decide(deciding: Deciding, action: Action): Decision;
  /** What follows, besides the fact that it did, when a party walks away and the others go on. */
  leaving(deciding: Deciding, party: PartyId): readonly Fact[];
  /** Folds an event into a state that was copied for it: its floor, its rounds. */
  apply(draft: Draft, event: SessionEvent): void;
  /** What of this protocol the actor may do now, besides what is legal in every protocol. One list a situation, not to be changed. */
  legal(state: SessionState, actor: Actor): readonly ActionKind[];
}

/** A copy of a state, made to be changed by whoever made it. */
export type Draft = { -readonly [Key in keyof SessionState]: SessionState[Key] };

/** Whether the round that ends now is the last [T4]. */
export const isLastRound = (state: SessionState, setup: SessionSetup): boolean =>
  setup.deadline.rounds !== undefined && state.rounds + 1 >= setup.deadline.rounds;

/** Whether the last round has ended, and the session waits for an answer that came after it. */
export const areRoundsOver = (state: SessionState, setup: SessionSetup): boolean =>
  setup.deadline.rounds !== undefined && state.rounds >= setup.deadline.rounds;

/** How a session ends when its rounds have passed [T4]. */
export const OUT_OF_ROUNDS: Fact = { kind: "endedWithoutAgreement", reason: "deadline" };
