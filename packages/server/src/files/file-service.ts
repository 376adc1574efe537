import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Asker } from "../database/database.ts";
import { nextAfter, placeAfter } from "../store/place.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { Files } from "../services.ts";
import { audit } from "../store/audit-store.ts";
import {
  holdFile,
  readReferred,
  readStoredFile,
  readStoredFiles,
  readTableOfFile,
  removeFile,
  type StoredFile,
} from "../store/file-store.ts";
import { type Meant, readSeatMeant } from "../store/seat-store.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import { accessProblem } from "../tables/access.ts";
import { partyOf, type Seat } from "../tables/seat.ts";
import { readChunks } from "../store/chunk-store.ts";
import { fileBytes } from "./file-bytes.ts";
import { type FileMeans, receiveFile } from "./receive-file.ts";

const NOT_FOUND = failed({ code: "notFound" } as const);

export const fileService = (means: FileMeans): Files => ({
  upload: async ({ person }, { params: { table }, query: { seat, name, for: isFor, sha256 }, body }) => {
    const received = await receiveFile(means, { table, person, seat, name, isFor, sha256, body });
    return received.kind === "failed" ? received : ok(shownFile(received.value, new Set()));
  },

  list: async ({ person }, { params: { table }, query: { seat, after, limit } }) => {
    const place = placeAfter(after);
    if (place.kind === "failed") return place;
    const seated = await seatedAt(means, table, { person, seat });
    if (seated.kind === "failed") return seated;
    const { asker, sealer } = seated.value;
    return means.database.transact(asker, async (transaction) => {
      const files = await readStoredFiles(transaction, { table, sealer }, { after: place.value, most: limit + 1 });
      const shown = files.slice(0, limit);
      const referred = await readReferred(
        transaction,
        shown.map(({ id }) => id),
      );
      return ok({ files: shown.map((file) => shownFile(file, referred)), next: nextAfter(files, limit) });
    });
  },

  read: async ({ person }, { params, query: { seat } }) => {
    const seated = await seatedAtFile(means, params.file, { person, seat });
    if (seated.kind === "failed") return seated;
    const { asker, sealer } = seated.value;
    const { file, first } = await means.database.transact(asker, async (transaction) => {
      const [first] = await readChunks(transaction, { file: params.file, sealer }, { after: 0, most: 1 });
      return { file: await readStoredFile(transaction, params.file, sealer), first };
    });
    // It may be erased at this moment.
    if (file === null || (first === undefined && file.size > 0)) return NOT_FOUND;
    const mediaType = file.type.startsWith("text/") ? `${file.type}; charset=utf-8` : file.type;
    return ok({
      name: file.name,
      mediaType,
      content: { size: file.size, bytes: fileBytes(means.database, { asker, sealer, file, first }) },
    });
  },

  erase: async ({ person }, { params, query: { seat } }) => {
    const seated = await seatedAtFile(means, params.file, { person, seat });
    if (seated.kind === "failed") return seated;
    const { seat: own, sealer } = seated.value;
    return means.database.transact({ kind: "engine" }, async (transaction) => {
      await holdFile(transaction, params.file);
      const file = await readStoredFile(transaction, params.file, sealer);
      if (file === null || !sees(own, file)) return NOT_FOUND;
      if (file.by !== person) return failed({ code: "notAllowed", detail: "Only who kept the file here erases it." });
      if ((await readReferred(transaction, [file.id])).size > 0) return failed({ code: "isEvidence" });
      await removeFile(transaction, file.id);
      await audit(transaction, { deed: "fileErased", by: person, table: file.table, facts: { file: file.id } });
      return ok(null);
    });
  },
});

interface SeatedAtTable {
  readonly seat: Seat;
  readonly sealer: Sealer;
  /** As that seat, so that the second wall stands as well. */
  readonly asker: Asker;
}

async function seatedAt({ database, sealers }: FileMeans, table: string, meant: Meant): Promise<Result<SeatedAtTable, Problem>> {
  return database.transact({ kind: "engine" }, async (transaction) => {
    const seat = await readSeatMeant(transaction, table, meant);
    const problem = accessProblem(seat, "read");
    if (problem !== null) return failed(problem);
    const found = await readTableBasis(transaction, table);
    if (seat === null || found === null) return NOT_FOUND;
    return ok({ seat, sealer: sealers.of(table, found.wrappedKey), asker: { kind: "person", person: meant.person, seat: seat.id } });
  });
}

async function seatedAtFile(means: FileMeans, file: string, meant: Meant): Promise<Result<SeatedAtTable, Problem>> {
  const table = await means.database.transact({ kind: "engine" }, (transaction) => readTableOfFile(transaction, file));
  return table === null ? NOT_FOUND : seatedAt(means, table, meant);
}

const sees = ({ is }: Seat, { party }: StoredFile): boolean => party === null || is.role === "facilitator" || partyOf(is) === party;

const shownFile = ({ id, name, type, size, sha256, party, by, createdAt }: StoredFile, referred: ReadonlySet<string>) => ({
  id,
  name,
  type,
  size,
  sha256,
  party,
  by,
  createdAt,
  isEvidence: referred.has(id),
});
