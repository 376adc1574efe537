import { assertNever, type Case, type Result, type StandpointRefusal } from "@detente/engine";
import { refused, type Refused } from "../refused.ts";
import { NO_BRIEF } from "./blind-refused.ts";

/** Why there is no such moment. */
export function standpointRefused(refusal: StandpointRefusal, { parties, tracks }: Case): Result<never, Refused> {
  const { code } = refusal;
  switch (code) {
    case "unknownParty":
      return refused({ refusal: code, path: "body.by", detail: `The parties are ${parties.map(({ id }) => id).join(", ")}.` });
    case "missingBrief":
      return refused({ refusal: code, detail: NO_BRIEF });
    case "ownOffer":
      return refused({ refusal: code, path: "body.by", detail: "The offer is one that another party made." });
    case "unknownTrack": {
      const ids = tracks.map(({ id }) => id).join(", ");
      return refused({
        refusal: code,
        path: "body.moment.track",
        detail: ids === "" ? "The case has no tracks." : `The tracks are ${ids}.`,
      });
    }
    case "incompleteOutcome":
      return refused({
        refusal: code,
        path: "body.outcome",
        detail: `The package has no option of the case for ${refusal.issues.join(", ")}.`,
      });
    case "badRound":
      return refused({ refusal: code, path: "body.moment.clock.round", detail: `The rounds are 1 to ${refusal.of}.` });
    case "badTime":
      return refused({
        refusal: code,
        path: `body.moment.clock.${refusal.which}`,
        detail: "The talks begin no later than it is now, and end after that.",
      });
    default:
      return assertNever(code);
  }
}
