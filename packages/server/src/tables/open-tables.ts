import type { Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { auditAll } from "../store/audit-store.ts";
import { addBriefs } from "../store/brief-store.ts";
import { readCaseBriefs } from "../store/case-brief-store.ts";
import { addSeats } from "../store/seat-store.ts";
import { addTables, type StoredTable } from "../store/table-store.ts";
import type { Seat } from "./seat.ts";

interface Opening {
  /** Of each table, one or more. */
  readonly titles: readonly string[];
  readonly caseHash: string;
  /** Uuid of who becomes their facilitator. */
  readonly by: string;
}

export interface OpenedTable {
  readonly table: StoredTable;
  /** The facilitator's. */
  readonly seat: Seat;
}

/** Tables with their facilitator and the briefs that they may see of the case: as many statements, however many tables. As the engine. */
export async function openTables(
  transaction: Transaction,
  sealers: TableSealers,
  { titles, caseHash, by }: Opening,
): Promise<readonly OpenedTable[]> {
  const made = titles.map((title) => {
    const id = crypto.randomUUID();
    return { id, title, caseHash, by, ...sealers.make(id) };
  });
  await addTables(transaction, made);
  const is = { role: "facilitator" } as const;
  const seats = await addSeats(
    transaction,
    made.map(({ id }) => ({ table: id, person: by, is })),
  );
  const briefs = await readCaseBriefs(transaction, { hash: caseHash, sealer: sealers.server }, by);
  const tables = made.map(({ id, sealer }) => ({ table: id, sealer }));
  await addBriefs(
    transaction,
    tables,
    briefs.map(({ party, brief }) => ({ party, seq: 1, brief, by })),
  );
  await auditAll(
    transaction,
    made.map(({ id }) => ({ deed: "tableOpened" as const, by, table: id, facts: { caseHash } })),
  );
  return seats.flatMap((seat, k) => {
    const table = made[k];
    return table === undefined ? [] : [{ table: { id: table.id, title: table.title, caseHash, createdAt: transaction.at }, seat }];
  });
}
