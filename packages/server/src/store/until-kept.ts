import type { Database, Transaction } from "../database/database.ts";
import { isReferenceViolation } from "../database/sql-errors.ts";

const MOST_TRIES = 5;

/** Work as the engine, which is done anew where what it refers to went meanwhile, or what it removes was taken up. */
export async function untilKept<Value>(database: Database, work: (transaction: Transaction) => Promise<Value>): Promise<Value> {
  for (let k = 1; ; k++) {
    try {
      return await database.transact({ kind: "engine" }, work);
    } catch (error) {
      if (!isReferenceViolation(error) || k === MOST_TRIES) throw error;
    }
  }
}
