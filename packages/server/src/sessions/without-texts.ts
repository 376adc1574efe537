import type { SessionEvent } from "@detente/engine";
import { bareBrief, bareIssue, bareRule, type IsKept } from "./bare-brief.ts";

/**
 * The event without what somebody wrote in it, from which the state folds as before: words become empty, or are left out where they may be.
 * Null where it holds no words of its own. What amends the case or a brief repeats words of others: those that `isKept` knows stay.
 */
export function withoutTexts(event: SessionEvent, isKept: IsKept): SessionEvent | null {
  switch (event.kind) {
    case "offered":
    case "partOffered": {
      const { message, ...rest } = event;
      return message === undefined ? null : rest;
    }
    case "messaged":
    case "textProposed":
      return { ...event, text: "" };
    case "stated": {
      const { source: _source, ...rest } = event;
      return { ...rest, speaker: "", text: "" };
    }
    case "redLineOverridden":
    case "groundworkOverridden":
      return { ...event, reason: "" };
    case "meetingOpened": {
      const { title, ...rest } = event;
      return title === undefined ? null : rest;
    }
    case "paused":
    case "resetAsked":
    case "wasReset":
    case "walkedAway": {
      const { reason, ...rest } = event;
      return reason === undefined ? null : rest;
    }
    case "amended": {
      const issues = event.issues.map((issue) => bareIssue(issue, isKept));
      return { ...event, issues, constraints: event.constraints.map((rule) => bareRule(rule, isKept)) };
    }
    case "briefRevised": {
      // The hash would tell whether a guess at the words is right.
      const { briefHash: _briefHash, brief, ...rest } = event;
      return { ...rest, brief: bareBrief(brief, isKept) };
    }
    default:
      return null;
  }
}
