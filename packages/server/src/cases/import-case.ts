import { canonicalJson, type Case, own } from "@detente/engine";
import { documentOfCase, formatCase } from "@detente/engine/case-file";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { sha256 } from "../sessions/hash.ts";
import { addCaseBriefs } from "../store/case-brief-store.ts";
import { addCase } from "../store/case-store.ts";

interface Importing {
  /** What its file is called. */
  readonly caseId: string;
  /** Of the server. */
  readonly sealer: Sealer;
  /** Uuid; null: it comes with the program, as an example for everybody. */
  readonly by: string | null;
}

/** Keeps a case: its public part as a revision, known by its content, and its briefs apart and sealed. Gives the hash of the revision. */
export async function importCase(transaction: Transaction, value: Case, { caseId, sealer, by }: Importing): Promise<string> {
  const shared: Case = { ...value, briefs: {} };
  const hash = contentHash(shared);
  await addCase(transaction, { hash, caseId, title: value.title, text: formatCase(shared), isExample: by === null, by });
  const briefs = value.parties.flatMap(({ id }) => {
    const brief = own(value.briefs, id);
    return brief === undefined ? [] : [{ party: id, brief }];
  });
  await addCaseBriefs(transaction, { hash, sealer }, { briefs, by });
  return hash;
}

/** The same for the same public part, however its file was written. */
export const contentHash = (shared: Case): string => sha256(canonicalJson(documentOfCase({ ...shared, briefs: {} })));
