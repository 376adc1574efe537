import { ZERO, ONE, add, divide, lessThan, multiply, rationalFromNumber, subtract, type Rational } from "../lib/rational.ts";
import { failed, ok, type Result } from "../lib/result.ts";

export interface AdjustedWinner {
  /** By item, the part that goes to the first party, from 0 to 1; the rest goes to the second. */
  readonly firstShares: readonly Rational[];
  /** The one item that is divided, as its number in the input; null where nothing has to be divided. */
  readonly split: number | null;
  /** What each party gets, on its own scale. */
  readonly points: readonly [Rational, Rational];
}

export type AdjustedWinnerFailure =
  | { readonly kind: "unequalTotals"; readonly totals: readonly [Rational, Rational] }
  | { readonly kind: "negativePoints"; readonly item: number };

type Points = readonly number[];

/**
 * Divides items between two parties by Adjusted Winner (Brams and Taylor 1996, "Fair Division"): each item to the party that
 * gives it more points; then items pass from the leader to the other, those with the smallest ratio (leader's points / other's
 * points) first, until both have the same points. At most one item is divided. Where parties state their points truthfully,
 * the result is equitable, envy-free and efficient.
 *
 * Points are 0 or more, and both lists have the same total, else the scales say nothing about each other. Equal points on an
 * item: to the leader at first, so it is the first to pass over; equal ratios: the lower number first. Items that nobody wants
 * stay with the first party. No items: nothing to divide, 0 points each. Exact; cost n log n.
 */
export function adjustedWinner(first: Points, second: Points): Result<AdjustedWinner, AdjustedWinnerFailure> {
  if (first.length !== second.length) throw new Error(`Expected as many points from both, got ${first.length} and ${second.length}`);
  const a = first.map(rationalFromNumber);
  const b = second.map(rationalFromNumber);
  const negative = first.findIndex((points, item) => points < 0 || (second[item] ?? 0) < 0);
  if (negative >= 0) return failed({ kind: "negativePoints", item: negative });
  const totals = [sum(a), sum(b)] as const;
  if (!isEqual(...totals)) return failed({ kind: "unequalTotals", totals });
  return ok(firstLeads(a, b) ? divideItems(a, b) : exchanged(divideItems(b, a)));
}

/** Whether the items that a party wants more than the other add up to at least as much for the first as for the second. */
function firstLeads(a: readonly Rational[], b: readonly Rational[]): boolean {
  const wonByFirst = a.filter((points, item) => lessThan(at(b, item), points));
  const wonBySecond = b.filter((points, item) => lessThan(at(a, item), points));
  return !lessThan(sum(wonByFirst), sum(wonBySecond));
}

function divideItems(leader: readonly Rational[], other: readonly Rational[]): AdjustedWinner {
  const shares = leader.map((points, item) => (lessThan(points, at(other, item)) ? ZERO : ONE));
  const points: [Rational, Rational] = [
    total(leader, shares),
    total(
      other,
      shares.map((share) => subtract(ONE, share)),
    ),
  ];
  for (const item of byRatio(leader, other, shares)) {
    if (!lessThan(points[1], points[0])) break;
    const [given, taken] = [at(leader, item), at(other, item)];
    const gap = subtract(points[0], points[1]);
    const whole = add(given, taken);
    const passed = lessThan(gap, whole) ? divide(gap, whole) : ONE;
    shares[item] = subtract(ONE, passed);
    points[0] = subtract(points[0], multiply(passed, given));
    points[1] = add(points[1], multiply(passed, taken));
    if (!isEqual(passed, ONE)) return { firstShares: shares, split: item, points };
  }
  return { firstShares: shares, split: null, points };
}

/** The leader's items that somebody wants, in the order in which they pass over. */
function byRatio(leader: readonly Rational[], other: readonly Rational[], shares: readonly Rational[]): number[] {
  const held = [...leader.keys()].filter((item) => isEqual(at(shares, item), ONE) && lessThan(ZERO, at(leader, item)));
  return held.sort((i, j) => {
    // leader_i / other_i against leader_j / other_j, without dividing by a zero.
    const difference = subtract(multiply(at(leader, i), at(other, j)), multiply(at(leader, j), at(other, i)));
    return lessThan(difference, ZERO) ? -1 : lessThan(ZERO, difference) ? 1 : i - j;
  });
}

const exchanged = (result: AdjustedWinner): AdjustedWinner => ({
  firstShares: result.firstShares.map((share) => subtract(ONE, share)),
  split: result.split,
  points: [result.points[1], result.points[0]],
});

const sum = (values: readonly Rational[]): Rational => values.reduce(add, ZERO);
const total = (points: readonly Rational[], shares: readonly Rational[]): Rational =>
  sum(points.map((value, item) => multiply(value, at(shares, item))));
const isEqual = (a: Rational, b: Rational): boolean => a.num === b.num && a.den === b.den;

function at(values: readonly Rational[], item: number): Rational {
  const value = values[item];
  if (value === undefined) throw new Error(`Expected an item below ${values.length}, got ${item}`);
  return value;
}
