import type { Transaction } from "../database/database.ts";

export interface Person {
  /** Uuid. */
  readonly id: string;
  readonly name: string;
}

interface Known {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
}

/** Who goes by this subject at this issuer: the same person each time, under the name that the issuer gives now. */
export async function personOf({ sql, at }: Transaction, { issuer, subject, name }: Known): Promise<Person> {
  const row = await sql
    .insertInto("person")
    .values({ id: crypto.randomUUID(), issuer, subject, name, created_at: at })
    .onConflict((conflict) => conflict.columns(["issuer", "subject"]).doUpdateSet({ name }))
    .returning(["id", "name"])
    .executeTakeFirstOrThrow();
  return row;
}

/** Null: nobody. */
export async function readPerson({ sql }: Transaction, id: string): Promise<Person | null> {
  return (await sql.selectFrom("person").select(["id", "name"]).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** By their ids; who is gone is left out. */
export async function readPeople({ sql }: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await sql
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
