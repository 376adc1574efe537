import { createHash } from "node:crypto";
import { failed, ok, type Result } from "@detente/engine";
import { caseProblem } from "../cases/case-problem.ts";
import type { CaseDesk } from "../cases/desk/case-desk.ts";
import { type exportTable, type importTable, TABLE_TYPE } from "../contract/keeping-contracts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Input, Output } from "../contract/route-contract.ts";
import type { Database } from "../database/database.ts";
import { isUniqueViolation } from "../database/sql-errors.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller } from "../services.ts";
import { isGuest } from "../sign-in/guest.ts";
import { audit } from "../store/audit-store.ts";
import { readSeatMeant } from "../store/seat-store.ts";
import { accessProblem } from "../tables/access.ts";
import { readTableFile } from "./read-table-file.ts";
import { tableLines } from "./table-lines.ts";
import { chainProblem, WrongTableFile, writeTable } from "./write-table.ts";

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

export const tableFileService = ({ database, sealers, desk }: Means): TableFiles => ({
  give: ({ person }, { params: { table }, query: { seat } }) =>
    database.transact({ kind: "engine" }, async (transaction) => {
      const problem = accessProblem(await readSeatMeant(transaction, table, { person, seat }), "exportTable");
      const lines = problem === null ? await tableLines(transaction, sealers, { table, by: person }) : null;
      if (lines === null) return failed(problem ?? ({ code: "notFound" } as const));
      await audit(transaction, { deed: "tableExported", by: person, table, facts: {} });
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
      const end = { kind: "end", sha256: createHash("sha256").update(text).digest("hex") };
      return ok({ name: "table.jsonl", mediaType: TABLE_TYPE, content: `${text}${JSON.stringify(end)}\n` });
    }),

  take: async ({ person }, { body }) => {
    if (await database.transact({ kind: "engine" }, (transaction) => isGuest(transaction, person))) return GUESTS_DO_NOT;
    const pieces: Uint8Array[] = [];
    for await (const piece of body.bytes) pieces.push(piece);
    const file = await readTableFile(Buffer.concat(pieces));
    if (file.kind === "failed") return wrong(file.failure);
    const lines = file.value;
    const chains = chainProblem(lines);
    if (chains.kind === "failed") return wrong(chains.failure);
    const given = lines.find((line) => line.kind === "case");
    const files = [{ name: "case.yaml", text: given?.kind === "case" ? given.text : "" }];
    const answer = await desk.ask({ kind: "read", files, evaluations: "asWritten" }, person);
    if (answer.kind === "faulty" || answer.kind === "gaveUp") return failed(caseProblem(answer));
    if (answer.kind !== "read") throw new Error(`Expected a case that was read, got ${answer.kind}`);
    const { case: read } = answer;
    if (lines[0]?.kind !== "table" || lines[0].caseHash !== read.hash)
      return wrong("The case is not the one that the table was opened on.");
    const ids = lines.flatMap((line) => (line.kind === "session" ? [line.id] : []));
    if (new Set(ids).size < ids.length) return wrong("A session is there twice.");
    try {
      return await database.transact({ kind: "engine" }, async (transaction) => {
        const there = ids.length === 0 ? [] : await transaction.sql.selectFrom("session").select("id").where("id", "in", ids).execute();
        if (there.length > 0) return ALREADY;
        return ok({ table: await writeTable(transaction, sealers, { lines, read, by: person }) });
      });
    } catch (error) {
      if (error instanceof WrongTableFile) return wrong(error.message);
      if (isUniqueViolation(error)) return wrong("Something is there twice.");
      throw error;
    }
  },
});

const wrong = (detail: string): Result<never, Problem> => failed({ code: "refused", path: "body", detail });
const ALREADY = failed({ code: "alreadyThere", detail: "Sessions of this table are on this server already, and keep their ids." } as const);
const GUESTS_DO_NOT = failed({ code: "notAllowed", detail: "Who came by a link to a seat opens no tables." } as const);
