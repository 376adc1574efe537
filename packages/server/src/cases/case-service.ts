import { failed, ok } from "@detente/engine";
import type { Database } from "../database/database.ts";
import type { Cases } from "../services.ts";
import { readCase, readCases } from "../store/case-store.ts";

/** Everything is read as the person who asks: what the database shows that person is what there is. */
export const caseService = (database: Database): Cases => ({
  list: ({ person }) => database.transact({ kind: "person", person }, async (transaction) => ok({ cases: await readCases(transaction) })),

  read: ({ person }, { params: { hash } }) =>
    database.transact({ kind: "person", person }, async (transaction) => {
      const found = await readCase(transaction, hash);
      return found === null ? failed({ code: "notFound" }) : ok(found);
    }),
});
