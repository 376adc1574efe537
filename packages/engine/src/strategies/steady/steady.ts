import type { PartyView } from "../../session/view.ts";
import { isBeyondMandate } from "../composing/is-beyond-mandate.ts";
import { offerMove } from "../composing/offer-move.ts";
import { referendumMove } from "../composing/referendum-move.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import type { Move, Strategy } from "../strategy.ts";
import { type Aspiration, aspirationOf } from "./aspiration-of.ts";
import { nextOffer } from "./next-offer.ts";
import { type Situation, situationOf } from "./situation.ts";
import { emptyMemory, remember, type SteadyMemory } from "./steady-memory.ts";

/**
 * The best we can make for a party that knows its own brief and what it has seen, and nothing else. Advice and training partners use it.
 * The idea, at length in docs/steady.md:
 *
 * - Waiting costs little as long as there is a deadline: whoever moves by itself will be further along by then. So it holds firm, at least
 *   as long as the counterpart's offers, by the course they have taken, will be better than what it would ask for.
 * - Not everybody moves by itself. It stands still now and then and watches: with one that does not move unasked it goes step by step, one
 *   new offer for one.
 * - Time runs out. In its last offers it comes down fast from the most that the counterpart seems able to give, towards what seems fair
 *   where the counterpart has moved, almost to its reservation value where it has not; and in the end takes what is offered.
 * - Of everything worth the same to it, it offers what the counterpart seems to like best: by the estimate in its brief above all, and by
 *   which options the counterpart keeps to.
 */
export const steady: Strategy<SteadyMemory> = { name: "steady", version: 2, init: emptyMemory, observe: remember, act };

const PASS: Move = { deed: { kind: "reject" } };

function act(memory: SteadyMemory, view: PartyView): Move | null {
  if (view.phase === "awaiting") return referendumMove(memory.seat, view);
  if (view.phase !== "open") return null;
  switch (view.protocol?.kind) {
    case "alternatingOffers":
      return view.turn === view.party ? (tableMove(memory, view) ?? PASS) : null;
    case "openFloor":
      return tableMove(memory, view);
    default:
      return null;
  }
}

/** Null: nothing new. */
function tableMove(memory: SteadyMemory, view: PartyView): Move | null {
  const own = ownUtilityOf(memory.seat);
  if (own === null || own.inverse.best < own.reservation) return null;
  const situation = situationOf(memory, view, own);
  const aspiration = aspirationOf(situation);
  const { pending } = situation;
  if (pending !== null && isEnough(situation, aspiration)) {
    const { offer } = pending;
    return { deed: isBeyondMandate(view) ? { kind: "accept", offer, adReferendum: true } : { kind: "accept", offer } };
  }
  if (isBeyondMandate(view) || isWaiting(situation, aspiration)) return null;
  const outcome = nextOffer(situation, aspiration);
  return outcome && offerMove(view, outcome);
}

/** Without turns, two offers more than the counterparts have made are enough for the time being. */
function isWaiting({ view, memory }: Situation, { pace }: Aspiration): boolean {
  const heard = memory.heard.reduce((sum, { keys }) => sum + keys.length, 0);
  return view.turn === null && pace !== "closing" && memory.sent.length >= heard + 2;
}

/** Of what it asks in its last offer, the share for which it takes what is offered instead of asking once more. */
const SAFE_SHARE = 0.3;

function isEnough({ pending, offersLeft, memory }: Situation, { advantage }: Aspiration): boolean {
  if (pending === null) return false;
  if (pending.advantage >= advantage || offersLeft <= 0) return true;
  // A counterpart that has never moved will not move for a last offer.
  const hasNeverMoved = memory.heard.every(({ keys }) => keys.length <= 1);
  return offersLeft === 1 && (hasNeverMoved || pending.advantage >= SAFE_SHARE * advantage);
}
