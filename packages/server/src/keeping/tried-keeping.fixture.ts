import { failed, ok, type Result } from "@detente/engine";
import type { ComingBytes } from "../contract/route-contract.ts";
import type { Problem } from "../contract/problem.ts";
import type { Caller } from "../services.ts";
import { none, type Process, type SeatedTable } from "../tables/seated-people.fixture.ts";
import type { Keeping } from "./keeping-service.ts";
import type { TableFiles } from "./table-file-service.ts";

const TRIES = ["eraseText", "dataOfUs", "leaveNow", "exportTable", "importTable", "listTable", "openTable"] as const;
type KeepingTry = (typeof TRIES)[number];

export const isKeepingTry = (what: string): what is KeepingTry => TRIES.some((each) => each === what);

interface Trying {
  readonly process: Process;
  readonly keeping: Keeping;
  readonly files: TableFiles;
  readonly table: SeatedTable;
  readonly caller: Caller;
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("{}\n");
}

async function textOf({ bytes }: ComingBytes): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** Somebody tries it: with what is not there, or as of long ago, so that everything stays as it is. */
export async function triedKeeping(
  { process, keeping, files, table, caller }: Trying,
  what: KeepingTry,
): Promise<Result<unknown, Problem>> {
  const asked = { params: {}, ...none };
  switch (what) {
    case "eraseText": {
      const done = await keeping.eraseEvent(caller, { ...none, params: { session: table.session, audience: "table", seq: 999_999 } });
      return done.kind === "failed" && done.failure.detail === "There is no such event." ? ok(null) : done;
    }
    case "dataOfUs": {
      const done = await keeping.data(caller, asked);
      if (done.kind === "failed") return done;
      const { content } = done.value;
      const text = typeof content === "object" && "bytes" in content ? await textOf(content) : String(content);
      return text.includes(`"${table.people.us.person}"`) && text.includes("Between us.") ? ok(null) : failed({ code: "notFound" });
    }
    case "leaveNow": {
      const done = await keeping.eraseMe(caller, { ...asked, body: { confirm: "delete everything of mine" } });
      return done.kind === "failed" && done.failure.code === "signInAgain" ? ok(null) : done;
    }
    case "exportTable":
      return files.give(caller, { ...none, params: { table: table.table } });
    case "importTable": {
      const body = { mediaType: "application/jsonl", size: null, bytes: nothing() };
      const done = await files.take(caller, { ...asked, body });
      return done.kind === "failed" && done.failure.code !== "notAllowed" ? ok(null) : done;
    }
    case "listTable": {
      const listed = await process.tables.list(caller, asked);
      if (listed.kind === "failed") return listed;
      return listed.value.tables.some(({ id }) => id === table.table) ? ok(null) : failed({ code: "notFound" });
    }
    case "openTable": {
      const done = await process.tables.create(caller, { ...asked, body: { title: "T", caseHash: "0".repeat(64) } });
      return done.kind === "failed" && done.failure.code === "notFound" ? ok(null) : done;
    }
  }
}
