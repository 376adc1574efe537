import type { LinkedRole } from "../contract/seat-link-contracts.ts";
import type { Transaction } from "../database/database.ts";
import { partyOf, roleOf } from "../tables/seat.ts";

/** A link to a seat, without what opens it. */
export interface SeatLink {
  /** Uuid. */
  readonly id: string;
  readonly table: string;
  readonly is: LinkedRole;
  /** What whoever opens it is told besides; null: nothing. */
  readonly label: string | null;
  readonly uses: number;
  readonly usesLeft: number;
  readonly until: string;
  readonly createdAt: string;
}

const COLUMNS = ["id", "table_id", "role", "party", "label", "uses", "uses_left", "expires_at", "created_at"] as const;

const linkOf = (row: {
  readonly id: string;
  readonly table_id: string;
  readonly role: string;
  readonly party: string | null;
  readonly label: string | null;
  readonly uses: number;
  readonly uses_left: number;
  readonly expires_at: string;
  readonly created_at: string;
}): SeatLink => ({
  id: row.id,
  table: row.table_id,
  is: linkedRoleOf(row.role, row.party),
  label: row.label,
  uses: row.uses,
  usesLeft: row.uses_left,
  until: row.expires_at,
  createdAt: row.created_at,
});

function linkedRoleOf(role: string, party: string | null): LinkedRole {
  const is = roleOf(role, party);
  if (is.role === "facilitator") throw new Error("Expected no link to a facilitator's seat");
  return "party" in is ? is : { role: is.role };
}

interface NewLink extends Pick<SeatLink, "table" | "is" | "label" | "uses" | "until"> {
  /** Hash of what opens it. */
  readonly token: Uint8Array;
  readonly by: string;
}

export async function addSeatLink({ sql, at }: Transaction, { table, is, label, uses, until, token, by }: NewLink): Promise<SeatLink> {
  const row = {
    id: crypto.randomUUID(),
    table_id: table,
    role: is.role,
    party: partyOf(is),
    label,
    uses,
    uses_left: uses,
    expires_at: until,
  };
  await sql
    .insertInto("seat_link")
    .values({ ...row, token_hash: token, created_by: by, created_at: at })
    .execute();
  return linkOf({ ...row, created_at: at });
}

/** Of a table, in the order in which they were made. */
export async function readSeatLinks({ sql }: Transaction, table: string): Promise<readonly SeatLink[]> {
  const all = sql.selectFrom("seat_link").select(COLUMNS).where("table_id", "=", table);
  return (await all.orderBy("created_at").orderBy("id").execute()).map(linkOf);
}

/** The one that this hash opens, held until the transaction ends. Null: none. */
export async function findSeatLink({ sql }: Transaction, token: Uint8Array): Promise<SeatLink | null> {
  const row = await sql.selectFrom("seat_link").select(COLUMNS).where("token_hash", "=", token).forNoKeyUpdate().executeTakeFirst();
  return row === undefined ? null : linkOf(row);
}

export async function useSeatLink({ sql }: Transaction, { id, usesLeft }: SeatLink): Promise<void> {
  await sql
    .updateTable("seat_link")
    .set({ uses_left: usesLeft - 1 })
    .where("id", "=", id)
    .execute();
}

/** Gives the seats that came by it, which stay. Null: there is no such link at the table. */
export async function removeSeatLink({ sql }: Transaction, table: string, link: string): Promise<readonly string[] | null> {
  const own = sql.selectFrom("seat").select("id").where("table_id", "=", table).where("came_by", "=", link);
  const seats = await own.execute();
  const gone = sql.deleteFrom("seat_link").where("table_id", "=", table).where("id", "=", link).returning("id");
  return (await gone.executeTakeFirst()) === undefined ? null : seats.map(({ id }) => id);
}
