import type { SeatRole } from "../contract/parts.ts";
import type { Transaction } from "../database/database.ts";
import { caseOfTable } from "./case-of-table.ts";

/** Whether there can be such a seat at a table: its party is one of the case, or it is for none. */
export const hasParty = async (transaction: Transaction, table: string, is: SeatRole): Promise<boolean> =>
  !("party" in is) || (await caseOfTable(transaction, table))?.parties.some(({ id }) => id === is.party) === true;
