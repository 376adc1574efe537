import { divide, lessThan, ONE, type Rational, rationalFromNumber, subtract, toNumber, ZERO } from "../lib/rational.ts";

/** Two parties' numbers: the first's, the second's. */
export type Pair = readonly [number, number];

/** What is on the table before a move. Deals are numbered as in the input. */
export interface ZeuthenState {
  readonly offers: Pair;
  /** 0 to 1 each. */
  readonly risks: Pair;
  readonly concedes: "first" | "second";
  /** What the conceding party offers next; the other's offer where it accepts. */
  readonly to: number;
}

export interface Zeuthen {
  readonly states: readonly ZeuthenState[];
  /** The deal agreed; null where no deal leaves both with their disagreement utility. */
  readonly agreed: number | null;
}

/** One party's view of the deals, best first, and how far down it has come. */
interface Side {
  /** By deal. */
  readonly utilities: readonly Rational[];
  readonly disagreement: Rational;
  /** Rational deals: own utility descending, then the other's descending, then number ascending. */
  readonly order: readonly number[];
  readonly position: number;
}

/**
 * The path of concessions between two parties (Zeuthen 1930; Harsanyi 1956), each starting with the deal it likes best.
 *
 *   risk = (u(own offer) - u(other's offer)) / (u(own offer) - d), 1 where the denominator is not above 0
 *
 * Whoever has the lower risk makes the smallest concession after which its risk is higher than the other's, or accepts the
 * other's offer where no such concession is left. On equal risks the first party concedes, so a tie goes to the deal that
 * the second prefers. A party that likes the other's offer no less than its own accepts it at once; if both do, the first accepts.
 *
 * Only deals that give both at least their disagreement utility are considered. Each concession raises the product of gains
 * above that of the other's offer, so the path ends, and where both can gain it ends at the Nash deal. Comparisons are exact. Cost n log n.
 */
export function zeuthen(deals: readonly Pair[], disagreement: Pair): Zeuthen {
  let first = side(deals, disagreement, 0);
  let second = side(deals, disagreement, 1);
  if (first.order.length === 0) return { states: [], agreed: null };
  const states: ZeuthenState[] = [];
  for (;;) {
    const offers: Pair = [offer(first), offer(second)];
    if (offers[0] === offers[1] || accepts(first, offers[1])) return { states, agreed: offers[1] };
    if (accepts(second, offers[0])) return { states, agreed: offers[0] };
    const risks = [risk(first, offers[1]), risk(second, offers[0])] as const;
    const firstConcedes = !lessThan(risks[1], risks[0]);
    const to = firstConcedes ? concession(first, second) : concession(second, first);
    const concedes = firstConcedes ? "first" : "second";
    states.push({ offers, risks: [toNumber(risks[0]), toNumber(risks[1])], concedes, to: offer(to) });
    if (offer(to) === (firstConcedes ? offers[1] : offers[0])) return { states, agreed: offer(to) };
    if (firstConcedes) first = to;
    else second = to;
  }
}

function side(deals: readonly Pair[], disagreement: Pair, party: 0 | 1): Side {
  const other = party === 0 ? 1 : 0;
  const own = deals.map((deal) => deal[party]);
  const others = deals.map((deal) => deal[other]);
  const rational = [...deals.keys()].filter((deal) => at(own, deal) >= disagreement[party] && at(others, deal) >= disagreement[other]);
  const order = rational.sort((i, j) => at(own, j) - at(own, i) || at(others, j) - at(others, i) || i - j);
  return { utilities: own.map(rationalFromNumber), disagreement: rationalFromNumber(disagreement[party]), order, position: 0 };
}

/** The nearest position down its list that is sufficient, or the other's offer. */
function concession(mine: Side, theirs: Side): Side {
  const wanted = offer(theirs);
  for (let position = mine.position + 1; position < mine.order.length; position++) {
    const next = { ...mine, position };
    if (accepts(next, wanted)) break;
    if (lessThan(risk(theirs, offer(next)), risk(next, wanted))) return next;
  }
  return { ...mine, position: mine.order.indexOf(wanted) };
}

function risk(mine: Side, offered: number): Rational {
  const own = at(mine.utilities, offer(mine));
  const gain = subtract(own, mine.disagreement);
  return lessThan(ZERO, gain) ? divide(subtract(own, at(mine.utilities, offered)), gain) : ONE;
}

const offer = (mine: Side): number => at(mine.order, mine.position);
const accepts = (mine: Side, offered: number): boolean => !lessThan(at(mine.utilities, offered), at(mine.utilities, offer(mine)));

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new Error(`Expected an index below ${values.length}, got ${index}`);
  return value;
}
