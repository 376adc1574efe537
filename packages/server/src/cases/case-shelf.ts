import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { Caller, Cases } from "../services.ts";
import { audit } from "../store/audit-store.ts";
import { giveCaseBriefs, readOwnParties, removeCaseBriefs } from "../store/case-brief-store.ts";
import { putHolder, readSharedWith, removeHolders } from "../store/case-holder-store.ts";
import { holdCase, removeUnusedCase } from "../store/case-store.ts";
import { readPerson } from "../store/person-store.ts";
import { type Holding, readShelved } from "../store/shelf-store.ts";
import { untilKept } from "../store/until-kept.ts";
import { cursorIn, pageOf } from "../lists/page-of.ts";

/** What is done with cases on one's own shelf, and with those that one has shared. */
export const caseShelf = (database: Database): Pick<Cases, "drop" | "share" | "holders" | "unshare"> => ({
  drop: async (caller, { params: { hash } }) =>
    untilKept(database, (transaction) =>
      onOwnShelf(transaction, { caller, hash }, async () => {
        await holdCase(transaction, hash);
        await removeHolders(transaction, { hash, person: caller.person, onlyFrom: null });
        await removeCaseBriefs(transaction, { hash, of: caller.person, onlyFrom: null });
        await removeUnusedCase(transaction, hash);
        await audit(transaction, { deed: "caseDropped", by: caller.person, table: null, facts: { caseHash: hash } });
        return ok(null);
      }),
    ),

  share: async (caller, { params: { hash }, body: { person, briefs } }) =>
    untilKept(database, (transaction) =>
      onOwnShelf(transaction, { caller, hash }, async ({ lineage, version }, caseId) => {
        if (person === caller.person) return failed({ code: "notAllowed", detail: "It is on your shelf already." });
        if ((await readPerson(transaction, person)) === null) return failed({ code: "notFound", detail: "There is no such person." });
        const own = await readOwnParties(transaction, hash, caller.person);
        if (briefs.some((party) => !own.includes(party)))
          return failed({ code: "notFound", path: "body.briefs", detail: "You have no brief of that party." });
        await putHolder(transaction, { hash, person, givenBy: caller.person, caseId, lineage, version });
        await giveCaseBriefs(transaction, { hash, from: caller.person, to: person, parties: briefs });
        await audit(transaction, { deed: "caseShared", by: caller.person, table: null, facts: { caseHash: hash, person } });
        const [shared] = await readSharedWith(transaction, { hash, by: caller.person, person }, { after: null, most: 1 });
        if (shared === undefined) throw new Error("Expected the case that was shared");
        return ok(shared);
      }),
    ),

  holders: async (caller, { params: { hash }, query: { after, limit } }) => {
    const cursor = cursorIn(after, /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)_([0-9a-f-]{36})$/);
    if (cursor.kind === "failed") return cursor;
    const [at = "", person = ""] = cursor.value ?? [];
    return database.transact({ kind: "engine" }, (transaction) =>
      onOwnShelf(transaction, { caller, hash }, async () => {
        const found = await readSharedWith(
          transaction,
          { hash, by: caller.person },
          { after: cursor.value === null ? null : [at, person], most: limit + 1 },
        );
        const { items, next } = pageOf(found, limit, (each) => `${each.at}_${each.person.id}`);
        return ok({ holders: items, next });
      }),
    );
  },

  unshare: async (caller, { params: { hash, person } }) =>
    untilKept(database, async (transaction) => {
      await holdCase(transaction, hash);
      // Whoever has dropped it from the own shelf may still take it back.
      if ((await removeHolders(transaction, { hash, person, onlyFrom: caller.person })) === 0) return failed({ code: "notFound" });
      await removeCaseBriefs(transaction, { hash, of: person, onlyFrom: caller.person });
      await removeUnusedCase(transaction, hash);
      await audit(transaction, { deed: "caseUnshared", by: caller.person, table: null, facts: { caseHash: hash, person } });
      return ok(null);
    }),
});

async function onOwnShelf<Value>(
  transaction: Transaction,
  { caller, hash }: { readonly caller: Caller; readonly hash: string },
  work: (holding: Holding, caseId: string) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  const found = await readShelved(transaction, caller.person, hash);
  if (found === null) return failed({ code: "notFound" });
  if (found.holding !== null) return work(found.holding, found.caseId);
  // What is asked as the engine is seen whole: whether the person sees it is another question.
  return failed(found.isExample ? { code: "notAllowed", detail: "Examples are there for everybody." } : { code: "notFound" });
}
