/** One way things may be, and how visits go if they are so. */
export interface Hypothesis {
  /** How likely it is held before any visit, 0 to 1. Need not sum to 1 over all: only ratios matter. */
  readonly prior: number;
  /** How likely one visit finds something, rightly or wrongly, 0 to 1. Visits are independent of each other. */
  readonly find: number;
}

/** What visits have shown. Whole numbers, 0 or more. Their order does not matter. */
export interface Evidence {
  readonly empty: number;
  readonly finds: number;
}

/**
 * How likely each hypothesis is after the evidence (Bayes), in their order, summing to 1:
 *
 *   prior (1 - find)^empty find^finds, divided by the sum of these
 *
 * Computed from logarithms, so that a million visits do not underflow. Null where the evidence is impossible under every
 * hypothesis held at all.
 */
export function posterior(hypotheses: readonly Hypothesis[], { empty, finds }: Evidence): readonly number[] | null {
  const logs = hypotheses.map(({ prior, find }) => Math.log(prior) + times(empty, Math.log1p(-find)) + times(finds, Math.log(find)));
  const most = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (most === Number.NEGATIVE_INFINITY) return null;
  const weights = logs.map((log) => Math.exp(log - most));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / total);
}

/** Nothing happened no times: 0, even where it could never happen. */
const times = (count: number, log: number): number => (count === 0 ? 0 : count * log);
