import type { Case } from "../../model/case.ts";
import type { SessionEvent } from "../../session/event.ts";
import type { Happening } from "./happening.ts";
import { happeningsOfRecord } from "./happenings-of-record.ts";
import { happeningsOfSession } from "./happenings-of-session.ts";

/**
 * What the record of the case and the events of a session tell until a time (ISO, UTC), in the order in which it happened. What the record
 * knows the day of only comes before what happened in the course of that day.
 */
export const happeningsSoFar = (
  value: Pick<Case, "record" | "positions">,
  events: readonly SessionEvent[],
  at: string,
): readonly Happening[] =>
  [...happeningsOfRecord(value), ...happeningsOfSession(events)]
    .filter((each) => each.at <= at)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
