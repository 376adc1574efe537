import { recordHeader } from "@detente/engine";
import type { Asker, Database } from "../database/database.ts";
import { sha256 } from "../sessions/hash.ts";
import { readRecordLog } from "../store/record-log.ts";
import { type HeldRecord, lineOf } from "./held-record.ts";

/** Events that are read at once. */
const AT_ONCE = 100;

/** The file of a record as far as it is held, page by page, read as whoever asks. */
export async function* recordLines(database: Database, asker: Asker, held: HeldRecord): AsyncGenerator<Uint8Array> {
  const { id: record, sealer, terms, salt, state } = held;
  yield Buffer.from(recordHeader(sha256, terms.terms, salt).text);
  for (let after = 0; after < state.seq; ) {
    const [from, most] = [after, Math.min(AT_ONCE, state.seq - after)];
    const kept = await database.transact(asker, (transaction) => readRecordLog(transaction, { record, sealer }, { after: from, most }));
    if (kept.length === 0) throw new Error("Expected more of a record: it is no longer for who reads it");
    yield Buffer.from(kept.map(lineOf).join(""));
    after += kept.length;
  }
}
