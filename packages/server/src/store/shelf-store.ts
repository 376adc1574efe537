import { sql as text } from "kysely";
import type { Transaction } from "../database/database.ts";

/** A case as somebody's list has it. */
export interface ShelvedCase {
  readonly hash: string;
  readonly caseId: string;
  readonly title: string;
  readonly isExample: boolean;
  readonly createdAt: string;
  /** Null: it is not on the own shelf, but an example, or the case of a table. */
  readonly holding: Holding | null;
}

export interface Holding {
  readonly lineage: string;
  readonly version: number;
  /** Null: imported by the holder. */
  readonly givenBy: Giver | null;
}

export interface Giver {
  readonly id: string;
  /** Null: the person is gone, or not to be seen by the asker. */
  readonly name: string | null;
}

interface Row {
  readonly hash: string;
  readonly case_id: string;
  readonly title: string;
  readonly is_example: boolean;
  readonly created_at: string;
  readonly lineage: string | null;
  readonly version: number | null;
  readonly given_by: string | null;
  readonly giver: string | null;
}

const shelvedOf = (row: Row): ShelvedCase => ({
  hash: row.hash,
  caseId: row.case_id,
  title: row.title,
  isExample: row.is_example,
  createdAt: row.created_at,
  holding:
    row.lineage === null || row.version === null
      ? null
      : {
          lineage: row.lineage,
          version: row.version,
          givenBy: row.given_by === null ? null : { id: row.given_by, name: row.giver },
        },
});

/** Of several grounds to hold the same case, the own import counts, then what came first. */
const shelf = (person: string) => text`shelf as (
  select distinct on (holder.case_hash) holder.*, giver.name as giver
  from case_holder as holder left join person as giver on giver.id = holder.given_by
  where holder.person = ${person}
  order by holder.case_hash, (holder.given_by is not null), holder.at)`;

const COLUMNS = text`revision.hash, coalesce(shelf.case_id, revision.case_id) as case_id, revision.title, revision.is_example,
  coalesce(shelf.at, revision.created_at) as created_at, shelf.lineage, shelf.version, shelf.given_by, shelf.giver`;

const isNewest = text`not exists (select from shelf as later where later.lineage = shelf.lineage
  and (later.version, later.at, later.case_hash) > (shelf.version, shelf.at, shelf.case_hash))`;

interface Page {
  /** Hash of the last that was told, which the asker still sees. */
  readonly after: string | null;
  readonly most: number;
}

/** What the asker sees, by title. Of cases on the own shelf "newest" gives the last version only. */
export async function readShelf(
  { sql }: Transaction,
  { person, which }: { readonly person: string; readonly which: "newest" | "all" },
  { after, most }: Page,
): Promise<readonly ShelvedCase[]> {
  const onlyNewest = which === "all" ? text`true` : text`(shelf.case_hash is null or ${isNewest})`;
  const behind =
    after === null ? text`true` : text`(revision.title, revision.hash) > (select title, hash from case_revision where hash = ${after})`;
  const { rows } = await text<Row>`with ${shelf(person)}
    select ${COLUMNS} from case_revision as revision left join shelf on shelf.case_hash = revision.hash
    where ${onlyNewest} and ${behind} order by revision.title, revision.hash limit ${most}`.execute(sql);
  return rows.map(shelvedOf);
}

/** One that the asker sees. Null: there is none. */
export async function readShelved({ sql }: Transaction, person: string, hash: string): Promise<ShelvedCase | null> {
  const { rows } = await text<Row>`with ${shelf(person)}
    select ${COLUMNS} from case_revision as revision left join shelf on shelf.case_hash = revision.hash
    where revision.hash = ${hash}`.execute(sql);
  return rows[0] === undefined ? null : shelvedOf(rows[0]);
}

/** Those of a lineage on a shelf, the latest first. `after`: version and hash of the last that was told. */
export async function readLineage(
  { sql }: Transaction,
  { person, lineage }: { readonly person: string; readonly lineage: string },
  { after, most }: { readonly after: readonly [number, string] | null; readonly most: number },
): Promise<readonly ShelvedCase[]> {
  const behind = after === null ? text`true` : text`(shelf.version, shelf.case_hash) < (${after[0]}::integer, ${after[1]}::text)`;
  const { rows } = await text<Row>`with ${shelf(person)}
    select ${COLUMNS} from case_revision as revision join shelf on shelf.case_hash = revision.hash
    where shelf.lineage = ${lineage}::uuid and ${behind} order by shelf.version desc, shelf.case_hash desc limit ${most}`.execute(sql);
  return rows.map(shelvedOf);
}
