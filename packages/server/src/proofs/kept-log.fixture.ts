import type { Database } from "../database/database.ts";
import { TEST_KEY } from "../database/test-databases.fixture.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import type { KeptEvent } from "../sessions/kept-session.ts";
import { readBasis } from "../store/session-basis-store.ts";
import { readLog } from "../store/session-log.ts";

/** All that the database has of a session. */
export const keptLog = (database: Database, session: string): Promise<readonly KeptEvent[]> =>
  database.transact({ kind: "engine" }, async (transaction) => {
    const basis = await readBasis(transaction, session);
    if (basis === null) throw new Error("Expected a session to be there");
    return readLog(transaction, { session, sealer: new TableSealers(TEST_KEY).of(basis.table, basis.wrappedKey) }, 0);
  });
