import type { Database } from "../database/database.ts";
import { personOf } from "../store/person-store.ts";
import type { PeopleSignIn } from "./people-sign-in.ts";
import { SignInsOver } from "./sign-ins-over.ts";
import { tokenCallers } from "./token-callers.ts";

/** Who works alone on this machine: known by no provider, and the same at every start. */
const ISSUER = "urn:detente:this-machine";
const SUBJECT = "the-one-person";

/** Everybody who reaches the server is that one person; it listens on this machine only. */
export async function singlePersonSignIn(database: Database): Promise<PeopleSignIn> {
  const { id, name } = await database.transact({ kind: "engine" }, (transaction) =>
    personOf(transaction, { issuer: ISSUER, subject: SUBJECT, name: "You" }),
  );
  const over = await SignInsOver.heardBy(database);
  const whenOver = () => () => undefined;
  return {
    signIns: { callerOf: async () => ({ person: id, name }), whenOver, ...tokenCallers(database, over) },
    routes: [],
    guests: null,
    lookAround: () => over.lookAround(),
  };
}
