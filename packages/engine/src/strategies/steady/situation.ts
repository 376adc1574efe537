import type { PartyView } from "../../session/view.ts";
import { bestStanding } from "../composing/best-standing.ts";
import { lastTurn } from "../composing/last-turn.ts";
import { ownBy } from "../composing/own-by.ts";
import { timeOfAnswers } from "../composing/time-of-answers.ts";
import type { InverseUtility } from "../inverse-utility/inverse-utility.ts";
import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import { type AdvantageScale, advantageScale } from "./advantage-scale.ts";
import { likings, offerable, readingOf } from "./counterpart-reading.ts";
import type { SteadyMemory } from "./steady-memory.ts";

/** Everything that `steady` goes by when it is its turn. Advantages as advantageScale has them. */
export interface Situation {
  readonly memory: SteadyMemory;
  readonly view: PartyView;
  readonly own: OwnUtility;
  /** The least that an offer made now may be worth to it, in points: what no agreement will be worth when it is answered. */
  readonly least: number;
  readonly scale: AdvantageScale;
  /** The outcomes it would put forward. */
  readonly offers: InverseUtility;
  /** What the counterparts seem to like, added up: [issue][option]. */
  readonly scores: readonly ArrayLike<number>[];
  /** 0 to 1: how much of the time that waiting may take is over. */
  readonly time: number;
  /** By the same measure, when it can accept for the last time. */
  readonly lastTime: number;
  /** How many of its offers will still be answered, this one included. */
  readonly offersLeft: number;
  /** The best admissible offer that waits for its answer; null: none. */
  readonly pending: { readonly offer: number; readonly advantage: number } | null;
  /** The best offer it has had, as advantage, of the counterpart that has offered least; 0 where there was none above its reservation value. */
  readonly best: number;
}

export function situationOf(memory: SteadyMemory, view: PartyView, own: OwnUtility): Situation {
  const { seat, heard } = memory;
  const standing = bestStanding(view, ownBy(own, view.relativeTime));
  const scale = advantageScale(own);
  const best = Math.max(0, Math.min(...heard.map((each) => (each.best === null ? 0 : scale.advantage(each.best.utility)))));
  return {
    memory,
    view,
    own,
    least: ownBy(own, timeOfAnswers(view, seat)).reservation,
    scale,
    offers: offerable(seat, own),
    scores: likings(heard.map((each) => readingOf(seat, each))),
    time: waitingTime(view, own.discount),
    lastTime: waitingTime({ ...view, relativeTime: lastTurn(view, seat) }, own.discount),
    offersLeft: offersLeft(view, memory),
    pending: standing && { offer: standing.offer, advantage: scale.advantage(standing.utility) },
    best,
  };
}

/** Without a deadline, as if there were one after so many rounds: nobody waits for ever. */
const PATIENCE = 200;

/** With a discount, waiting must end the sooner the more it costs: after the share discount² of the whole time. */
function waitingTime({ relativeTime, roundLimit, deadlineAt, rounds }: PartyView, discount: number): number {
  const time = roundLimit === null && deadlineAt === null ? Math.min(0.95, rounds / PATIENCE) : relativeTime;
  return Math.min(1, time / Math.max(0.1, discount * discount));
}

function offersLeft({ roundLimit, rounds, parties, party, relativeTime, protocol }: PartyView, { sent, repeats }: SteadyMemory): number {
  const isLast = protocol?.kind === "alternatingOffers" && parties.at(-1) === party;
  if (roundLimit !== null) return roundLimit - rounds - (isLast ? 1 : 0);
  // By the pace so far: how many turns of its own the time left has room for.
  const turns = sent.length + repeats;
  return relativeTime > 0 && turns > 0 ? Math.floor((turns * (1 - relativeTime)) / relativeTime) : PATIENCE;
}
