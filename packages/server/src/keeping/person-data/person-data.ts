import type { Database } from "../../database/database.ts";
import { fileBytes } from "../../files/file-bytes.ts";
import type { TableSealers } from "../../secrets/table-sealers.ts";
import { readStoredFile } from "../../store/file-store.ts";
import { readTableBasis } from "../../store/table-basis-store.ts";
import { tablesOf } from "../tables-of.ts";
import { type DataLine, ownThings } from "./own-things.ts";
import { saidLines } from "./said-lines.ts";

interface Asked {
  readonly database: Database;
  readonly sealers: TableSealers;
  /** Uuid. */
  readonly person: string;
}

/** Lines of the audit log that are read at once. */
const AT_ONCE = 500;

/** Everything that is held about a person, as lines of JSON, read as they are asked for: however much it is, little of it is in memory. */
export async function* personData(asked: Asked): AsyncGenerator<Uint8Array> {
  for await (const line of lines(asked)) yield Buffer.from(`${JSON.stringify(line)}\n`);
}

async function* lines(asked: Asked): AsyncGenerator<DataLine> {
  const { database, sealers, person } = asked;
  const own = await database.transact({ kind: "engine" }, async (transaction) => ({
    things: await ownThings(transaction, sealers, person),
    tables: await tablesOf(transaction, person, "asTheyAre"),
    consents: await transaction.sql
      .selectFrom("record_consent")
      .select(["record_id", "party", "at"])
      .where("by_person", "=", person)
      .execute(),
    files: await transaction.sql
      .selectFrom("evidence_file")
      .select(["id", "table_id"])
      .where("by_person", "=", person)
      .where("sealed", "is not", null)
      .orderBy("created_at")
      .orderBy("id")
      .execute(),
  }));
  yield* own.things;
  for (const table of own.tables) yield* saidLines(asked, table);
  for (const consent of own.consents) yield { kind: "recordConsent", ...consent };
  for (const { id, table_id } of own.files) yield* fileLines(asked, { file: id, table: table_id });
  yield* auditLines(asked);
}

/** What the file is, and then its bytes piece by piece, in base64. */
async function* fileLines(
  { database, sealers }: Asked,
  { file, table }: { readonly file: string; readonly table: string },
): AsyncGenerator<DataLine> {
  const asker = { kind: "engine" } as const;
  const found = await database.transact(asker, async (transaction) => {
    const basis = await readTableBasis(transaction, table);
    const sealer = basis && sealers.of(table, basis.wrappedKey);
    const stored = sealer && (await readStoredFile(transaction, file, sealer));
    return sealer === null || stored === null ? null : { sealer, stored };
  });
  if (found === null) return;
  const { id, name, type, size, sha256, party, createdAt } = found.stored;
  yield { kind: "file", id, table, name, type, size, sha256, party, createdAt };
  for await (const bytes of fileBytes(database, { asker, sealer: found.sealer, file: found.stored }))
    yield { kind: "fileBytes", file: id, base64: Buffer.from(bytes).toString("base64") };
}

async function* auditLines({ database, person }: Asked): AsyncGenerator<DataLine> {
  for (let after = 0; ; ) {
    const from = after;
    const rows = await database.transact({ kind: "engine" }, ({ sql }) =>
      sql
        .selectFrom("audit")
        .select(["id", "at", "deed", "table_id", "facts"])
        .where("by_person", "=", person)
        .where("id", ">", from)
        .orderBy("id")
        .limit(AT_ONCE)
        .execute(),
    );
    for (const { id: _id, ...row } of rows) yield { kind: "audit", ...row };
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
