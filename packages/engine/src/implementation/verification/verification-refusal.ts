/** What is wrong with a question about verification. The code is stable; words for people are made at the edge. */
export interface VerificationRefusal {
  readonly code:
    | "outOfRange"
    | "notWhole"
    | "notAboveZero"
    | "notBelow"
    | "notBetween"
    | "impossibleEvidence"
    | "unknownParty"
    | "missingBrief"
    | "unknownUnknown"
    | "unknownState"
    | "noStates"
    | "allStates";
  /** Which part of the question: "sensitivity". */
  readonly path: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

export const refusal = (
  code: VerificationRefusal["code"],
  path: string,
  facts: VerificationRefusal["facts"] = {},
): VerificationRefusal => ({ code, path, facts });

/** Empty where the value is a number from `least` to `most`, both included; NaN is not. */
export function outOfRange(value: number, path: string, { least, most }: Limits): readonly VerificationRefusal[] {
  return value >= least && value <= most ? [] : [refusal("outOfRange", path, { value, least, most })];
}

export const notShare = (value: number, path: string): readonly VerificationRefusal[] => outOfRange(value, path, { least: 0, most: 1 });

export function notWhole(value: number, path: string, { least, most }: Limits): readonly VerificationRefusal[] {
  return Number.isSafeInteger(value) && value >= least && value <= most ? [] : [refusal("notWhole", path, { value, least, most })];
}

/** Empty where the value is above 0 and finite. */
export function notAboveZero(value: number, path: string): readonly VerificationRefusal[] {
  return value > 0 && Number.isFinite(value) ? [] : [refusal("notAboveZero", path, { value })];
}

interface Limits {
  readonly least: number;
  readonly most: number;
}
