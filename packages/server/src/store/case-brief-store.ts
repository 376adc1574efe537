import type { Brief } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";

/** Briefs that came with a case: what the delegations of a new table start from. */
export interface CaseBrief {
  readonly party: string;
  readonly brief: Brief;
}

interface OfCase {
  readonly hash: string;
  /** Of the server, not of a table. */
  readonly sealer: Sealer;
}

export async function readCaseBriefs({ sql }: Transaction, { hash, sealer }: OfCase, by: string): Promise<readonly CaseBrief[]> {
  const rows = await sql
    .selectFrom("case_brief")
    .select(["party", "sealed"])
    .where("case_hash", "=", hash)
    .where((either) => either.or([either("created_by", "=", by), either("created_by", "is", null)]))
    .orderBy("created_by")
    .execute();
  // Sealed by addCaseBriefs, and opened with its place.
  return rows.map(({ party, sealed }) => ({ party, brief: JSON.parse(sealer.open(placeOf(hash, party), sealed)) as Brief }));
}

/** `by`: uuid; null: they came with the program. Those that are there already stay. */
export async function addCaseBriefs(
  { sql }: Transaction,
  { hash, sealer }: OfCase,
  { briefs, by }: { readonly briefs: readonly CaseBrief[]; readonly by: string | null },
): Promise<void> {
  if (briefs.length === 0) return;
  const values = briefs.map(({ party, brief }) => ({
    case_hash: hash,
    party,
    created_by: by,
    sealed: sealer.seal(placeOf(hash, party), JSON.stringify(brief)),
  }));
  await sql
    .insertInto("case_brief")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Binds what is sealed to its row. */
const placeOf = (hash: string, party: string): string => `case_brief/${hash}/${party}`;
