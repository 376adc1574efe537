import type { DocumentChange } from "@detente/engine/case-file";
import type { Caller } from "../services.ts";
import { newKey, none, type Process, type SeatedTable, US, value } from "../tables/seated-people.fixture.ts";

export const set = (path: string, given: unknown): DocumentChange => ({ path, value: given });
export const remove = (path: string): DocumentChange => ({ path, remove: true });

/** What the route would hand over. */
export const ofBrief = (table: string, party: string = US) => ({ params: { table, party: party as typeof US }, ...none });

export interface Edit {
  readonly changes: readonly DocumentChange[];
  readonly read?: number;
  readonly key?: string;
}

interface AtTable extends Edit {
  readonly table: string;
  readonly party?: string;
}

export const edited = ({ briefs }: Process, who: Caller, { table, party, changes, read = 0, key = newKey() }: AtTable) =>
  briefs.change(who, {
    ...ofBrief(table, party),
    headers: { "idempotency-key": key },
    body: { changes, read },
  });

/** Somebody more in the delegation of the United States. */
export async function secondOfUs({ seats }: Process, { table, people }: SeatedTable, person: Caller): Promise<Caller> {
  const body = { person: person.person, is: { role: "member", party: US } } as const;
  value(await seats.give(people.facilitator, { params: { table }, ...none, body }));
  return person;
}
