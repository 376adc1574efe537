/**
 * What would make an exchange safe that is not, each change by itself and checked by planning anew. A plain value. Where a list
 * is empty, no change of its kind is enough alone.
 */
export interface ExchangeRemedies {
  /** Parties that could make it safe with a higher breaking cost (a deposit, a guarantee), the other's left as it is. */
  readonly deposits: readonly DepositRemedy[];
  readonly escrow: EscrowRemedy;
  /** Steps that could make it safe with a greater share of their value lost on snapback, those with the smallest change first. */
  readonly snapbacks: readonly SnapbackRemedy[];
}

export interface DepositRemedy {
  readonly party: string;
  /** The breaking cost as it is, and the least that is enough: points. */
  readonly from: number;
  readonly to: number;
}

/** Two steps given to a third party, which hands them over together: then neither goes first. */
export type EscrowRemedy =
  /** Each of these pairs is enough alone. */
  | { readonly kind: "onePair"; readonly pairs: readonly (readonly [string, string])[] }
  /** No pair alone, but these together. */
  | { readonly kind: "severalPairs"; readonly pairs: readonly (readonly [string, string])[] }
  | { readonly kind: "none" };

export interface SnapbackRemedy {
  readonly step: string;
  /** The share lost as it is, and the least in whole percent that is enough. */
  readonly from: number;
  readonly to: number;
}
