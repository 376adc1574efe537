import { assertNever } from "../../lib/assert-never.ts";
import type { Case } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import type { RecordEntry } from "../../model/record-entry.ts";
import type { Happening, Occurrence } from "./happening.ts";

/**
 * What a case's record tells, by date; entries of one day in the order of the file. Positions of a party with a date that no entry of the
 * record names are offers of that day, after its entries. An offer whose position the case does not have is left out: it has no package.
 */
export function happeningsOfRecord({ record, positions }: Pick<Case, "record" | "positions">): readonly Happening[] {
  const packages = new Map(positions.map(({ id, outcome }) => [id, outcome]));
  const told = record.flatMap((entry): Happening[] => {
    const occurrence = occurrenceOf(entry, (entry.position === undefined ? undefined : packages.get(entry.position)) ?? null);
    return occurrence === null
      ? []
      : [{ at: entry.date, time: null, ref: `record/${entry.id}`, party: entry.party ?? null, ...occurrence }];
  });
  const named = new Set(record.map(({ position }) => position));
  const others = positions.flatMap(({ id, party, date, outcome }): Happening[] =>
    party === undefined || date === undefined || named.has(id)
      ? []
      : [{ at: date, time: null, ref: `position/${id}`, party, kind: "offer", outcome }],
  );
  return [...told, ...others].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function occurrenceOf({ kind }: RecordEntry, outcome: Outcome | null): Occurrence | null {
  switch (kind) {
    case "offer":
      return outcome && { kind, outcome };
    case "refusal":
    case "statement":
      return { kind, outcome };
    case "meeting":
    case "meetingCancelled":
    case "deed":
      return { kind };
    default:
      return assertNever(kind);
  }
}
