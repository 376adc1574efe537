import { add, lessThan, multiply, type Rational, rationalFromNumber, subtract, toNumber, ZERO } from "../../lib/rational.ts";
import type { PartyId } from "../../model/ids.ts";

/** Concessions below this share of the room to give pass without a look. */
export const LEAST_SHARE = 0.03;
/** What may be given before anything came back, as a share of the room to give: somebody has to begin. */
export const FIRST_SHARE = 0.1;
/** Beyond that, points given for each point that came back. */
export const MOST_RATIO = 2;

export interface Proportion {
  readonly counterpart: PartyId;
  readonly gives: number;
  readonly gave: number;
  readonly came: number;
  readonly allowed: number;
  /** gave − allowed, at most `gives`; above 0: the offer is out of proportion by so much. */
  readonly excess: number;
  /** What the offer would have to be worth to be in proportion. */
  readonly level: number;
}

export interface ProportionInputs {
  /** Worth of own offers so far, in order, in own points. */
  readonly own: readonly { readonly at: number; readonly points: number }[];
  /** Likewise of the offers of each counterpart, to oneself. `at`: place in the order of all offers. */
  readonly others: ReadonlyMap<PartyId, readonly { readonly at: number; readonly points: number }[]>;
  /** Worth of the offer to be sent. */
  readonly points: number;
  /** From what no agreement is worth to the best outcome. */
  readonly room: number;
  /** How many own steps back it looks, the one to be taken left out. */
  readonly window: number;
}

/**
 * Is a concession in proportion to what came back? Over the last `window` own steps and this one,
 *
 *   allowed = FIRST_SHARE · room + MOST_RATIO · came,   came = what the offers of the counterpart came up by, 0 or more
 *
 * and the offer is out of proportion where it gives more than LEAST_SHARE · room and brings what was given above that. With several
 * counterparts the one that gave most counts. Exact for the figures given, and rounded once. Null where there is no own offer, or none of a counterpart, to compare with, or no room.
 */
export function proportion({ own, others, points, room, window }: ProportionInputs): Proportion | null {
  const [from, last] = [own[Math.max(0, own.length - 1 - window)], own.at(-1)];
  const came = from === undefined ? [] : [...others].flatMap(([party, offers]) => cameSince(party, offers, from.at));
  const most = came.reduce<Came | null>((best, each) => (best === null || lessThan(best.came, each.came) ? each : best), null);
  if (from === undefined || last === undefined || most === null || !(room > 0)) return null;
  const [gives, gave] = [difference(last.points, points), difference(from.points, points)];
  const [back, all] = [greater(most.came, ZERO), rationalFromNumber(room)];
  const allowed = add(multiply(rationalFromNumber(FIRST_SHARE), all), multiply(rationalFromNumber(MOST_RATIO), back));
  const isSmall = !lessThan(multiply(rationalFromNumber(LEAST_SHARE), all), gives);
  const over = greater(subtract(gave, allowed), ZERO);
  const excess = isSmall ? ZERO : lessThan(gives, over) ? gives : over;
  return {
    counterpart: most.party,
    gives: toNumber(gives),
    gave: toNumber(gave),
    came: toNumber(most.came),
    allowed: toNumber(allowed),
    excess: toNumber(excess),
    level: toNumber(add(rationalFromNumber(points), excess)),
  };
}

const difference = (a: number, b: number): Rational => subtract(rationalFromNumber(a), rationalFromNumber(b));
const greater = (a: Rational, b: Rational): Rational => (lessThan(a, b) ? b : a);

interface Came {
  readonly party: PartyId;
  readonly came: Rational;
}

/** From what it offered last before that moment, or first after it, to what it offered last of all. */
function cameSince(party: PartyId, offers: readonly { readonly at: number; readonly points: number }[], moment: number): readonly Came[] {
  const [before, last] = [offers.findLast(({ at }) => at < moment) ?? offers[0], offers.at(-1)];
  return before === undefined || last === undefined ? [] : [{ party, came: difference(last.points, before.points) }];
}
