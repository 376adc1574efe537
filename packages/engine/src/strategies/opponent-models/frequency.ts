import type { PartyId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { Seat } from "../strategy.ts";
import { estimateFromBrief } from "./estimate-from-brief.ts";
import { offeredNumbers } from "./offered-numbers.ts";
import type { OpponentModel } from "./opponent-model.ts";
import { counted, estimateFromCounts, evenCounts, type OptionCounts } from "./option-counts.ts";

export interface FrequencySettings {
  /** Where learning begins: all issues and options alike; or the brief's estimate of that counterpart, where it has one. */
  readonly prior: "uniform" | "estimate";
}

export interface FrequencyMemory {
  readonly counterpart: PartyId;
  readonly offers: number;
  /** Option numbers of its last offer. */
  readonly last: readonly number[] | null;
  /** By issue. */
  readonly weights: readonly number[];
  readonly counts: OptionCounts;
}

/** l: what an offer can move of all weights together. */
const LEARNING = 0.2;

/** The brief's estimate counts as much as this many offers of the option that it takes for the best. */
const PRIOR_OFFERS = 10;

/**
 * The frequency model of HardHeaded (van Krimpen, Looije and Hajizadeh 2013), as the model of that name in Java Genius computes it: what
 * a counterpart seldom changes matters to it, and what it often offers it likes. Ports differ: with g = l instead of l/n, as in NegMAS,
 * the same offers give other weights. The first offer is only something to compare the second with.
 *
 * Cost: an offer and an estimate, a microsecond each for ten issues of five options.
 */
export const frequency = ({ prior }: FrequencySettings): OpponentModel<FrequencyMemory> => ({
  name: prior === "uniform" ? "frequency" : "frequency(prior=estimate)",
  formula:
    "g = l/n, l = 0.2; k issues unchanged since the last offer, W = 1 + g·k; w ← (w + g)/W where unchanged and w < 1 - l/W, else w/W; " +
    "count of each option offered + 1; utility Σ w·count/max count, on 0 to 1. " +
    (prior === "uniform" ? "At first w = 1/n, counts 1" : "At first w and 10 counts as the brief estimates"),
  version: 1,
  init: (seat, counterpart) => ({ counterpart, offers: 0, last: null, ...beginning(seat, counterpart, prior) }),
  observe,
  estimate: estimateFromCounts,
});

type Beginning = Pick<FrequencyMemory, "weights" | "counts">;

function beginning(seat: Seat, counterpart: PartyId, prior: FrequencySettings["prior"]): Beginning {
  const { sizes } = outcomeSpace(seat.issues);
  const stated = prior === "estimate" ? estimateFromBrief(seat, counterpart) : null;
  if (stated === null) {
    return { weights: sizes.map(() => 1 / sizes.length), counts: evenCounts(sizes) };
  }
  const rows = stated.scores.map((row) => Array.from(row));
  const weights = rows.map((row) => Math.max(...row));
  const counts = rows.map((row, issue) => row.map((score) => PRIOR_OFFERS * share(score, weights[issue] ?? 0)));
  return { weights, counts };
}

/** Where an issue is said not to matter, its options are alike. */
const share = (score: number, most: number): number => (most > 0 ? score / most : 1);

function observe(memory: FrequencyMemory, event: SessionEvent, seat: Seat): FrequencyMemory {
  const numbers = offeredNumbers(event, memory.counterpart, seat);
  if (numbers === null) return memory;
  const { last, counterpart } = memory;
  const offered = Array.from(numbers);
  const offers = memory.offers + 1;
  if (last === null) return { ...memory, offers, last: offered };
  return {
    counterpart,
    offers,
    last: offered,
    weights: moved(
      memory.weights,
      offered.map((option, issue) => option === last[issue]),
    ),
    counts: counted(memory.counts, numbers),
  };
}

function moved(weights: readonly number[], unchanged: readonly boolean[]): number[] {
  const step = LEARNING / weights.length;
  const total = 1 + step * unchanged.reduce((sum, isSame) => sum + (isSame ? 1 : 0), 0);
  const most = 1 - LEARNING / total;
  return weights.map((weight, issue) => (unchanged[issue] === true && weight < most ? weight + step : weight) / total);
}
