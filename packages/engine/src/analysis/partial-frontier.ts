import type { Points } from "./pareto.ts";

/**
 * The undominated sums over some of the issues, distinct, in descending lexicographic order (so for two parties the second
 * column ascends strictly), each with where it came from.
 */
export interface PartialFrontier extends Points {
  /** Place in the partial frontier this one was made from. */
  readonly previous: Uint32Array;
  /** Which point of the group of issues was added: its combination number, or what its own `write` takes. */
  readonly combination: Uint32Array;
  /** Where a group was not enumerated: sets the options of one of its points. */
  readonly write?: (combination: number, numbers: Uint32Array) => void;
  /** Counts beyond 2^53, where doubles may have rounded them. */
  readonly exactCounts?: readonly bigint[];
}

/** Before any issue: one empty sum. */
export const emptySum = (parties: number): PartialFrontier => ({
  length: 1,
  columns: Array.from({ length: parties }, () => new Float64Array(1)),
  counts: Float64Array.of(1),
  previous: new Uint32Array(1),
  combination: new Uint32Array(1),
});
