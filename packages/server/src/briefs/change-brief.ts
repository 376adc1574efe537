import { canonicalJson, failed, ok, type Result } from "@detente/engine";
import { applyChange, type ChangeFault, type DocumentChange, listsOfBrief } from "@detente/engine/case-file";
import { isDeeperThan } from "../contract/plain-json.ts";
import type { Problem } from "../contract/problem.ts";
import type { Database, Transaction } from "../database/database.ts";
import { isUniqueViolation } from "../database/sql-errors.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { addBriefEvent, type BriefFold, readFold, readKeyed } from "../store/brief-event-store.ts";
import type { BriefChecks } from "./brief-checks.ts";
import { shareTable } from "../store/table-store.ts";
import { type AskedBrief, type SeatAtBrief, seatAtBrief } from "./seat-at-brief.ts";

export interface ChangeMeans {
  readonly database: Database;
  readonly sealers: TableSealers;
  readonly checks: BriefChecks;
}

export interface AskedChange extends AskedBrief {
  readonly changes: readonly DocumentChange[];
  readonly key: string;
}

/** Levels of lists and records, as of a case file. */
const DEEPEST_BRIEF = 90;
/** Characters of a whole brief, as JSON. */
const LONGEST_BRIEF = 256 * 1024;
/** Times that an edit is made anew because others came first. */
const MOST_TRIES = 50;

/** Number of the edit, and whether it was made just now, or under the same key before. */
export interface Made {
  readonly edit: number;
  readonly isNew: boolean;
  readonly at: SeatAtBrief;
}

/**
 * Makes an edit on the brief as it is, whoever else has edited it meanwhile. Whether the brief is sound then is found out between reading and
 * writing, outside of both: whoever writes second meets a number that is taken, and makes the edit anew.
 */
export async function changeBrief(means: ChangeMeans, asked: AskedChange): Promise<Result<Made, Problem>> {
  for (let k = 0; ; k++) {
    const tried = await means.database.transact({ kind: "engine" }, (transaction) => tryChange(transaction, means, asked));
    if (tried.kind === "failed") return tried;
    const { at } = tried.value;
    if (tried.value.kind === "made") return ok({ edit: tried.value.edit, isNew: false, at });
    const { document, seq } = tried.value;
    const check = await means.checks.check({ table: asked.table, basis: at.basis, party: asked.party, document });
    try {
      const written = await means.database.transact({ kind: "engine" }, async (transaction) => {
        await shareTable(transaction, asked.table);
        const still = await seatAtBrief(transaction, { asked, verb: "editBrief", sealers: means.sealers });
        if (still.kind === "failed") return still;
        const { briefs } = still.value;
        const { party, person, key, changes } = asked;
        // Where words were erased since it was read, the edit is made anew, on what is left.
        const again = changedBy(await readFold(transaction, briefs, { party, to: seq - 1 }), changes);
        if (again.kind === "failed" || canonicalJson(again.value) !== canonicalJson(document)) return null;
        await addBriefEvent(transaction, briefs, { party, seq, by: person, key, changes, document, isSound: check.isSound });
        return ok({ edit: seq, isNew: true, at });
      });
      if (written === null) continue;
      if (written.kind === "ok") means.checks.remember(`${asked.table}/${asked.party}/${seq}`, check);
      return written;
    } catch (error) {
      if (!isUniqueViolation(error) || k === MOST_TRIES) throw error;
    }
  }
}

type Tried = { readonly at: SeatAtBrief } & (
  | { readonly kind: "made"; readonly edit: number }
  | { readonly kind: "possible"; readonly document: unknown; readonly seq: number }
);

async function tryChange(transaction: Transaction, { sealers }: ChangeMeans, asked: AskedChange): Promise<Result<Tried, Problem>> {
  const at = await seatAtBrief(transaction, { asked, verb: "editBrief", sealers });
  if (at.kind === "failed") return at;
  const { briefs } = at.value;
  const done = await readKeyed(transaction, briefs, { party: asked.party, by: asked.person, key: asked.key });
  if (done !== null && canonicalJson(done.changes) !== canonicalJson(asked.changes)) return failed({ code: "keyUsedOtherwise" });
  if (done !== null) return ok({ kind: "made", edit: done.seq, at: at.value });
  const fold = await readFold(transaction, briefs, { party: asked.party, to: null });
  const after = changedBy(fold, asked.changes);
  return after.kind === "failed" ? after : ok({ kind: "possible", document: after.value, seq: (fold?.seq ?? 0) + 1, at: at.value });
}

function changedBy(fold: BriefFold | null, changes: readonly DocumentChange[]): Result<unknown, Problem> {
  let document: unknown = fold?.document ?? {};
  for (const [k, change] of changes.entries()) {
    const after = applyChange(document, change, listsOfBrief);
    if (after.kind === "failed") return failed(problemOf(after.failure, `body.changes.${k}`));
    document = after.value;
  }
  if (isDeeperThan(document, DEEPEST_BRIEF)) return failed({ code: "badBrief", detail: `A brief has at most ${DEEPEST_BRIEF} levels.` });
  if (JSON.stringify(document).length <= LONGEST_BRIEF) return ok(document);
  return failed({ code: "badBrief", detail: `A brief has at most ${LONGEST_BRIEF} characters.` });
}

function problemOf(fault: ChangeFault, path: string): Problem {
  if (fault === "gone") return { code: "stale", path, detail: "What this would change is not there, or no longer. Read the brief again." };
  return { code: "badBrief", wrong: [{ path, detail: DETAILS[fault] }] };
}

const DETAILS: Readonly<Record<Exclude<ChangeFault, "gone">, string>> = {
  noPointer: "The path is no pointer into a brief. Write it as /redLines/budget/name.",
  ambiguous: "Several items of this list are called so. Set the list as a whole.",
  wholeList: "Items of this list have no ids. Set the list as a whole.",
  wholeValue: "This is one value, and has no parts. Set it as a whole.",
  otherName: "The value has another id, or another name, than its path says.",
  rename: "Items are known by this field. Remove the item, and add another.",
};
