import type { Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { audit } from "../store/audit-store.ts";
import { addBrief } from "../store/brief-store.ts";
import { readCaseBriefs } from "../store/case-brief-store.ts";
import { addSeat } from "../store/seat-store.ts";
import { addTable, type StoredTable } from "../store/table-store.ts";
import type { Seat } from "./seat.ts";

interface Opening {
  readonly title: string;
  readonly caseHash: string;
  /** Uuid of who becomes its facilitator. */
  readonly by: string;
}

export interface OpenedTable {
  readonly table: StoredTable;
  /** The facilitator's. */
  readonly seat: Seat;
}

/** A table with its facilitator and the briefs that they may see of the case. As the engine. */
export async function openTable(transaction: Transaction, sealers: TableSealers, { title, caseHash, by }: Opening): Promise<OpenedTable> {
  const id = crypto.randomUUID();
  const { wrappedKey, sealer } = sealers.make(id);
  const table = await addTable(transaction, { id, title, caseHash, wrappedKey, by });
  const seat = await addSeat(transaction, { table: id, person: by, is: { role: "facilitator" } });
  for (const { party, brief } of await readCaseBriefs(transaction, { hash: caseHash, sealer: sealers.server }, by))
    await addBrief(transaction, { table: id, sealer }, { party, seq: 1, brief, by });
  await audit(transaction, { deed: "tableOpened", by, table: id, facts: { caseHash } });
  return { table, seat };
}
