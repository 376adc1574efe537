import type { Database } from "../database/database.ts";
import type { BriefEvent } from "../store/brief-event-store.ts";
import { readPeople } from "../store/person-store.ts";
import type { ShownEdit } from "./brief-live.ts";

/** Edits with the names of those who made them. In a transaction of its own. */
export async function shownEdits(database: Database, events: readonly BriefEvent[]): Promise<readonly ShownEdit[]> {
  if (events.length === 0) return [];
  const people = await database.transact({ kind: "engine" }, (transaction) =>
    readPeople(transaction, [...new Set(events.map(({ by }) => by))]),
  );
  return events.map(({ seq, at, by, changes }) => {
    const person = people.get(by);
    return { seq, at, by: person === undefined ? null : { id: person.id, name: person.name }, changes: [...changes] };
  });
}
