import type { InterviewAnswer } from "./interview.ts";

/** An answer that counts. */
export type Statable = Exclude<InterviewAnswer, { readonly kind: "skipped" }>;

/**
 * Answers that cannot all be true, with facts to say it in words. Without any one of them the others go together. `suspect`: the answer that
 * goes least with the others, and one of `answers`. `bending`: what it costs to let it stand, in units of noise.
 */
export type Contradiction =
  /** Each package is preferred to the next, and the last to the first; packages that are nowhere better may stand between. */
  | { readonly kind: "cycle"; readonly answers: readonly Comparison[] }
  /** The package preferred is better on no issue, and not as good on one at least. */
  | { readonly kind: "nowhereBetter"; readonly answers: readonly [Comparison] }
  /** Two numbers, or a number and the order of issues, that put two things in opposite orders. */
  | { readonly kind: "order"; readonly answers: readonly Statable[]; readonly suspect: Statable; readonly bending: number }
  /** The others make it plain that this one is not so. */
  | { readonly kind: "together"; readonly answers: readonly Statable[]; readonly suspect: Statable; readonly bending: number };

export type Comparison = Extract<InterviewAnswer, { readonly kind: "comparison" }>;
