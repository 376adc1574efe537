import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";

interface Chunked {
  /** Uuid of the file. */
  readonly file: string;
  readonly sealer: Sealer;
}

/** Pieces of a file that follow one another; `first`: number of the first, from 1. */
export async function addChunks(
  { sql }: Transaction,
  { file, sealer }: Chunked,
  { first, chunks }: { readonly first: number; readonly chunks: readonly Uint8Array[] },
): Promise<void> {
  const rows = chunks.map((chunk, k) => ({ file_id: file, seq: first + k, sealed: sealer.sealBytes(placeOf(file, first + k), chunk) }));
  await sql.insertInto("evidence_chunk").values(rows).execute();
}

/** Pieces behind a number, so many at most; none where the asker may not see them. */
export async function readChunks(
  { sql }: Transaction,
  { file, sealer }: Chunked,
  { after, most }: { readonly after: number; readonly most: number },
): Promise<readonly Uint8Array[]> {
  const rows = await sql
    .selectFrom("evidence_chunk")
    .select(["seq", "sealed"])
    .where("file_id", "=", file)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(most)
    .execute();
  return rows.map(({ seq, sealed }) => sealer.openBytes(placeOf(file, seq), sealed));
}

/** Binds a piece to its place in its file. */
const placeOf = (file: string, seq: number): string => `evidence_chunk/${file}/${seq}`;
