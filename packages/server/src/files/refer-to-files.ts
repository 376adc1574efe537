import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { addReference, countReferredWith, holdFilesByHash } from "../store/file-store.ts";
import { partyOf, type Seat } from "../tables/seat.ts";

interface Referring {
  /** Who refers to them. */
  readonly seat: Seat;
  readonly sealer: Sealer;
  /** Which event of which record. */
  readonly record: string;
  readonly seq: number;
  readonly hashes: readonly string[];
}

/** Files to which one record refers, at most. */
const MOST_FILES = 500;

export type ReferringProblem =
  | { readonly code: "noSuchFile"; readonly facts: { readonly sha256: string } }
  | { readonly code: "tooManyFiles"; readonly facts: { readonly most: number } };

/**
 * Makes files evidence, by their hashes: they are shown to the table, and kept. Null: done. What another side keeps to itself counts as not
 * there, whoever refers to it: nobody but the side itself brings it to light.
 */
export async function referToFiles(
  transaction: Transaction,
  { seat, sealer, record, seq, hashes }: Referring,
): Promise<ReferringProblem | null> {
  const found = await holdFilesByHash(transaction, seat.table, { sealer, hashes });
  const own = found.filter(({ party }) => party === null || party === partyOf(seat.is));
  const files = hashes.map((hash) => own.find(({ sha256 }) => sha256 === hash));
  const missing = hashes.find((_, k) => files[k] === undefined);
  if (missing !== undefined) return { code: "noSuchFile", facts: { sha256: missing } };
  const ids = files.flatMap((file) => (file === undefined ? [] : [file.id]));
  if (ids.length > 0 && (await countReferredWith(transaction, record, ids)) > MOST_FILES)
    return { code: "tooManyFiles", facts: { most: MOST_FILES } };
  for (const id of ids) await addReference(transaction, id, { record, seq });
  return null;
}
