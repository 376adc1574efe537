import { createHash } from "node:crypto";
import type { Asker, Database } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { readChunks } from "../store/chunk-store.ts";
import type { StoredFile } from "../store/file-store.ts";

interface Reading {
  readonly asker: Asker;
  readonly sealer: Sealer;
  readonly file: StoredFile;
  /** Its first piece, where that has been read already. */
  readonly first?: Uint8Array | undefined;
}

/**
 * The bytes of a file, piece by piece, each asked for in a transaction of its own as whoever reads: who may see it no more gets no more of it.
 * The last piece is given only where all of them come to what was kept. Throws where they do not, so that nobody takes a part for the whole.
 */
export async function* fileBytes(
  database: Database,
  { asker, sealer, first, file: { id, size, sha256 } }: Reading,
): AsyncGenerator<Uint8Array> {
  const sum = createHash("sha256");
  let given = 0;
  for (let after = 0; given < size; after++) {
    const read = after === 0 ? first : undefined;
    const chunk =
      read ?? (await database.transact(asker, (transaction) => readChunks(transaction, { file: id, sealer }, { after, most: 1 })))[0];
    if (chunk === undefined) throw new Error("Expected more of a file: it was erased, or is no longer for who reads it");
    sum.update(chunk);
    given += chunk.length;
    if (given >= size && (given > size || sum.digest("hex") !== sha256)) throw new Error("Expected the bytes that were kept");
    yield chunk;
  }
}
