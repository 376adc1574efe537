/** Why something is not put on record. The code is stable; words for people are made at the edge. */
export interface CommitmentRefusal {
  readonly code: CommitmentRefusalCode;
  /** Which part of the action: "evidence"; empty for the whole. */
  readonly path: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

export type CommitmentRefusalCode =
  | "badAction"
  | "badTime"
  | "timeRunsBack"
  | "beforeAgreement"
  | "textEmpty"
  | "unknownActor"
  | "unknownStipulation"
  | "unknownEvent"
  | "notYourPlace"
  | "isLocked"
  | "alreadyStarted"
  | "isFulfilled"
  | "isWaived"
  | "hasSnappedBack"
  | "tooManyParts"
  | "noSuchEvidence"
  | "alreadyAccepted"
  | "alreadyDisputed"
  | "alreadyWaived"
  | "noSnapback"
  | "notBegun"
  | "clockRuns"
  | "noClock"
  | "sunsetPassed";

export const refusal = (code: CommitmentRefusalCode, path = "", facts: CommitmentRefusal["facts"] = {}): CommitmentRefusal => ({
  code,
  path,
  facts,
});

/** `whose`: the ids of those whose place it is. */
export const notYourPlace = (...whose: readonly string[]): CommitmentRefusal => refusal("notYourPlace", "by", { whose: whose.join(", ") });
