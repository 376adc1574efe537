/** Why an exchange cannot be planned. `step` and `party` are ids as given. */
export type ExchangeFault =
  /** So far an exchange is between two parties. */
  | { readonly code: "notTwoParties"; readonly parties: number }
  | { readonly code: "noSteps" }
  | { readonly code: "repeatedParty"; readonly party: string }
  | { readonly code: "repeatedStep"; readonly step: string }
  | { readonly code: "unknownParty"; readonly step: string; readonly party: string }
  | { readonly code: "unknownStep"; readonly step: string; readonly names: string }
  /** Steps that wait for each other, directly or through others. */
  | { readonly code: "circle"; readonly steps: readonly string[] }
  | {
      readonly code: "outOfRange";
      readonly step: string | null;
      readonly party: string | null;
      readonly field: ExchangeField;
      readonly value: number;
    }
  | { readonly code: "notADate"; readonly step: string | null; readonly value: string }
  /** Pieces: steps, with each of their parts counted. */
  | { readonly code: "tooManyPieces"; readonly party: string; readonly pieces: number; readonly most: number }
  /** A pair that may be done at once must be of one step of each party, neither of which waits for the other. */
  | { readonly code: "notAPair"; readonly steps: readonly [string, string] };

export type ExchangeField = "breakingCost" | "cost" | "value" | "recovered" | "lost" | "parts" | "days";
