/**
 * Into how many chunks a divisible good must be cut to be delivered safely with the penalty D of both sides together:
 * K = ceil(ln(1 + (V − C) / D) / ln(V / C)). From the end backwards each chunk may cost D and what is still to be gained after it, so
 * chunks grow by V / C. Infinity where no number is enough: without a penalty, or with one that does not cover the loss of a good
 * worth less than it costs.
 */
export function chunksNeeded({
  value,
  cost,
  penalty,
}: {
  readonly value: number;
  readonly cost: number;
  readonly penalty: number;
}): number {
  if (cost <= penalty) return 1;
  if (penalty <= Math.max(0, cost - value)) return Infinity;
  if (value === cost) return Math.ceil(cost / penalty);
  return Math.ceil(Math.log(1 + (value - cost) / penalty) / Math.log(value / cost) - ROUNDING);
}

/** In chunks: logarithms whose quotient is a whole number may come out a few units in the last place too high. */
const ROUNDING = 1e-12;
