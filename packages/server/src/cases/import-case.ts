import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { addCaseBriefs } from "../store/case-brief-store.ts";
import { addCase } from "../store/case-store.ts";
import type { ReadCase } from "./desk/desk-job.ts";

interface Importing {
  /** What those know it by who see it through a table. */
  readonly caseId: string;
  /** Of the server. */
  readonly sealer: Sealer;
  /** Uuid; null: it comes with the program, as an example for everybody. */
  readonly by: string | null;
}

/** Keeps a case: its public part as a revision, known by its content, and its briefs apart and sealed, as the importer's own. */
export async function importCase(transaction: Transaction, read: ReadCase, { caseId, sealer, by }: Importing): Promise<void> {
  const { hash, title, text, value, briefs } = read;
  await addCase(transaction, { hash, caseId, title, text, value, isExample: by === null, by });
  await addCaseBriefs(transaction, { hash, sealer }, { briefs, of: by });
}
