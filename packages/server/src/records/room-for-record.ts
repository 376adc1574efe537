import type { Problem } from "../contract/problem.ts";
import type { Transaction } from "../database/database.ts";
import { readRecordUse } from "../store/proposal-store.ts";
import type { Seat } from "../tables/seat.ts";
import { missingConsents } from "./held-record.ts";
import type { RecordKeeper } from "./record-keeper.ts";

/** Of a table: proposals that wait for somebody's yes, of one person and of all, and records that were not withdrawn. */
const MOST_OPEN_OF_ONE = 5;
const MOST_OPEN = 20;
const MOST_RECORDS = 200;

/** Why one more record has no place at the table; null: it has. */
export async function roomForRecord(transaction: Transaction, keeper: RecordKeeper, { table, person }: Seat): Promise<Problem | null> {
  const { kept, untouched } = await readRecordUse(transaction, table);
  if (kept >= MOST_RECORDS) return noRoom("The table has as many records as it may.", { records: kept, most: MOST_RECORDS });
  let [open, own] = [0, 0];
  for (const { id, by } of untouched) {
    const held = await keeper.current(transaction, id);
    if (held === null || missingConsents(held).length === 0) continue;
    open++;
    if (by === person) own++;
  }
  if (own >= MOST_OPEN_OF_ONE) return noRoom("Withdraw one of your proposals first.", { open: own, most: MOST_OPEN_OF_ONE });
  return open >= MOST_OPEN ? noRoom("So many proposals are open that one must be withdrawn first.", { open, most: MOST_OPEN }) : null;
}

const noRoom = (detail: string, facts: Readonly<Record<string, number>>): Problem => ({ code: "noRoom", detail, facts });
