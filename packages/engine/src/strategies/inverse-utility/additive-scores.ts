import type { OutcomeSpace } from "../../model/outcome-space.ts";

/** Sums of scores[issue][option] by combination number: one for the leading issues, one for the rest, so that a sum costs one addition. */
export interface AdditiveScores {
  readonly leading: Float64Array;
  readonly trailing: Float64Array;
}

/** Cost: about the square root of the space. */
export function additiveScores({ sizes }: OutcomeSpace, scores: readonly ArrayLike<number>[]): AdditiveScores {
  let split = sizes.length;
  let [before, after] = [sizes.reduce((product, size) => product * size, 1), 1];
  while (split > 0 && before > after) {
    split--;
    before /= sizes[split] ?? 1;
    after *= sizes[split] ?? 1;
  }
  const sums = (from: number, to: number): Float64Array =>
    sizes.slice(from, to).reduce<Float64Array>((partial, size, k) => extended(partial, size, scores[from + k] ?? []), new Float64Array(1));
  return { leading: sums(0, split), trailing: sums(split, sizes.length) };
}

function extended(partial: Float64Array, size: number, scores: ArrayLike<number>): Float64Array {
  const next = new Float64Array(partial.length * size);
  for (let k = 0; k < partial.length; k++)
    for (let option = 0; option < size; option++) next[k * size + option] = (partial[k] ?? 0) + (scores[option] ?? 0);
  return next;
}
