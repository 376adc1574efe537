import type { Outcome } from "./combination.ts";
import type { OutcomeSpace } from "./outcome-space.ts";

/** What the engine remembers of an outcome that it made itself. */
interface Seal {
  readonly space: OutcomeSpace;
  readonly numbers: Uint32Array;
  readonly combination: number;
}

// Returning another object from a base constructor lets the private field land on that object.
// oxlint-disable-next-line typescript/no-extraneous-class -- a base constructor is what it takes
class Sealable {
  constructor(outcome: object) {
    return outcome;
  }
}

/** Marks a plain record with a private field: nothing outside this file can see, copy or forge it, and reading it costs next to nothing. */
class Sealed extends Sealable {
  readonly #seal: Seal;
  constructor(outcome: object, seal: Seal) {
    super(outcome);
    this.#seal = seal;
  }
  static read(outcome: object): Seal | undefined {
    return #seal in outcome ? outcome.#seal : undefined;
  }
}

/**
 * An outcome as the plain record that events carry, frozen, which the engine recognises again without looking its options
 * up one by one. `numbers` is kept and must not be changed. A copy of it (from JSON, say) is an ordinary outcome again.
 */
export function sealedOutcome(space: OutcomeSpace, numbers: Uint32Array): Outcome {
  const record = Object.fromEntries(space.issues.map((issue, i) => [issue.id, issue.options[numbers[i] ?? 0]]));
  const sealed: object = new Sealed(record, { space, numbers, combination: combinationNumber(space, numbers) });
  // What comes out of the constructor is the record, in which every issue has its option.
  return Object.freeze(sealed) as Outcome;
}

/** Its option numbers, if it was sealed for this very space. Not to be changed. */
export function sealedNumbers(space: OutcomeSpace, outcome: Outcome): Uint32Array | undefined {
  const seal = Sealed.read(outcome);
  return seal?.space === space ? seal.numbers : undefined;
}

/** Its number among all combinations of the space, the last issue running fastest; undefined if not sealed for this space, -1 past 2^53. */
export function sealedCombination(space: OutcomeSpace, outcome: Outcome): number | undefined {
  const seal = Sealed.read(outcome);
  return seal?.space === space ? seal.combination : undefined;
}

/** Number of an outcome in mixed radix, the last issue running fastest; -1 where the space has more than 2^53 combinations. */
export function combinationNumber(space: OutcomeSpace, numbers: ArrayLike<number>): number {
  if (space.combinations > BigInt(Number.MAX_SAFE_INTEGER)) return -1;
  return space.sizes.reduce((number, size, i) => number * size + (numbers[i] ?? 0), 0);
}
