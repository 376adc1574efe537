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
 * Cost: 200 likelihoods for ten issues of ten options, some 5 µs an offer; an estimate 1 µs.
 */
export const bayesian: OpponentModel<BayesianMemory> = {
  name: "bayesian",
  formula:
    "P(h) ← P(h)·exp(-(u(offer | h) - (1 - t/2))²/(2·0.25²)) for each issue's rank (weight 2·rank/(n(n+1))) and peak of worth " +
    "(triangular over the options), the rest at its expected value; utility Σ E[weight]·E[worth], on 0 to 1",
  version: 1,
  init(seat, counterpart) {
    const { sizes } = outcomeSpace(seat.issues);
    const ranks = sizes.map(() => evenly(sizes.length));
    return { counterpart, clock: startClock(counterpart), offers: 0, last: null, ranks, peaks: sizes.map(evenly) };
  },
  observe,
  estimate,
};

const evenly = (count: number): number[] => Array.from({ length: count }, () => 1 / count);

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
  const n = ranks.length;
  const weights = expectedWeights(ranks);
  const worths = peaks.map((likely, issue) => expectedWorth(likely, offered[issue] ?? 0));
  const whole = weights.reduce((sum, weight, issue) => sum + weight * (worths[issue] ?? 0), 0);
  return {
    ranks: ranks.map((likely, issue) => {
      const [weight, worth] = [weights[issue] ?? 0, worths[issue] ?? 0];
      const others = n > 1 ? (whole - weight * worth) / (1 - weight) : 0;
      return posterior(likely, (k) => {
        const supposed = rankWeight(k, n);
        return expected - supposed * worth - (1 - supposed) * others;
      });
    }),
    peaks: peaks.map((likely, issue) => {
      const weight = weights[issue] ?? 0;
      const rest = expected - whole + weight * (worths[issue] ?? 0);
      const option = offered[issue] ?? 0;
      return posterior(likely, (peak) => rest - weight * worthAt(option, peak, likely.length));
    }),
  };
}

/** Of the hypotheses of one issue, from how far each leaves the offer from what was expected. */
function posterior(prior: readonly number[], missOf: (hypothesis: number) => number): number[] {
  let total = 0;
  const likely = prior.map((probability, k) => {
    const miss = missOf(k) / SIGMA;
    const weighed = probability * Math.exp(-0.5 * miss * miss);
    total += weighed;
    return weighed;
  });
  const spread = 1 + LEAST * likely.length;
  return likely.map((weighed) => (weighed / total + LEAST) / spread);
}

const rankWeight = (k: number, n: number): number => (2 * (k + 1)) / (n * (n + 1));

/** By issue, adding up to 1. */
function expectedWeights(ranks: Beliefs["ranks"]): number[] {
  const expected = ranks.map((likely) => likely.reduce((sum, probability, k) => sum + probability * rankWeight(k, ranks.length), 0));
  const total = expected.reduce((sum, weight) => sum + weight, 0);
  return expected.map((weight) => weight / total);
}

const expectedWorth = (peaks: readonly number[], option: number): number =>
  peaks.reduce((sum, probability, peak) => sum + probability * worthAt(option, peak, peaks.length), 0);

/** Straight from 0 at the ends, which are not the peak, to 1 at the peak. */
function worthAt(option: number, peak: number, size: number): number {
  if (option === peak) return 1;
  return option < peak ? option / peak : (size - 1 - option) / (size - 1 - peak);
}

function estimate({ ranks, peaks, offers }: BayesianMemory): AdditiveEstimate {
  const weights = expectedWeights(ranks);
  const scores = peaks.map((likely, issue) => likely.map((_, option) => (weights[issue] ?? 0) * expectedWorth(likely, option)));
  return { scores: onUnitScale(scores), strength: offers };
}
