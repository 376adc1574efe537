import { floatReckoner } from "../../model/reckoner.ts";
import { reservationValue } from "../../model/reservation-value.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { SessionSetup } from "../../session/setup.ts";
import { derivedSeed } from "../../simulation/derived-seed.ts";
import { ownUtilityOf } from "../../strategies/own-utility-of.ts";
import { type DrawnCounterparts, drawnCounterparts } from "./drawn-counterparts.ts";
import type { Continuation } from "./outlook.ts";
import { type PlayOut, playOut, type Talks } from "./play-outs.ts";
import { type Sight, withoutBar } from "./standpoint.ts";
import { temperedWeights } from "./tempered-weights.ts";

/** Possible counterparts, and how likely each is after what was seen. */
export interface LikelyCounterparts {
  readonly draws: readonly DrawnCounterparts[];
  /** Sum to 1. */
  readonly weights: readonly number[];
  readonly seed: number;
}

interface Drawing {
  /** 1 or more. */
  readonly count: number;
  readonly seed: number;
  readonly told?: Told;
}

/** Told how many of how many are done. */
type Told = (done: number, of: number) => void;

/** The same for the same sight, count and seed. Cost: to get `count` parties ready to play, and to replay the talks for each. */
export function likelyCounterparts(sight: Sight, { count, seed, told = untold }: Drawing): LikelyCounterparts {
  const draws = Array.from({ length: count }, (_, k) => {
    told(k, count);
    return drawnCounterparts(sight, seed, k);
  });
  return { draws, weights: temperedWeights(draws.map(({ logWeight }) => logWeight)), seed };
}

const untold: Told = () => {};

/** A continuation with what came of it. */
export interface PlayedOn extends Continuation {
  readonly end: PlayOut;
}

/** What comes of going on now, one continuation for each draw of the counterparts. */
export const goingOn = (sight: Sight, counterparts: LikelyCounterparts, told: Told = untold): readonly PlayedOn[] =>
  played(sight, counterparts, { ...talksFromHere(sight), told });

/**
 * What comes of meeting again, prepared: talks with the same people from the beginning, as long as these and no shorter than usual, for
 * what this table lacked has to be talked through first.
 */
export function comingBack(sight: Sight, counterparts: LikelyCounterparts, told: Told = untold): readonly PlayedOn[] {
  const setup = freshSetup(sight, Math.max(USUAL_ROUNDS, roundsOf(sight)));
  return played(sight, counterparts, { setup, begun: [], turnTime: 0, clock: asItIs, told });
}

function played(
  sight: Sight,
  { draws, weights, seed }: LikelyCounterparts,
  { told, ...talks }: Omit<Talks, "seed"> & { readonly told: Told },
): readonly PlayedOn[] {
  const own = ownUtilityOf(sight.seat);
  if (own === null) {
    const utility = statedReservation(sight);
    return weights.map((weight) => ({ end: { outcome: null, relativeTime: sight.view.relativeTime }, isAgreed: false, utility, weight }));
  }
  return draws.map((draw, k) => {
    told(k, draws.length);
    const end = playOut(sight, draw, { ...talks, seed: derivedSeed(seed, "talks", k) });
    const utility = end.outcome === null ? undefined : own.inverse.utility(end.outcome);
    const isAgreed = utility !== undefined;
    return {
      end,
      isAgreed,
      utility: isAgreed ? utility * own.discount ** end.relativeTime : own.reservation,
      weight: weights[k] ?? 0,
    };
  });
}

/** Where the party has no admissible outcome all talks end without agreement. */
const statedReservation = ({ seat: { brief } }: Sight): number =>
  brief.noAgreement === undefined ? 0 : reservationValue(brief.noAgreement, floatReckoner());

/** Rounds of talks that state none. */
const USUAL_ROUNDS = 20;

const roundsOf = ({ view }: Sight): number => view.roundLimit ?? USUAL_ROUNDS;

/** Talks that strategies can play: by turns, without a bar. */
function freshSetup({ seat, counterparts }: Sight, rounds: number): SessionSetup {
  const parties = seat.setup.parties.filter((each) => each === seat.party || counterparts.includes(each));
  return {
    protocol: { kind: "alternatingOffers" },
    parties,
    required: seat.setup.required.filter((each) => parties.includes(each)),
    deadline: { rounds },
  };
}

/** By turns the talks go on as they are; where there are none, as talks by turns of the length that is left. */
function talksFromHere(sight: Sight): Omit<Talks, "seed"> {
  const { view, history } = sight;
  const hasLimit = view.roundLimit !== null || view.deadlineAt !== null;
  // Where nothing limits the talks their time stands still.
  const clock = hasLimit ? asItIs : () => view.relativeTime;
  if (view.protocol?.kind === "alternatingOffers" && view.turn !== null && view.phase !== "paused")
    return { setup: withoutBar(sight.seat.setup), begun: hasLimit ? history : limited(sight), turnTime: turnTime(sight), clock };
  const left = 1 - view.relativeTime;
  const setup = freshSetup(sight, Math.max(1, Math.round(left * roundsOf(sight))));
  return { setup, begun: [], turnTime: 0, clock: hasLimit ? (time) => view.relativeTime + left * time : clock };
}

const asItIs = (relativeTime: number): number => relativeTime;

/** Talks without any limit would be played for ever: they are given as many rounds as talks usually have, from here on. */
function limited({ view, history }: Sight): readonly SessionEvent[] {
  const [last] = history.slice(-1);
  if (last === undefined) return history;
  const seq = 1 + history.filter(({ audience }) => audience === "table").length;
  const deadline = { rounds: view.rounds + USUAL_ROUNDS };
  return [...history, { kind: "deadlineMoved", by: { kind: "facilitator" }, deadline, audience: "table", seq, at: last.at }];
}

/** However quick the turns were: what follows is not played in more. */
const MOST_TURNS = 400;

/** Where the instant of a deadline counts, the time a turn has taken so far, or a fortieth of the whole before there were any. */
function turnTime({ view: { deadlineAt }, history }: Sight): number {
  const [first, last] = [history[0], history.at(-1)];
  if (deadlineAt === null || first === undefined || last === undefined) return 0;
  const moves = history.filter(({ kind }) => kind === "offered" || kind === "rejected").length;
  const passed = Date.parse(last.at) - Date.parse(first.at);
  const left = Math.max(0, Date.parse(deadlineAt) - Date.parse(last.at));
  if (moves > 0 && passed > 0) return Math.ceil(Math.max(passed / moves, left / MOST_TURNS));
  return Math.ceil(Math.max(0, Date.parse(deadlineAt) - Date.parse(first.at)) / (2 * USUAL_ROUNDS));
}
