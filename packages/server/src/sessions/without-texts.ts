import type { SessionEvent } from "@detente/engine";

/**
 * The event without what somebody wrote in it, from which the state folds as before: words become empty, or are left out where they may be.
 * Null where it holds no words of its own. What amends the case or a brief is no such words: it is what the session goes on with.
 */
export function withoutTexts(event: SessionEvent): SessionEvent | null {
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
    default:
      return null;
  }
}
