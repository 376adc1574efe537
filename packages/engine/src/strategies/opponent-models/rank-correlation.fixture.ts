/** Spearman's: the correlation of ranks, ties at their mean rank; 0 where either list is all ties. -1 to 1. */
export function rankCorrelation(xs: readonly number[], ys: readonly number[]): number {
  const [a, b] = [centred(ranks(xs)), centred(ranks(ys))];
  const product = (left: readonly number[], right: readonly number[]): number =>
    left.reduce((sum, value, k) => sum + value * (right[k] ?? 0), 0);
  const size = Math.sqrt(product(a, a) * product(b, b));
  return size > 0 ? product(a, b) / size : 0;
}

function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
  const ranked = values.map(() => 0);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (let k = from; k < to; k++) ranked[order[k] ?? 0] = (from + to - 1) / 2;
    from = to;
  }
  return ranked;
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}
