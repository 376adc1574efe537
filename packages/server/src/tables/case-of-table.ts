import type { Case } from "@detente/engine";
import { parsedCase } from "../cases/parsed-case.ts";
import type { Transaction } from "../database/database.ts";
import { readCase } from "../store/case-store.ts";
import { readTable } from "../store/table-store.ts";

/** The public part of the case that a table is on. Null: there is no such table. */
export async function caseOfTable(transaction: Transaction, table: string): Promise<Case | null> {
  const stored = await readTable(transaction, table);
  const found = stored && (await readCase(transaction, stored.caseHash));
  return found && parsedCase(found.hash, found.kept);
}
