import type { PartyView } from "../../session/view.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import type { Move, Strategy } from "../strategy.ts";
import { type Aspiration, aspirationOf } from "./aspiration-of.ts";
import { nextOffer } from "./next-offer.ts";
import { type Situation, situationOf } from "./situation.ts";
import { emptyMemory, remember, type SteadyMemory } from "./steady-memory.ts";

export const steady: Strategy<SteadyMemory> = {
  name: "steady",
  version: 1,
  init: emptyMemory,
  observe: remember,
  act,
};

const PASS: Move = { deed: { kind: "reject" } };

function act(memory: SteadyMemory, view: PartyView): Move | null {
  const own = ownUtilityOf(memory.seat);
  if (own === null || own.inverse.best < own.reservation) return view.turn === view.party ? PASS : null;
  const situation = situationOf(memory, view, own);
  const aspiration = aspirationOf(situation);
  const { pending } = situation;
  if (pending !== null && isEnough(situation, aspiration)) return { deed: { kind: "accept", offer: pending.offer } };
  const outcome = nextOffer(situation, aspiration);
  return outcome === null ? PASS : { deed: { kind: "offer", outcome } };
}

/** Of what it asks in its last offer, the share for which it takes what is offered instead of asking once more. */
const SAFE_SHARE = 0.3;

function isEnough({ pending, offersLeft, memory }: Situation, { advantage }: Aspiration): boolean {
  if (pending === null) return false;
  if (pending.advantage >= advantage || offersLeft <= 0) return true;
  // A counterpart that has never moved will not move for a last offer.
  const neverMoved = memory.heard.every(({ keys }) => keys.length <= 1);
  return offersLeft === 1 && (neverMoved || pending.advantage >= SAFE_SHARE * advantage);
}
