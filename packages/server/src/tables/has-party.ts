import { parsedCase } from "../cases/parsed-case.ts";
import type { SeatRole } from "../contract/parts.ts";
import type { Transaction } from "../database/database.ts";
import { readCase } from "../store/case-store.ts";
import { readTable } from "../store/table-store.ts";

/** Whether there can be such a seat at a table: its party is one of the case, or it is for none. */
export async function hasParty(transaction: Transaction, table: string, is: SeatRole): Promise<boolean> {
  if (!("party" in is)) return true;
  const stored = await readTable(transaction, table);
  const found = stored && (await readCase(transaction, stored.caseHash));
  return found !== null && parsedCase(found.hash, found.kept).parties.some(({ id }) => id === is.party);
}
