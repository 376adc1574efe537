import { assertNever } from "../../lib/assert-never.ts";
import type { Case } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import type { RecordEntry } from "../../model/record-entry.ts";
import type { Happening, Occurrence } from "./happening.ts";

/**
 * What a case's record tells, by date; entries of one day in the order of the file. Positions of a party with a date are offers of that
 * day too, where no offer or statement of the record puts them forward: after its entries, but before what refuses them. An offer whose position the case does not have is left out: it has no package.
 */
export function happeningsOfRecord({ record, positions }: Pick<Case, "record" | "positions">): readonly Happening[] {
  const packages = new Map(positions.map(({ id, outcome }) => [id, outcome]));
  const told = record.flatMap((entry): Happening[] => {
    const occurrence = occurrenceOf(entry, (entry.position === undefined ? undefined : packages.get(entry.position)) ?? null);
    return occurrence === null
      ? []
      : [{ at: entry.date, time: null, ref: `record/${entry.id}`, party: entry.party ?? null, ...occurrence }];
  });
  const refsOf = (entries: Case["record"]): ReadonlySet<string> => new Set(entries.map(({ position }) => `position/${position}`));
  const putForward = refsOf(record.filter(({ kind }) => kind !== "refusal"));
  const refused = refsOf(record.filter(({ kind }) => kind === "refusal"));
  const others = positions.flatMap(({ id, party, date, outcome }): Happening[] =>
    party === undefined || date === undefined ? [] : [{ at: date, time: null, ref: `position/${id}`, party, kind: "offer", outcome }],
  );
  const untold = others.filter(({ ref }) => !putForward.has(ref));
  const inOrder = [...untold.filter(({ ref }) => refused.has(ref)), ...told, ...untold.filter(({ ref }) => !refused.has(ref))];
  return inOrder.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
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
