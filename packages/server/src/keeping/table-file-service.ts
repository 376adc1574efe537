import { createHash } from "node:crypto";
import { failed, ok, type Result } from "@detente/engine";
import type { CaseDesk } from "../cases/desk/case-desk.ts";
import { type exportTable, type importTable, TABLE_TYPE } from "../contract/keeping-contracts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Input, Output } from "../contract/route-contract.ts";
import type { Database } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller } from "../services.ts";
import { isGuest } from "../sign-in/guest.ts";
import { audit } from "../store/audit-store.ts";
import { readSeatMeant } from "../store/seat-store.ts";
import { readAbandoned, removeArriving } from "../store/table-arrival-store.ts";
import { accessProblem } from "../tables/access.ts";
import { readTableLines } from "./table-file/read-table-lines.ts";
import { TableArrival } from "./table-file/table-arrival.ts";
import type { TableLine } from "./table-file/table-line.ts";
import { tableLines } from "./table-file/table-lines.ts";
import { readTableOutline } from "./table-file/table-outline.ts";
import { WrongTableFile } from "./table-file/wrong-table-file.ts";

interface Means {
  readonly database: Database;
  readonly sealers: TableSealers;
  readonly desk: CaseDesk;
}

type Does<Contract extends typeof exportTable | typeof importTable> = (
  caller: Caller,
  asked: Input<Contract>,
) => Promise<Result<Output<Contract>, Problem>>;

/** Tables as files. */
export interface TableFiles {
  readonly give: Does<typeof exportTable>;
  readonly take: Does<typeof importTable>;
}

/** Tables that come in at the same time in one process. */
const AT_ONCE = 2;

export function tableFileService(means: Means): TableFiles {
  const { database, sealers } = means;
  let coming = 0;
  return {
    give: ({ person }, { params: { table }, query: { seat } }) =>
      database.transact({ kind: "engine" }, async (transaction) => {
        const problem = accessProblem(await readSeatMeant(transaction, table, { person, seat }), "exportTable");
        const outline = problem === null ? await readTableOutline(transaction, sealers, table) : null;
        if (outline === null) return failed(problem ?? ({ code: "notFound" } as const));
        await audit(transaction, { deed: "tableExported", by: person, table, facts: {} });
        const bytes = inBytes(tableLines({ database, table, person, seat, outline }));
        return ok({ name: "table.jsonl", mediaType: TABLE_TYPE, content: { size: null, bytes } });
      }),

    take: async ({ person }, { body }) => {
      if (coming >= AT_ONCE) return BUSY;
      coming++;
      try {
        return await takeIn(means, person, body.bytes);
      } finally {
        coming--;
      }
    },
  };
}

/** Lines with their end, the last of which has the hash of all before. */
async function* inBytes(lines: AsyncIterable<TableLine>): AsyncGenerator<Uint8Array> {
  const sum = createHash("sha256");
  for await (const line of lines) {
    const text = `${JSON.stringify(line)}\n`;
    sum.update(text);
    yield Buffer.from(text);
  }
  yield Buffer.from(`${JSON.stringify({ kind: "end", sha256: sum.digest("hex") })}\n`);
}

async function takeIn(means: Means, by: string, bytes: AsyncIterable<Uint8Array>): Promise<Result<{ readonly table: string }, Problem>> {
  const { database } = means;
  const abandoned = await database.transact({ kind: "engine" }, async (transaction) =>
    (await isGuest(transaction, by)) ? null : readAbandoned(transaction),
  );
  if (abandoned === null) return GUESTS_DO_NOT;
  for (const table of abandoned) await database.transact({ kind: "engine" }, (transaction) => removeArriving(transaction, table));
  const arrival = new TableArrival({ ...means, by });
  let reading = 1;
  try {
    for await (const { number, line } of readTableLines(bytes)) {
      reading = number;
      await arrival.take(line);
    }
    return ok({ table: await arrival.end() });
  } catch (error) {
    // What cannot be removed now is removed as abandoned.
    await arrival.forget().catch(() => undefined);
    if (error instanceof WrongTableFile) return failed(error.problem(reading));
    throw error;
  }
}

const BUSY = failed({ code: "busy", detail: "Other tables are coming in just now. Ask again in a moment." } as const);
const GUESTS_DO_NOT = failed({ code: "notAllowed", detail: "Who came by a link to a seat opens no tables." } as const);
