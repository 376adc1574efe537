/** An outcome to be mended by changing as few issues as possible. */
export interface Broken {
  readonly numbers: Uint32Array;
  /** Options by issue. */
  readonly sizes: readonly number[];
  isMended(numbers: Uint32Array): boolean;
  /** What a mend costs; the cheapest is wanted. */
  cost(numbers: Uint32Array): number;
}

/** Pairs of changes are tried where there are at most so many: what a page can wait for. */
const MOST_PAIRS = 50_000;

/**
 * The cheapest mend that changes one issue; where there is none, the cheapest that changes two. Among equals the one that changes earlier
 * issues to earlier options. Null where two changes are not enough, or there are too many pairs to try.
 */
export function nearestMend(broken: Broken): Uint32Array | null {
  const single = cheapest(broken, singles(broken.numbers, broken.sizes));
  if (single !== null) return single;
  const all = broken.sizes.reduce((sum, size) => sum + size - 1, 0);
  return all * all > 2 * MOST_PAIRS ? null : cheapest(broken, pairs(broken.numbers, broken.sizes));
}

function cheapest(broken: Broken, tried: Iterable<Uint32Array>): Uint32Array | null {
  let [best, least]: [Uint32Array | null, number] = [null, Infinity];
  for (const numbers of tried) {
    if (!broken.isMended(numbers)) continue;
    const cost = broken.cost(numbers);
    if (best === null || cost < least) [best, least] = [numbers.slice(), cost];
  }
  return best;
}

/** One array for all: whoever keeps one copies it. */
function* singles(given: Uint32Array, sizes: readonly number[], from = 0): Generator<Uint32Array> {
  const numbers = given.slice();
  for (let issue = from; issue < sizes.length; issue++) {
    const before = given[issue] ?? 0;
    for (let option = 0; option < (sizes[issue] ?? 0); option++) {
      if (option === before) continue;
      numbers[issue] = option;
      yield numbers;
    }
    numbers[issue] = before;
  }
}

function* pairs(given: Uint32Array, sizes: readonly number[]): Generator<Uint32Array> {
  for (const [issue, size] of sizes.entries()) {
    const first = given.slice();
    for (let option = 0; option < size; option++) {
      if (option === given[issue]) continue;
      first[issue] = option;
      yield* singles(first, sizes, issue + 1);
    }
  }
}
