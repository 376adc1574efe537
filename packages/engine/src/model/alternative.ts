import type { Quantity } from "./quantity.ts";

/**
 * A course of action open to a party without agreement, as a tree. A leaf has a value in points on the party's own scale;
 * a chance node is worth the mean of its branches; a choice node is worth its best branch. `cost` is taken off.
 */
export type Alternative = AlternativeTexts &
  (
    | { readonly kind: "value"; readonly value: Quantity }
    | { readonly kind: "chances"; readonly chances: readonly Chance[] }
    | { readonly kind: "choices"; readonly choices: readonly Alternative[] }
  );

interface AlternativeTexts {
  readonly name: string;
  readonly description?: string;
  /** Points. */
  readonly cost?: Quantity;
}

/** One branch of a chance node. The probabilities of its branches sum to 1. */
export interface Chance {
  readonly probability: Quantity;
  readonly then: Alternative;
}
