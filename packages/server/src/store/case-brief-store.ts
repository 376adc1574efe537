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

/**
 * What a table or a task of somebody begins with: the person's own, and those that came with the program. Of a party that has both, the
 * person's own. As the engine only: an example shows nobody the brief of another side.
 */
export async function readCaseBriefs({ sql }: Transaction, { hash, sealer }: OfCase, by: string): Promise<readonly CaseBrief[]> {
  const rows = await sql
    .selectFrom("case_brief")
    .select(["party", "sealed", "created_by"])
    .where("case_hash", "=", hash)
    .where((either) => either.or([either("created_by", "=", by), either("created_by", "is", null)]))
    .orderBy("party")
    .execute();
  const own = new Map(
    rows.toSorted((a, b) => Number(a.created_by !== null) - Number(b.created_by !== null)).map((row) => [row.party, row]),
  );
  return [...own.values()].map((row) => opened({ hash, sealer }, row));
}

/** A person's own alone, imported or given, by party. */
export async function readOwnCaseBriefs({ sql }: Transaction, { hash, sealer }: OfCase, of: string): Promise<readonly CaseBrief[]> {
  const rows = await sql
    .selectFrom("case_brief")
    .select(["party", "sealed"])
    .where("case_hash", "=", hash)
    .where("created_by", "=", of)
    .orderBy("party")
    .execute();
  return rows.map((row) => opened({ hash, sealer }, row));
}

const opened = ({ hash, sealer }: OfCase, { party, sealed }: { readonly party: string; readonly sealed: Uint8Array }): CaseBrief => ({
  party,
  // Sealed by addCaseBriefs, and opened with its place.
  brief: JSON.parse(sealer.open(placeOf(hash, party), sealed)) as Brief,
});

interface GivenBriefs {
  readonly briefs: readonly CaseBrief[];
  /** Whose they are: uuid; null: they came with the program. */
  readonly of: string | null;
}

/** They take the place of those that the same person had. */
export async function addCaseBriefs({ sql }: Transaction, { hash, sealer }: OfCase, { briefs, of }: GivenBriefs): Promise<void> {
  if (briefs.length === 0) return;
  const values = briefs.map(({ party, brief }) => ({
    case_hash: hash,
    party,
    created_by: of,
    given_by: null,
    sealed: sealer.seal(placeOf(hash, party), JSON.stringify(brief)),
  }));
  await sql
    .insertInto("case_brief")
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(["case_hash", "party", "created_by"])
        .doUpdateSet((each) => ({ sealed: each.ref("excluded.sealed"), given_by: null })),
    )
    .execute();
}

interface Giving {
  readonly hash: string;
  readonly from: string;
  readonly to: string;
  readonly parties: readonly string[];
}

/** Gives somebody copies of one's own briefs. What that person has of another ground stays as it is. Gives the parties whose there were. */
export async function giveCaseBriefs({ sql }: Transaction, { hash, from, to, parties }: Giving): Promise<readonly string[]> {
  if (parties.length === 0) return [];
  const rows = await sql
    .selectFrom("case_brief")
    .select(["party", "sealed"])
    .where("case_hash", "=", hash)
    .where("created_by", "=", from)
    .where("party", "in", [...parties])
    .execute();
  if (rows.length === 0) return [];
  await sql
    .insertInto("case_brief")
    .values(rows.map(({ party, sealed }) => ({ case_hash: hash, party, created_by: to, given_by: from, sealed })))
    .onConflict((conflict) =>
      conflict
        .columns(["case_hash", "party", "created_by"])
        .doUpdateSet((each) => ({ sealed: each.ref("excluded.sealed") }))
        .where("case_brief.given_by", "=", from),
    )
    .execute();
  return rows.map(({ party }) => party);
}

/** `onlyFrom`: what that person gave; null: all that a person has. */
export async function removeCaseBriefs(
  { sql }: Transaction,
  { hash, of, onlyFrom }: { readonly hash: string; readonly of: string; readonly onlyFrom: string | null },
): Promise<void> {
  await sql
    .deleteFrom("case_brief")
    .where("case_hash", "=", hash)
    .where("created_by", "=", of)
    .$if(onlyFrom !== null, (query) => query.where("given_by", "=", onlyFrom))
    .execute();
}

/** Binds what is sealed to its row. */
const placeOf = (hash: string, party: string): string => `case_brief/${hash}/${party}`;

/** Parties of whose briefs a person has its own. */
export async function readOwnParties({ sql }: Transaction, hash: string, of: string): Promise<readonly string[]> {
  const rows = await sql.selectFrom("case_brief").select("party").where("case_hash", "=", hash).where("created_by", "=", of).execute();
  return rows.map(({ party }) => party);
}
