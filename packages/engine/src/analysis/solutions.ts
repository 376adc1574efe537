/**
 * A rational point of the frontier as the solution formulas see it. Gains (utility less disagreement) are never negative.
 */
export interface Claim {
  /** Place on the frontier. */
  readonly point: number;
  /** By party, in units that are the same part of a point for all parties. */
  readonly utilities: readonly bigint[];
  readonly gains: readonly bigint[];
}

/** Formula of each solution, as shown to users. u: utility, d: disagreement point, a: best utility over rational frontier points. */
export const FORMULAS = {
  nash: "max Π (u − d)",
  egalitarian: "max min (u − d), ties by the next smallest (leximin)",
  kalaiSmorodinsky: "max min (u − d)/(a − d), ties by the next smallest (leximin)",
  utilitarian: "max Σ u",
} as const;

/** Nash 1950. All maximisers of the product of gains; if no point gains all parties something, every point ties at 0. */
export const nash = (claims: readonly Claim[]): Claim[] =>
  maximisers(claims, ({ gains }) => [gains.reduce((product, gain) => product * gain, 1n)]);

/** Kalai 1977, on finite sets by leximin. Compares points of different parties: not free of scale. */
export const egalitarian = (claims: readonly Claim[]): Claim[] => maximisers(claims, ({ gains }) => ascending(gains));

/**
 * Kalai and Smorodinsky 1975, on finite sets as max min of gains relative to each party's best gain, leximin. A party that
 * can gain nothing does not count.
 */
export function kalaiSmorodinsky(claims: readonly Claim[]): Claim[] {
  const parties = claims[0]?.gains.length ?? 0;
  const best = Array.from({ length: parties }, (_, party) => claims.reduce((top, { gains }) => larger(top, gains[party] ?? 0n), 0n));
  const counting = best.flatMap((gain, party) => (gain > 0n ? [party] : []));
  const factors = counting.map((party) =>
    counting.reduce((product, other) => (other === party ? product : product * (best[other] ?? 1n)), 1n),
  );
  return maximisers(claims, ({ gains }) => ascending(counting.map((party, k) => (gains[party] ?? 0n) * (factors[k] ?? 1n))));
}

/** Adds utilities of different parties as they stand: meaningful only where a point means the same to all. */
export const utilitarian = (claims: readonly Claim[]): Claim[] =>
  maximisers(claims, ({ utilities }) => [utilities.reduce((sum, utility) => sum + utility, 0n)]);

function maximisers(claims: readonly Claim[], criterion: (claim: Claim) => readonly bigint[]): Claim[] {
  let best: readonly bigint[] | undefined;
  let top: Claim[] = [];
  for (const claim of claims) {
    const value = criterion(claim);
    const order = best === undefined ? 1 : compare(value, best);
    if (order > 0) [best, top] = [value, [claim]];
    else if (order === 0) top.push(claim);
  }
  return top;
}

function compare(a: readonly bigint[], b: readonly bigint[]): number {
  for (const [k, value] of a.entries()) {
    const other = b[k] ?? 0n;
    if (value !== other) return value > other ? 1 : -1;
  }
  return 0;
}

const ascending = (values: readonly bigint[]): bigint[] => values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
