import { assertNever, type Case, type StandpointRefusal } from "@detente/engine";
import { optionsInWords } from "../outcome-argument.ts";

/** Why there is no such moment, and what to do about it. */
export function standpointRefusalWords(refusal: StandpointRefusal, { parties, issues, tracks }: Case): string {
  switch (refusal.code) {
    case "unknownParty":
      return `no party "${refusal.party}"; the parties are ${parties.map(({ id }) => id).join(", ")}`;
    case "missingBrief":
      return `the case has no brief for ${refusal.party}, and a verdict is computed from one; write one below briefs: in the case file`;
    case "ownOffer":
      return `--by ${refusal.party}: the offer is one that another party made; look at your own with --mine`;
    case "unknownTrack":
      return `no track "${refusal.track}"; the tracks are ${tracks.map(({ id }) => id).join(", ")}`;
    case "incompleteOutcome":
      return issues
        .filter(({ id }) => refusal.issues.includes(id))
        .map((issue) => `issue ${issue.id} needs one of its options: ${optionsInWords(issue)}`)
        .join("\n");
    case "badRound":
      return `--round ${refusal.round} is not among rounds 1 to ${refusal.of}`;
    case "badTime":
      return refusal.which === "until"
        ? "--until has to be after --at: talks that are over need no verdict"
        : "--since may not be after --at: the talks have begun";
    default:
      return assertNever(refusal);
  }
}
