import type { Database } from "../database/database.ts";
import { TEST_KEY } from "../database/test-databases.fixture.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import type { KeptEvent } from "../sessions/kept-session.ts";
import { readBasis } from "../store/session-basis-store.ts";
import { readLog } from "../store/session-log.ts";

/** All that the database has of these sessions. */
export async function keptLogs(database: Database, sessions: readonly string[]): Promise<readonly (readonly KeptEvent[])[]> {
  const logs: (readonly KeptEvent[])[] = [];
  for (const session of sessions) logs.push(await keptLog(database, session));
  return logs;
}

const keptLog = (database: Database, session: string): Promise<readonly KeptEvent[]> =>
  database.transact({ kind: "engine" }, async (transaction) => {
    const basis = await readBasis(transaction, session);
    if (basis === null) throw new Error("Expected a session to be there");
    return readLog(transaction, { session, sealer: new TableSealers(TEST_KEY).of(basis.table, basis.wrappedKey) }, 0);
  });
