import { Rng } from "../../lib/rng.ts";
import type { Outcome } from "../../model/combination.ts";
import type { PartyId } from "../../model/ids.ts";
import { evolve } from "../../session/evolve.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { SessionCase } from "../../session/session-case.ts";
import { type SessionState, unopened } from "../../session/state.ts";
import { partyView } from "../../session/view-for.ts";
import { seatOf } from "../../simulation/seats.ts";
import { ownUtilityOf } from "../../strategies/own-utility-of.ts";
import type { OwnUtility } from "../../strategies/inverse-utility/own-utility.ts";
import type { Move, Strategy } from "../../strategies/strategy.ts";

/** How far an offer of a counterpart may be from what was expected of it, as a share of a party's range: one standard deviation. */
const DEVIATION = 0.08;
/** However far off an offer is, and where another move was expected: there are more kinds of people than kinds in a list. */
const MOST_DEVIATION = 0.3;
/** Offers are not independent of each other: however many there are, they count as so many. */
const MOST_OFFERS = 6;
/** Of long talks so many offers are looked at, evenly spread, the last among them. */
const MOST_LOOKED_AT = 8;

/** A party that might be at the table. */
export interface Supposed {
  /** With its brief. */
  readonly base: SessionCase;
  readonly party: PartyId;
  readonly strategy: Strategy<unknown>;
  /** Who hears the offers. */
  readonly listener: PartyId;
}

/**
 * Natural logarithm of how well a supposed party explains the offers that were made (up to a constant): each is compared with what it
 * would have offered in its place, in its own utility and in the listener's. 0 before any offer; more is better.
 */
export function logLikelihood(supposed: Supposed, history: readonly SessionEvent[]): number {
  const deviations = deviationsOf(supposed, history);
  if (deviations.length === 0) return 0;
  const squares = deviations.reduce((total, each) => total + (each / DEVIATION) ** 2, 0);
  return (-squares / deviations.length / 2) * Math.min(deviations.length, MOST_OFFERS);
}

function deviationsOf({ base, party, strategy, listener }: Supposed, history: readonly SessionEvent[]): readonly number[] {
  const made = history.filter((event) => event.kind === "offered" && event.party === party).length;
  const every = Math.max(1, Math.ceil(made / MOST_LOOKED_AT));
  if (made === 0) return [];
  const found: number[] = [];
  let state: SessionState = unopened(base);
  let memory: unknown = null;
  let offers = 0;
  for (const event of history) {
    if (event.kind === "opened") {
      const seat = seatOf(base, event.setup, party);
      if (seat === null) return [];
      memory = strategy.init(seat);
    } else if (event.kind === "offered" && event.party === party) {
      offers++;
      const { setup } = state;
      const seat = setup && seatOf(base, setup, party);
      const own = seat && ownUtilityOf(seat);
      const heardBy = setup && seatOf(base, setup, listener);
      const theirs = heardBy && ownUtilityOf(heardBy);
      if (own && theirs && (made - offers) % every === 0) {
        const expected = strategy.act(memory, partyView(state, party, event.at), Rng.fromSeed(offers));
        found.push(deviation({ own, theirs, expected, made: event.outcome }));
      }
    }
    state = evolve(state, event);
    memory = strategy.observe(memory, event);
  }
  return found;
}

interface Compared {
  /** The maker's, and the listener's. */
  readonly own: OwnUtility;
  readonly theirs: OwnUtility;
  readonly expected: Move | null;
  readonly made: Outcome;
}

/**
 * How far an offer is from the one expected, to its maker and to who hears it: the root of the squares of both differences, each as a share
 * of that party's range. What it is worth to the listener says nothing of what the maker wants, but much of what is still to come.
 */
function deviation({ own, theirs, expected, made }: Compared): number {
  const utility = own.inverse.utility(made);
  const range = own.inverse.best - own.inverse.worst;
  const isBelow = utility !== undefined && utility < own.reservation && range > 0 ? (own.reservation - utility) / range : 0;
  if (expected?.deed.kind !== "offer") return MOST_DEVIATION;
  const { outcome } = expected.deed;
  return Math.min(MOST_DEVIATION, Math.max(Math.hypot(apart(own, outcome, made), apart(theirs, outcome, made)), isBelow));
}

function apart({ inverse }: OwnUtility, expected: Outcome, made: Outcome): number {
  const range = inverse.best - inverse.worst;
  const [a, b] = [inverse.utility(expected), inverse.utility(made)];
  return a === undefined || b === undefined || range <= 0 ? 0 : Math.abs(a - b) / range;
}
