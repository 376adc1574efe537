import { writeCombination } from "../../analysis/combination-number.ts";
import type { Outcome } from "../../model/combination.ts";
import type { OutcomeSpace } from "../../model/outcome-space.ts";
import { sealedOutcome } from "../../model/sealed-outcome.ts";

/** The outcomes of a space that were asked for so far, by combination number. */
export type SealedOutcomes = (Outcome | undefined)[];

/** Shared by everybody who plays in this space, so that an outcome is one object to all of them. */
export function sealedOutcomes(space: OutcomeSpace): SealedOutcomes {
  const known = outcomes.get(space) ?? Array.from<undefined>({ length: Number(space.combinations) });
  outcomes.set(space, known);
  return known;
}

const outcomes = new WeakMap<OutcomeSpace, SealedOutcomes>();

export function sealAt(space: OutcomeSpace, known: SealedOutcomes, combination: number): Outcome {
  const numbers = new Uint32Array(space.sizes.length);
  writeCombination({ sizes: space.sizes, issues: space.sizes.map((_, issue) => issue) }, combination, numbers);
  const outcome = sealedOutcome(space, numbers);
  known[combination] = outcome;
  return outcome;
}
