import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { type OutcomeSpace, outcomeSpace } from "../../model/outcome-space.ts";
import { combinationNumber, sealedCombination } from "../../model/sealed-outcome.ts";
import type { SessionEvent } from "../../session/event.ts";
import { frequency, type FrequencyMemory } from "../opponent-models/frequency.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import type { Seat } from "../strategy.ts";

/** What a party remembers of the offers of one counterpart. */
export interface OffersHeard {
  readonly party: PartyId;
  readonly offers: number;
  /** Its different offers, the latest last. */
  readonly keys: readonly OutcomeKey[];
  /** New offers that it made although it had made more different ones than its listener already. */
  readonly unprompted: number;
  /** Own utility of its first and of its best admissible offer, points; null before the first. */
  readonly first: number | null;
  readonly best: { readonly utility: number; readonly outcome: Outcome } | null;
  /** Best own utility so far by its offers: the course it has taken. */
  readonly course: readonly { readonly offers: number; readonly utility: number }[];
  readonly model: FrequencyMemory;
}

/** Tells outcomes of one space apart, as a plain value. */
export type OutcomeKey = number | string;

export function outcomeKey(space: OutcomeSpace, outcome: Outcome): OutcomeKey {
  const known = sealedCombination(space, outcome);
  if (known !== undefined && known >= 0) return known;
  const numbers = optionNumbers(space, outcome) ?? new Uint32Array();
  const number = combinationNumber(space, numbers);
  return number >= 0 ? number : numbers.join();
}

/** How many different offers are remembered: enough to tell what is new, and bounded. */
export const MOST_KEYS = 256;
/** How many points of a course are kept. */
const MOST_POINTS = 64;

export const LEARNING = frequency({ prior: "uniform" });

export const nothingHeard = (seat: Seat, party: PartyId): OffersHeard => ({
  party,
  offers: 0,
  keys: [],
  unprompted: 0,
  first: null,
  best: null,
  course: [],
  model: LEARNING.init(seat, party),
});

interface Listener {
  readonly seat: Seat;
  /** How many different offers it has made itself. */
  readonly sent: number;
}

/** After another offer of that party. */
export function hear(
  heard: OffersHeard,
  event: Extract<SessionEvent, { readonly kind: "offered" }>,
  { seat, sent }: Listener,
): OffersHeard {
  const own = ownUtilityOf(seat);
  const key = outcomeKey(outcomeSpace(seat.issues), event.outcome);
  const isNew = !heard.keys.includes(key);
  const isUnprompted = isNew && heard.keys.length > sent;
  const utility = own?.inverse.isAdmissible(event.outcome) === true ? own.inverse.utility(event.outcome) : undefined;
  const isBest = utility !== undefined && (heard.best === null || utility > heard.best.utility);
  const best = isBest ? { utility, outcome: event.outcome } : heard.best;
  const offers = heard.offers + 1;
  return {
    party: heard.party,
    offers,
    keys: isNew ? [...heard.keys.slice(1 - MOST_KEYS), key] : heard.keys,
    unprompted: heard.unprompted + (isUnprompted ? 1 : 0),
    first: heard.first ?? utility ?? null,
    best,
    course: best === null ? heard.course : thinned([...heard.course, { offers, utility: best.utility }]),
    model: LEARNING.observe(heard.model, event, seat),
  };
}

/** Every other point, once there are too many: what is left covers the same time. */
const thinned = <Point>(points: readonly Point[]): readonly Point[] =>
  points.length <= MOST_POINTS ? points : points.filter((_, k) => k % 2 === 1);
