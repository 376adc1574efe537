import { add, divide, lessThan, multiply, ONE, type Rational, rational, rationalFromNumber, subtract, ZERO } from "../lib/rational.ts";

/** Fractions of whole numbers, so that nothing in what follows is rounded. For tests. */
export type Exact = Rational;

export const exact = (value: number): Exact => rationalFromNumber(value);
const atLeast = (a: Exact, b: Exact): boolean => !lessThan(a, b);
const larger = (a: Exact, b: Exact): Exact => (lessThan(a, b) ? b : a);
const smaller = (a: Exact, b: Exact): Exact => (lessThan(a, b) ? a : b);
const sum = (values: readonly Exact[]): Exact => values.reduce(add, ZERO);
const power = (base: Exact, exponent: number): Exact => Array.from({ length: exponent }, () => base).reduce(multiply, ONE);

/** A turn as the printed formulas see it. Utilities are those of the party whose turn it is. */
export interface Turn {
  /** Of every outcome, best first. */
  readonly utilities: readonly Exact[];
  readonly reservation: Exact;
  readonly t: Exact;
  /** Utilities of all offers so far, in their order. */
  readonly history: readonly {
    readonly by: string;
    readonly isOwn: boolean;
    readonly utility: Exact;
    readonly outcome: string;
    readonly t: Exact;
  }[];
  /** How often others have acted, before its last turn and up to now. */
  readonly heardBefore: number;
  readonly heard: number;
}

const hi = ({ utilities }: Turn): Exact => utilities[0] ?? ZERO;
const worst = ({ utilities }: Turn): Exact => utilities.at(-1) ?? ZERO;
const lo = (turn: Turn): Exact => larger(turn.reservation, worst(turn));
const range = (turn: Turn): Exact => subtract(hi(turn), lo(turn));
const theirs = ({ history }: Turn): Exact[] => history.filter(({ isOwn }) => !isOwn).map(({ utility }) => utility);
const ownLast = ({ history }: Turn): Exact | undefined => history.findLast(({ isOwn }) => isOwn)?.utility;

/** The least utility of any outcome at or above a target; undefined where there is none. */
export const leastAtLeast = ({ utilities }: Turn, target: Exact): Exact | undefined => utilities.findLast((each) => atLeast(each, target));

export interface AspirationShape {
  /** 1/e, a whole number. */
  readonly inverse: number;
  readonly k: Exact;
  readonly margin: Exact;
}

export function aspiration(turn: Turn, { inverse, k, margin }: AspirationShape): Exact {
  const conceded = add(k, multiply(subtract(ONE, k), power(turn.t, inverse)));
  const wanted = subtract(subtract(hi(turn), multiply(conceded, range(turn))), margin);
  return smaller(hi(turn), larger(lo(turn), wanted));
}

export const footDragging = (turn: Turn, from: Exact, give: Exact): Exact =>
  subtract(hi(turn), multiply(give, multiply(range(turn), larger(ZERO, divide(subtract(turn.t, from), subtract(ONE, from))))));

/** Whether it speaks on this turn: once each time others have acted so often. */
export const speaks = ({ heard, heardBefore }: Turn, every: number): boolean =>
  Math.floor((heard + 1) / every) > Math.floor((heardBefore + 1) / every);

/** What tit-for-tat aspires to: the mean of what it answers to each counterpart. */
export function titForTat(turn: Turn, way: "relative" | "absolute", d: number): Exact {
  const parties = [...new Set(turn.history.filter(({ isOwn }) => !isOwn).map(({ by }) => by))];
  const whole = subtract(hi(turn), worst(turn));
  const distance = (utility: Exact): Exact => divide(subtract(hi(turn), utility), whole);
  const floor = subtract(ONE, distance(lo(turn)));
  const answers = parties.map((party) => {
    const r = turn.history.filter(({ by }) => by === party).map(({ utility }) => distance(utility));
    let a = ONE;
    for (let m = d; m < r.length; m++) {
      const [older, newer] = [r[m - d] ?? ZERO, r[m - d + 1] ?? ZERO];
      if (way === "absolute") a = add(subtract(a, older), newer);
      else if (older.num !== 0n) a = multiply(a, divide(newer, older));
      a = smaller(ONE, larger(floor, a));
    }
    return a;
  });
  const mean = answers.length === 0 ? ONE : divide(sum(answers), { num: BigInt(answers.length), den: 1n });
  return larger(lo(turn), add(worst(turn), multiply(mean, whole)));
}

/** MiCRO's ranks by utility alone: what it offers if it may concede, and what it accepts. Undefined: nothing rational is left. */
export function micro(turn: Turn): { readonly offer: Exact; readonly accepts: Exact } {
  const distinct = (isOwn: boolean): number =>
    new Set(turn.history.filter((each) => each.isOwn === isOwn).map(({ outcome }) => outcome)).size;
  const [sent, received] = [distinct(true), distinct(false)];
  const rational = turn.utilities.filter((utility) => atLeast(utility, turn.reservation));
  const next = rational[sent];
  const mayConcede = sent <= received;
  return {
    offer: (mayConcede ? next : undefined) ?? hi(turn),
    accepts: (mayConcede ? next : rational[sent - 1]) ?? turn.reservation,
  };
}

export interface Lenience {
  readonly alpha: Exact;
  readonly beta: Exact;
}

const share = (turn: Turn, utility: Exact): Exact => divide(subtract(utility, lo(turn)), range(turn));

/** Whether what is offered is as good as another, an own offer to come or the last one. */
const isAsGood = (turn: Turn, { offered, other }: Compared, { alpha, beta }: Lenience): boolean =>
  atLeast(add(multiply(alpha, share(turn, offered)), beta), share(turn, other));

interface Compared {
  readonly offered: Exact;
  readonly other: Exact;
}

/** The acceptance policies. `offered`: the last offer. */
export const ACCEPTS = {
  next: isAsGood,
  prev(turn: Turn, offered: Exact, lenience: Lenience): boolean {
    const last = ownLast(turn);
    return last !== undefined && isAsGood(turn, { offered, other: last }, lenience);
  },
  const: (turn: Turn, offered: Exact, c: Exact): boolean => atLeast(offered, add(lo(turn), multiply(c, range(turn)))),
  time: ({ t }: Turn, late: Exact): boolean => atLeast(t, late),
  gap(turn: Turn, offered: Exact, c: Exact): boolean {
    const last = ownLast(turn);
    return last !== undefined && atLeast(multiply(c, range(turn)), subtract(last, offered));
  },
  seen(
    turn: Turn,
    offered: Exact,
    { window, measure }: { readonly window: number | "timeLeft"; readonly measure: "best" | "average" },
  ): boolean {
    const from = subtract(add(turn.t, turn.t), ONE);
    const timely = turn.history.filter(({ isOwn, t }) => !isOwn && atLeast(t, from)).map(({ utility }) => utility);
    const heard = window === "timeLeft" ? timely : window === 0 ? theirs(turn) : theirs(turn).slice(-window);
    const wanted = measure === "best" ? heard.reduce(larger) : divide(sum(heard), { num: BigInt(heard.length), den: 1n });
    return atLeast(offered, wanted);
  },
} as const;

/** A number as a fraction of two whole ones. */
export const fraction = (num: number, den: number): Exact => rational(BigInt(num), BigInt(den));
