import type { Database } from "../database/database.ts";
import type { Settings } from "../settings.ts";
import { hasConsolePerson, putConsoleLink } from "./console-link-store.ts";
import { keptOfNew, newSecret } from "./secret.ts";

/**
 * The path of a page that makes whoever opens it first somebody who may open tables. Null where none is needed: people come by a provider, or
 * somebody has come by such a link already and no new one was asked for. It is told to whoever starts the server, and to no log.
 */
export async function consoleLink(database: Database, { signIn }: Pick<Settings, "signIn">): Promise<string | null> {
  if (signIn.kind === "singlePerson" || signIn.seatLinks === "off") return null;
  const { consoleLink: wanted, issuers } = signIn;
  return database.transact({ kind: "engine" }, async (transaction) => {
    if (wanted === "first" && (issuers.length > 0 || (await hasConsolePerson(transaction)))) return null;
    const token = newSecret();
    await putConsoleLink(transaction, keptOfNew(token));
    return `/first/${token}`;
  });
}
