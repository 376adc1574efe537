import type { CommitmentRefusal } from "@detente/engine";

/** Why something was not put on record, for people. */
export function refusalWords({ code, path, facts }: CommitmentRefusal): string {
  const fact = (name: string): string => String(facts[name] ?? "");
  switch (code) {
    case "badAction":
      return `not an action that can be recorded: look at its ${path}`;
    case "badTime":
      return `no time: ${fact("at")}`;
    case "timeRunsBack":
      return `the time (${fact("at")}) is before the last event on record (${fact("last")})`;
    case "beforeAgreement":
      return `the time (${fact("at")}) is before the agreement (${fact("agreedAt")})`;
    case "textEmpty":
      return `the ${path} says nothing`;
    case "unknownActor":
      return `no party or body "${fact("actor")}" in this record`;
    case "unknownStipulation":
      return `no stipulation "${fact("stipulation")}" in this record`;
    case "unknownEvent":
      return `event ${fact("event")} is not on record, or does not concern this stipulation`;
    case "notYourPlace":
      return facts["whose"] === "" ? "the record names nobody who may do this" : `this is for "${fact("whose")}" to do`;
    case "isLocked":
      return facts["missing"] === undefined
        ? `it is locked: its gate opens at ${fact("opensAt")}`
        : `it is locked: what its gate waits for is not fulfilled (${fact("missing")})`;
    case "alreadyStarted":
      return "it has begun already";
    case "isFulfilled":
      return "it is fulfilled already";
    case "isWaived":
      return `it was waived (${fact("waivedAt")})`;
    case "hasSnappedBack":
      return `it has snapped back (${fact("snappedBackAt")})`;
    case "tooManyParts":
      return `evidence of ${fact("parts")} parts, and ${fact("left")} are left`;
    case "noSuchEvidence":
      return `no evidence ${fact("evidence")}; the last is number ${fact("last")}`;
    case "alreadyAccepted":
      return "this evidence was accepted already, and only the verifier can take that back";
    case "alreadyDisputed":
      return "this evidence is disputed already, by the same";
    case "alreadyWaived":
      return "it was waived by the same already";
    case "noSnapback":
      return "no snapback was agreed for this stipulation";
    case "notBegun":
      return "nothing was begun that could be taken back";
    case "clockRuns":
      return `a snapback clock runs already, until ${fact("runsOutAt")}`;
    case "noClock":
      return facts["ranOutAt"] === undefined ? "no snapback clock runs" : `the snapback clock ran out at ${fact("ranOutAt")}`;
    case "sunsetPassed":
      return `a snapback could be notified until ${fact("sunsetAt")}`;
    default:
      return code satisfies never;
  }
}
