import type { PartyId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { Seat } from "../strategy.ts";
import { type EventClock, startClock, tick, turnTime } from "./event-clock.ts";
import { offeredNumbers } from "./offered-numbers.ts";
import type { AdditiveEstimate, OpponentModel } from "./opponent-model.ts";
import { onUnitScale } from "./unit-scale.ts";

/** Beliefs about a counterpart, each list adding up to 1. */
export interface BayesianMemory {
  readonly counterpart: PartyId;
  readonly clock: EventClock;
  readonly offers: number;
  readonly last: readonly number[] | null;
  /** [issue][rank - 1]: that the issue has this rank, n being the most important. */
  readonly ranks: readonly (readonly number[])[];
  /** [issue][option]: that worth peaks at this option. */
  readonly peaks: readonly (readonly number[])[];
}

/** Of the utility of an offer around what was expected of it. */
const SIGMA = 0.25;
/** How far a counterpart is taken to come down over a whole session, in a straight line from 1. */
const CONCESSION = 0.5;
/** No hypothesis is ever less likely: a change of mind can still be learned. */
const LEAST = 1e-6;

/**
 * Bayesian learning of preferences (Hindriks and Tykhonov 2008), in their scalable form: each issue has hypotheses of its own, and what
 * the other issues add is taken at its expected value. Hypotheses on weight are the ranks of the issue, with weight 2·rank/(n(n + 1)).
 * Hypotheses on worth are shapes: from 0 at either end of the options straight up to 1 at a peak, one hypothesis for each option; a peak
 * at an end is "uphill" or "downhill". So it presumes that options stand in an order that means something; where they do not, frequency
 * models are the better choice. An offer that repeats the last one teaches nothing. Without a deadline it expects no concession.
 *
 * Cost: the square of the number of issues, and the number of options; for ten issues of ten options 200 likelihoods an offer.
 */
export const bayesian: OpponentModel<BayesianMemory> = {
  name: "bayesian",
  formula:
    "P(h) ← P(h)·exp(-(u(offer | h) - (1 - t/2))²/(2·0.25²)) for each issue's rank (weight 2·rank/(n(n+1))) and peak of worth " +
    "(triangular over the options), the rest at its expected value; utility Σ E[weight]·E[worth], on 0 to 1",
  version: 2,
  init: (seat, counterpart) => begun(seat, startClock(counterpart)),
  afresh: ({ clock }, seat) => begun(seat, clock),
  observe,
  estimate,
};

const evenly = (count: number): number[] => Array.from({ length: count }, () => 1 / count);

function begun(seat: Seat, clock: EventClock): BayesianMemory {
  const { sizes } = outcomeSpace(seat.issues);
  const ranks = sizes.map(() => evenly(sizes.length));
  return { counterpart: clock.party, clock, offers: 0, last: null, ranks, peaks: sizes.map(evenly) };
}

function observe(memory: BayesianMemory, event: SessionEvent, seat: Seat): BayesianMemory {
  const clock = tick(memory.clock, event);
  const numbers = offeredNumbers(event, memory.counterpart, seat);
  if (numbers === null) return clock === memory.clock ? memory : { ...memory, clock };
  const { last } = memory;
  const offers = memory.offers + 1;
  if (last !== null && last.every((option, issue) => option === numbers[issue])) return { ...memory, clock, offers };
  const expected = 1 - CONCESSION * turnTime(clock, seat.setup.deadline, event.at);
  return { ...memory, clock, offers, last: Array.from(numbers), ...revised(memory, numbers, expected) };
}

type Beliefs = Pick<BayesianMemory, "ranks" | "peaks">;

/** All issues at once, each with the others as they were believed before the offer. */
function revised({ ranks, peaks }: Beliefs, offered: ArrayLike<number>, expected: number): Beliefs {
  const byRank = rankWeights(ranks.length);
  const weights = expectedWeights(ranks, byRank);
  const worths = peaks.map((likely, issue) => dot(likely, worthsByPeak(offered[issue] ?? 0, likely.length)));
  const whole = dot(weights, worths);
  const newRanks = ranks.map((likely, issue) => {
    const [weight, worth] = [weights[issue] ?? 0, worths[issue] ?? 0];
    // What the others would be worth with all the weight; with the weight that a hypothesis leaves them they are worth that share of it.
    const others = weight < 1 ? (whole - weight * worth) / (1 - weight) : 0;
    return posterior(likely, { supposed: byRank, factor: worth - others, missing: expected - others });
  });
  const newPeaks = peaks.map((likely, issue) => {
    const weight = weights[issue] ?? 0;
    const supposed = worthsByPeak(offered[issue] ?? 0, likely.length);
    return posterior(likely, { supposed, factor: weight, missing: expected - whole + weight * (worths[issue] ?? 0) });
  });
  return { ranks: newRanks, peaks: newPeaks };
}

interface Evidence {
  /** By hypothesis. The offer misses what was expected of it by missing - factor × supposed. */
  readonly supposed: readonly number[];
  readonly factor: number;
  readonly missing: number;
}

const SHARPNESS = -0.5 / SIGMA ** 2;

function posterior(prior: readonly number[], { supposed, factor, missing }: Evidence): readonly number[] {
  const likely: number[] = [];
  let total = 0;
  for (let k = 0; k < prior.length; k++) {
    const miss = missing - factor * (supposed[k] ?? 0);
    const weighed = (prior[k] ?? 0) * Math.exp(SHARPNESS * miss * miss);
    likely.push(weighed);
    total += weighed;
  }
  const spread = 1 + LEAST * prior.length;
  for (let k = 0; k < likely.length; k++) likely[k] = ((likely[k] ?? 0) / total + LEAST) / spread;
  return likely;
}

const rankWeights = (n: number): readonly number[] => Array.from({ length: n }, (_, k) => (2 * (k + 1)) / (n * (n + 1)));

/** By issue, adding up to 1. */
function expectedWeights(ranks: Beliefs["ranks"], byRank: readonly number[]): number[] {
  const expected = ranks.map((likely) => dot(likely, byRank));
  const total = expected.reduce((sum, weight) => sum + weight, 0);
  return expected.map((weight) => weight / total);
}

/** What an option is worth for each peak: straight from 0 at the ends, unless they are the peak, to 1 at the peak. */
function worthsByPeak(option: number, size: number): readonly number[] {
  const worths: number[] = [];
  const last = size - 1;
  for (let peak = 0; peak < size; peak++) worths.push(option < peak ? option / peak : option > peak ? (last - option) / (last - peak) : 1);
  return worths;
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}

function estimate({ ranks, peaks, offers }: BayesianMemory): AdditiveEstimate {
  const weights = expectedWeights(ranks, rankWeights(ranks.length));
  return { scores: onUnitScale(peaks.map((likely, issue) => expectedWorths(likely, weights[issue] ?? 0))), strength: offers };
}

/**
 * By option, times the weight. Peaks to the right of an option o add o·Σ p/peak, those to the left (last - o)·Σ p/(last - peak): one run
 * either way instead of a sum for each option, as a range issue may have thousands.
 */
function expectedWorths(peaks: readonly number[], weight: number): readonly number[] {
  const last = peaks.length - 1;
  const worths = peaks.map((probability) => weight * probability);
  let sum = 0;
  for (let option = last; option > 0; option--) {
    worths[option] = (worths[option] ?? 0) + weight * option * sum;
    sum += (peaks[option] ?? 0) / option;
  }
  sum = 0;
  for (let option = 0; option < last; option++) {
    worths[option] = (worths[option] ?? 0) + weight * (last - option) * sum;
    sum += (peaks[option] ?? 0) / (last - option);
  }
  return worths;
}
