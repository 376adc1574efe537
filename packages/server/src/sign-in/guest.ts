import { randomUUID } from "node:crypto";
import type { Transaction } from "../database/database.ts";
import { personOf, type Person } from "../store/person-store.ts";
import { CONSOLE_ISSUER } from "./console-link-store.ts";

/** Whoever came by a link to a seat: known by no provider, and here for the tables that they were asked to. */
export const GUEST_ISSUER = "detente:guest";

/** Somebody who was never here before. */
export const newGuest = (transaction: Transaction, name: string): Promise<Person> =>
  personOf(transaction, { issuer: GUEST_ISSUER, subject: randomUUID(), name });

/** Somebody who came by the link on the console. */
export const newConsolePerson = (transaction: Transaction, name: string): Promise<Person> =>
  personOf(transaction, { issuer: CONSOLE_ISSUER, subject: randomUUID(), name });

/** Guests do only what their seats allow: they open no tables, and bring no cases. */
export async function isGuest({ sql }: Transaction, person: string): Promise<boolean> {
  const row = await sql.selectFrom("person").select("issuer").where("id", "=", person).executeTakeFirst();
  return row === undefined || row.issuer === GUEST_ISSUER;
}
