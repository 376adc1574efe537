/** Why an action is not legal. The code is stable; words for people are made at the edge. Never holds what the actor may not know. */
export interface Refusal {
  readonly code: RefusalCode;
  /** Which part of the action: "outcome.price"; empty for the whole. */
  readonly path: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

export type RefusalCode =
  | "badAction"
  | "notOpened"
  | "alreadyOpened"
  | "hasEnded"
  | "isPaused"
  | "isNotPaused"
  | "awaitsConfirmation"
  | "awaitsNothing"
  | "notYourPlace"
  | "unknownParty"
  | "hasLeft"
  | "notYourTurn"
  | "notInProtocol"
  | "badSetup"
  | "badTime"
  | "timeRunsBack"
  | "deadlinePassed"
  | "textTooLong"
  | "textEmpty"
  | "unknownIssue"
  | "unknownOption"
  | "incompleteOutcome"
  | "notPartial"
  | "breaksConstraint"
  | "crossesRedLine"
  | "unknownRedLine"
  | "beyondMandate"
  | "belowGroundworkBar"
  | "noSuchOffer"
  | "alreadyAccepted"
  | "ownOffer"
  | "notYourOffer"
  | "tooManyOffers"
  | "meetingOpen"
  | "noMeeting"
  | "noText"
  | "alreadyAgreedText"
  | "nothingKept"
  | "alreadyVoted"
  | "textPending"
  | "badAmount"
  | "noBidsLeft"
  | "badMapping"
  | "badAmendment"
  | "badBrief"
  | "unknownTrack";

export const refusal = (code: RefusalCode, path = "", facts: Refusal["facts"] = {}): Refusal => ({ code, path, facts });
