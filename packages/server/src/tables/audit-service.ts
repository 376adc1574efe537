import { failed, ok } from "@detente/engine";
import type { Database } from "../database/database.ts";
import type { Audits } from "../services.ts";
import { readAudit } from "../store/audit-store.ts";
import { readSeatMeant } from "../store/seat-store.ts";
import { accessProblem } from "./access.ts";

export const auditService = (database: Database): Audits => ({
  read: async ({ person }, { params: { table }, query: { seat, after, limit } }) => {
    const problem = await database.transact({ kind: "engine" }, async (transaction) =>
      accessProblem(await readSeatMeant(transaction, table, { person, seat }), "readAudit"),
    );
    if (problem !== null) return failed(problem);
    // As the person, so that the second wall stands as well. One more than asked for, to know whether there is a next page.
    const found = await database.transact({ kind: "person", person }, (transaction) =>
      readAudit(transaction, table, { before: after === undefined ? null : Number(after), most: limit + 1 }),
    );
    const page = found.slice(0, limit);
    return ok({
      entries: page.map(({ number, at, by, deed, facts }) => ({ number, at, by, deed, facts })),
      next: found.length > limit ? String(page.at(-1)?.number) : null,
    });
  },
});
