import type { Database } from "../database/database.ts";
import type { SignIns } from "../services.ts";
import { personOf } from "../store/person-store.ts";

/** Who works alone on this machine: known by no provider, and the same at every start. */
const ISSUER = "urn:detente:this-machine";
const SUBJECT = "the-one-person";

/** Everybody who reaches the server is that one person; it listens on this machine only. */
export async function singlePersonSignIn(database: Database): Promise<SignIns> {
  const { id, name } = await database.transact({ kind: "engine" }, (transaction) =>
    personOf(transaction, { issuer: ISSUER, subject: SUBJECT, name: "You" }),
  );
  return { callerOf: async () => ({ person: id, name }), callerOfToken: async () => null };
}
