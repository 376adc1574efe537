import type { FileType } from "../contract/file-contracts.ts";
import { none, type Process, type SeatedTable, type Sitter, value } from "../tables/seated-people.fixture.ts";

interface ToKeep {
  readonly who: Sitter;
  readonly name: string;
  readonly text: string;
  readonly type?: FileType;
  readonly isFor?: "table" | "delegation";
}

export const bytesOf = async function* (...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
};

/** What the route would hand over. */
export const toKeep = ({ table }: SeatedTable, { name, text, type = "application/pdf", isFor = "table" }: ToKeep) => ({
  ...none,
  params: { table },
  query: { name, for: isFor },
  body: { mediaType: type, size: null, bytes: bytesOf(Buffer.from(text)) },
});

export const kept = async ({ files }: Process, table: SeatedTable, file: ToKeep) =>
  value(await files.upload(table.people[file.who], toKeep(table, file)));
