import { sql as raw } from "kysely";
import type { SeatRole } from "../contract/parts.ts";
import type { Transaction } from "../database/database.ts";
import { partyOf, roleOf, type Seat } from "../tables/seat.ts";

const COLUMNS = ["seat.id", "seat.table_id", "seat.person", "seat.role", "seat.party", "seat.created_at"] as const;

interface Row {
  readonly id: string;
  readonly table_id: string;
  readonly person: string;
  readonly role: string;
  readonly party: string | null;
  readonly created_at: string;
}

const seatOf = (row: Row): Seat => ({
  id: row.id,
  table: row.table_id,
  person: row.person,
  is: roleOf(row.role, row.party),
  createdAt: row.created_at,
});

/** Whose seat, and which of several is meant. */
export interface Meant {
  readonly person: string;
  /** Undefined: the one that was given first. */
  readonly seat: string | undefined;
}

/** The seat as which somebody asks something of a table. Null: it has none, or not that one. */
export async function readSeatMeant({ sql }: Transaction, table: string, { person, seat }: Meant): Promise<Seat | null> {
  const own = sql.selectFrom("seat").select(COLUMNS).where("seat.table_id", "=", table).where("seat.person", "=", person);
  const meant = seat === undefined ? own.orderBy("seat.created_at").orderBy("seat.id").limit(1) : own.where("seat.id", "=", seat);
  const row = await meant.executeTakeFirst();
  return row === undefined ? null : seatOf(row);
}

/** The same at the table that a session belongs to. Null: there is no such session, or no such seat. */
export async function readSeatMeantInSession(transaction: Transaction, session: string, meant: Meant): Promise<Seat | null> {
  const row = await seatInSession(transaction, session, meant).executeTakeFirst();
  return row === undefined ? null : seatOf(row);
}

export interface SeatToAct {
  readonly seat: Seat;
  /** Whether a bot sits at the table, which then has to be called after what happens. */
  readonly bots: "some" | "none";
}

/** The same for whoever acts; as the engine. */
export async function readSeatToAct(transaction: Transaction, session: string, meant: Meant): Promise<SeatToAct | null> {
  const row = await seatInSession(transaction, session, meant)
    .select(({ exists, selectFrom }) =>
      exists(selectFrom("bot").select("bot.seat").whereRef("bot.table_id", "=", "seat.table_id")).as("has_bots"),
    )
    .executeTakeFirst();
  return row === undefined ? null : { seat: seatOf(row), bots: row.has_bots ? "some" : "none" };
}

function seatInSession({ sql }: Transaction, session: string, { person, seat }: Meant) {
  const own = sql
    .selectFrom("session")
    .innerJoin("seat", "seat.table_id", "session.table_id")
    .select(COLUMNS)
    .where("session.id", "=", session)
    .where("seat.person", "=", person);
  return seat === undefined ? own.orderBy("seat.created_at").orderBy("seat.id").limit(1) : own.where("seat.id", "=", seat);
}

interface MeantInSession extends Meant {
  readonly session: string;
}

/** The same for many at once, in their order. */
export async function readSeatsToAct({ sql }: Transaction, asked: readonly MeantInSession[]): Promise<readonly (SeatToAct | null)[]> {
  const column = (name: "session" | "person" | "seat"): readonly (string | null)[] => asked.map((each) => each[name] ?? null);
  const { rows } = await raw<Row & { readonly number: number; readonly has_bots: boolean }>`
    select asked.number, meant.*, exists (select from bot where bot.table_id = meant.table_id) as has_bots from unnest(${column("session")}::uuid[], ${column("person")}::uuid[], ${column("seat")}::uuid[])
      with ordinality as asked (session, person, seat, number)
    cross join lateral (
      select seat.id, seat.table_id, seat.person, seat.role, seat.party, seat.created_at
      from session join seat on seat.table_id = session.table_id
      where session.id = asked.session and seat.person = asked.person and (asked.seat is null or seat.id = asked.seat)
      order by seat.created_at, seat.id limit 1) as meant`.execute(sql);
  const seats = new Map(rows.map((row) => [row.number, { seat: seatOf(row), bots: row.has_bots ? "some" : "none" } as const]));
  return asked.map((_, k) => seats.get(k + 1) ?? null);
}

export interface NamedSeat extends Seat {
  readonly name: string;
}

/** In the order in which they were given. */
export async function readSeats({ sql }: Transaction, table: string): Promise<readonly NamedSeat[]> {
  const rows = await sql
    .selectFrom("seat")
    .innerJoin("person", "person.id", "seat.person")
    .select([...COLUMNS, "person.name"])
    .where("seat.table_id", "=", table)
    .orderBy("seat.created_at")
    .orderBy("seat.id")
    .execute();
  return rows.map((row) => ({ ...seatOf(row), name: row.name }));
}

interface Given {
  readonly table: string;
  readonly person: string;
  readonly is: SeatRole;
  /** Uuid of the link that it comes by; undefined: it was given. */
  readonly cameBy?: string;
}

/** Fails with a unique violation where the person has the same seat already. */
export async function addSeat(transaction: Transaction, { cameBy, ...given }: Given): Promise<Seat> {
  const seat = newSeat(transaction, given);
  await addRows(transaction, [{ ...seat, cameBy: cameBy ?? null }]);
  return seat;
}

/** Many in one statement, given back in their order. Fails likewise. */
export async function addSeats(transaction: Transaction, given: readonly Omit<Given, "cameBy">[]): Promise<readonly Seat[]> {
  const seats = given.map((each) => newSeat(transaction, each));
  await addRows(
    transaction,
    seats.map((seat) => ({ ...seat, cameBy: null })),
  );
  return seats;
}

const newSeat = ({ at }: Transaction, given: Omit<Given, "cameBy">): Seat => ({ ...given, id: crypto.randomUUID(), createdAt: at });

async function addRows({ sql }: Transaction, seats: readonly (Seat & { readonly cameBy: string | null })[]): Promise<void> {
  if (seats.length === 0) return;
  const row = ({ id, table, person, is, cameBy, createdAt }: (typeof seats)[number]) => {
    return { id, table_id: table, person, role: is.role, party: partyOf(is), came_by: cameBy, created_at: createdAt };
  };
  await sql.insertInto("seat").values(seats.map(row)).execute();
}

/** Whether somebody has that very seat. */
export async function hasSeat({ sql }: Transaction, { table, person, is }: Pick<Given, "table" | "person" | "is">): Promise<boolean> {
  const own = sql.selectFrom("seat").select("party").where("table_id", "=", table).where("person", "=", person).where("role", "=", is.role);
  return (await own.execute()).some(({ party }) => party === partyOf(is));
}

/** Whether somebody heads a party. Until the transaction ends no other that asks this makes a head. */
export async function hasHead({ sql }: Transaction, table: string, party: string): Promise<boolean> {
  await sql.selectFrom("tables").select("id").where("id", "=", table).forNoKeyUpdate().execute();
  const heads = sql.selectFrom("seat").select("id").where("table_id", "=", table).where("role", "=", "head").where("party", "=", party);
  return (await heads.limit(1).executeTakeFirst()) !== undefined;
}

/** Whoever sits there. Null: there is no such seat at the table. */
export async function readSeatById({ sql }: Transaction, table: string, seat: string): Promise<NamedSeat | null> {
  const row = await sql
    .selectFrom("seat")
    .innerJoin("person", "person.id", "seat.person")
    .select([...COLUMNS, "person.name"])
    .where("seat.table_id", "=", table)
    .where("seat.id", "=", seat)
    .executeTakeFirst();
  return row === undefined ? null : { ...seatOf(row), name: row.name };
}

/** Whether the table has no facilitator without it. Until the transaction ends no other takes one away meanwhile. */
export async function isLastFacilitator({ sql }: Transaction, { id, table, is }: Seat): Promise<boolean> {
  if (is.role !== "facilitator") return false;
  await sql.selectFrom("tables").select("id").where("id", "=", table).forNoKeyUpdate().execute();
  const others = sql.selectFrom("seat").select("id").where("table_id", "=", table).where("role", "=", "facilitator").where("id", "!=", id);
  return (await others.limit(1).executeTakeFirst()) === undefined;
}

/** Fails with a unique violation where the person has that seat already. */
export async function changeSeat({ sql }: Transaction, seat: string, is: SeatRole): Promise<void> {
  await sql
    .updateTable("seat")
    .set({ role: is.role, party: partyOf(is) })
    .where("id", "=", seat)
    .execute();
}

/** Somebody else sits there from now on. Fails with a unique violation where that person has the same seat already. */
export async function passSeat({ sql }: Transaction, seat: string, person: string): Promise<void> {
  await sql.updateTable("seat").set({ person }).where("id", "=", seat).execute();
}

/** Null: there was none. */
export async function removeSeat({ sql }: Transaction, table: string, seat: string): Promise<Seat | null> {
  const row = await sql.deleteFrom("seat").where("table_id", "=", table).where("id", "=", seat).returning(COLUMNS).executeTakeFirst();
  return row === undefined ? null : seatOf(row);
}

/** Many at once, with their ids. */
export async function removeSeats({ sql }: Transaction, seats: readonly string[]): Promise<void> {
  if (seats.length > 0) await sql.deleteFrom("seat").where("id", "in", seats).execute();
}

/** Of one person, at all tables, in the order in which they were given. */
export async function readOwnSeats({ sql }: Transaction, person: string): Promise<readonly Seat[]> {
  const own = sql.selectFrom("seat").select(COLUMNS).where("person", "=", person);
  const rows = await own.orderBy("seat.created_at").orderBy("seat.id").execute();
  return rows.map(seatOf);
}
