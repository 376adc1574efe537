import { sql as text } from "kysely";
import type { Transaction } from "../database/database.ts";

/** A ground on which somebody has a case on the shelf. */
export interface CaseHolder {
  readonly hash: string;
  /** Uuid. */
  readonly person: string;
  /** Uuid; null: imported. */
  readonly givenBy: string | null;
  readonly caseId: string;
  readonly lineage: string;
  readonly version: number;
}

/** Where that ground is there already, it gets this name and this place in its lineage. */
export async function putHolder({ sql, at }: Transaction, { hash, person, givenBy, caseId, lineage, version }: CaseHolder): Promise<void> {
  const placed = { case_id: caseId, lineage, version, at };
  await sql
    .insertInto("case_holder")
    .values({ case_hash: hash, person, given_by: givenBy, ...placed })
    .onConflict((conflict) => conflict.columns(["case_hash", "person", "given_by"]).doUpdateSet(placed))
    .execute();
}

/** The highest version of a lineage on a shelf; 0: none. */
export async function lastVersion({ sql }: Transaction, person: string, lineage: string): Promise<number> {
  const row = await sql
    .selectFrom("case_holder")
    .select(({ fn }) => fn.max("version").as("version"))
    .where("person", "=", person)
    .where("lineage", "=", lineage)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** `onlyFrom`: what that person gave; null: on whatever ground it is held. Gives how many grounds went. */
export async function removeHolders(
  { sql }: Transaction,
  { hash, person, onlyFrom }: { readonly hash: string; readonly person: string; readonly onlyFrom: string | null },
): Promise<number> {
  const gone = await sql
    .deleteFrom("case_holder")
    .where("case_hash", "=", hash)
    .where("person", "=", person)
    .$if(onlyFrom !== null, (query) => query.where("given_by", "=", onlyFrom))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** How many cases a person has imported that are on the shelf, and the characters of their public parts. */
export async function readShelfSize(
  { sql }: Transaction,
  person: string,
): Promise<{ readonly cases: number; readonly characters: number }> {
  const { rows } = await text<{ readonly cases: number; readonly characters: number }>`
    select count(*) as cases, coalesce(sum(octet_length(revision.text)), 0)::bigint as characters
    from case_holder as holder join case_revision as revision on revision.hash = holder.case_hash
    where holder.person = ${person} and holder.given_by is null`.execute(sql);
  return rows[0] ?? { cases: 0, characters: 0 };
}

export interface SharedWith {
  readonly person: { readonly id: string; readonly name: string };
  readonly at: string;
  /** Parties whose briefs went along. */
  readonly briefs: readonly string[];
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly briefs: readonly string[];
}

/** With whom somebody has shared a case, in the order of that. `after`: time and person of the last that was told. As the engine. */
export async function readSharedWith(
  { sql }: Transaction,
  { hash, by, person }: { readonly hash: string; readonly by: string; readonly person?: string },
  { after, most }: { readonly after: readonly [string, string] | null; readonly most: number },
): Promise<readonly SharedWith[]> {
  const behind = after === null ? text`true` : text`(holder.at, holder.person) > (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const only = person === undefined ? text`true` : text`holder.person = ${person}`;
  const { rows } = await text<Row>`select person.id, person.name, holder.at,
      (select coalesce(jsonb_agg(brief.party order by brief.party), '[]') from case_brief as brief
        where brief.case_hash = holder.case_hash and brief.created_by = holder.person and brief.given_by = holder.given_by) as briefs
    from case_holder as holder join person on person.id = holder.person
    where holder.case_hash = ${hash} and holder.given_by = ${by} and ${only} and ${behind}
    order by holder.at, holder.person limit ${most}`.execute(sql);
  return rows.map(({ id, name, at, briefs }) => ({ person: { id, name }, at, briefs }));
}
