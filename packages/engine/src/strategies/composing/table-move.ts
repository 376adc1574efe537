import type { Outcome } from "../../model/combination.ts";
import { bestStanding } from "./best-standing.ts";
import type { Acting } from "./composition.ts";
import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import { isBeyondMandate } from "./is-beyond-mandate.ts";
import { LazyAnswering } from "./lazy-answering.ts";
import { offerMove } from "./offer-move.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import { ownBy } from "./own-by.ts";
import { rationalUtility } from "../rational-utility.ts";
import type { Scene } from "../scene.ts";
import { sceneOf } from "./scene-of.ts";
import { timeOfAnswers } from "./time-of-answers.ts";
import type { Move } from "../strategy.ts";
import type { Outlook } from "../walking-away/walk-away-policy.ts";

/** What a composed strategy does where offers are on the table: accept, leave, offer, or nothing new. */
export function tableMove(acting: Acting): Move | null {
  const { composition, memory, view } = acting;
  const timeless = ownUtilityOf(memory.seat);
  const own = timeless && ownBy(timeless, view.relativeTime);
  if (timeless === null || own === null || own.inverse.best < own.reservation) return isLeaving(acting, "none") ? LEAVE : idleMove(acting);
  const scene = sceneOf(acting, own);
  const ask = (): Outcome | null => (timeless.discount === 1 ? newOffer(acting, scene) : lastingOffer(acting, timeless));
  const standing = bestStanding(view, own);
  const answering = standing && new LazyAnswering(standing, ask);
  if (answering !== null && composition.acceptance.accepts(memory.acceptance, scene, answering))
    return acceptMove(acting, standing?.offer ?? 0);
  if (isLeaving(acting, "some")) return LEAVE;
  if (isBeyondMandate(view)) return idleMove(acting);
  const next = answering === null ? ask() : answering.next;
  return (next && offerMove(view, next)) ?? idleMove(acting);
}

const newOffer = ({ composition, memory }: Acting, scene: Scene): Outcome | null => composition.offering.offer(memory.offering, scene);

/** What it would put forward; null where nothing will be worth signing any more once it is answered. */
function lastingOffer(acting: Acting, timeless: OwnUtility): Outcome | null {
  const own = ownBy(timeless, timeOfAnswers(acting.view, acting.memory.seat));
  const outcome = own.inverse.best < own.reservation ? null : newOffer(acting, sceneOf(acting, own));
  return outcome === null || rationalUtility(own, outcome) === undefined ? null : outcome;
}

const LEAVE: Move = { deed: { kind: "walkAway" } };
const PASS: Move = { deed: { kind: "reject" } };

function isLeaving({ composition: { walkAway }, view, rng }: Acting, rational: Outlook["rational"]): boolean {
  return walkAway !== undefined && walkAway.walksAway({ view, rng, rational });
}

/** Where there are turns the others wait, so it passes; else there is nothing to do. */
const idleMove = ({ view }: Acting): Move | null => (view.turn === null ? null : PASS);

const acceptMove = ({ view }: Acting, offer: number): Move => ({
  deed: isBeyondMandate(view) ? { kind: "accept", offer, adReferendum: true } : { kind: "accept", offer },
});
