import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { addReference, holdFilesByHash } from "../store/file-store.ts";
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

/**
 * Makes files evidence, by their hashes: they are shown to the table, and kept. Gives the first hash of which there is no file; null: all are
 * there. What another side keeps to itself counts as not there, whoever refers to it: nobody but the side itself brings it to light.
 */
export async function referToFiles(transaction: Transaction, { seat, sealer, record, seq, hashes }: Referring): Promise<string | null> {
  const found = await holdFilesByHash(transaction, seat.table, { sealer, hashes });
  const own = found.filter(({ party }) => party === null || party === partyOf(seat.is));
  const files = hashes.map((hash) => own.find(({ sha256 }) => sha256 === hash));
  const missing = hashes.find((_, k) => files[k] === undefined);
  if (missing !== undefined) return missing;
  for (const file of files) if (file !== undefined) await addReference(transaction, file.id, { record, seq });
  return null;
}
