import { partyId, type PartyId } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";

/** A bot as its table keeps it, without what it goes by. */
export interface StoredBot {
  /** Uuid of the seat that it sits in. */
  readonly seat: string;
  readonly table: string;
  /** Uuid of the person that it is itself. */
  readonly person: string;
  /** Uuid of whose seat it is; null: the bot's own. */
  readonly standsInFor: string | null;
  /** Seconds between its turn and its move. */
  readonly pace: number;
  readonly sealed: Uint8Array;
  readonly createdAt: string;
}

/** What a bot goes by. Nobody but the facilitator may know. */
export interface BotMind {
  /** As the registry writes it, with its parameters. */
  readonly strategy: string;
  readonly seed: number;
}

const COLUMNS = ["seat", "table_id", "person", "stands_in_for", "pace", "sealed", "created_at"] as const;

const botOf = (row: {
  readonly seat: string;
  readonly table_id: string;
  readonly person: string;
  readonly stands_in_for: string | null;
  readonly pace: number;
  readonly sealed: Uint8Array;
  readonly created_at: string;
}): StoredBot => ({
  seat: row.seat,
  table: row.table_id,
  person: row.person,
  standsInFor: row.stands_in_for,
  pace: row.pace,
  sealed: row.sealed,
  createdAt: row.created_at,
});

interface NewBot extends Omit<StoredBot, "sealed" | "createdAt"> {
  readonly mind: BotMind;
  /** Of the table. */
  readonly sealer: Sealer;
}

/** Fails with a unique violation where a bot sits there already. */
export async function addBot(
  { sql, at }: Transaction,
  { seat, table, person, standsInFor, pace, mind, sealer }: NewBot,
): Promise<StoredBot> {
  const sealed = sealer.seal(placeOf(seat), JSON.stringify(mind));
  const row = { seat, table_id: table, person, stands_in_for: standsInFor, pace, sealed, created_at: at };
  await sql.insertInto("bot").values(row).execute();
  return botOf(row);
}

/** Sealed by addBot, and opened with its place: nobody else can have written it. */
export const mindOf = ({ seat, sealed }: StoredBot, sealer: Sealer): BotMind => JSON.parse(sealer.open(placeOf(seat), sealed)) as BotMind;

/** Of a table, in the order in which they came. */
export async function readBots({ sql }: Transaction, table: string): Promise<readonly StoredBot[]> {
  const rows = await sql.selectFrom("bot").select(COLUMNS).where("table_id", "=", table).orderBy("created_at").orderBy("seat").execute();
  return rows.map(botOf);
}

/** A bot with the side that it acts for. */
export interface SeatedBot {
  readonly seat: string;
  readonly party: PartyId;
  readonly pace: number;
}

/** Of a table, those in seats that act for a party. */
export async function readSeatedBots({ sql }: Transaction, table: string): Promise<readonly SeatedBot[]> {
  const rows = await sql
    .selectFrom("bot")
    .innerJoin("seat", "seat.id", "bot.seat")
    .select(["bot.seat", "bot.pace", "seat.party"])
    .where("bot.table_id", "=", table)
    .where("seat.role", "in", ["head", "member"])
    .orderBy("bot.seat")
    .execute();
  return rows.flatMap(({ seat, pace, party }) => (party === null ? [] : [{ seat, pace, party: partyId(party) }]));
}

/** Null: no bot sits there. */
export async function readBot({ sql }: Transaction, seat: string): Promise<StoredBot | null> {
  const row = await sql.selectFrom("bot").select(COLUMNS).where("seat", "=", seat).executeTakeFirst();
  return row === undefined ? null : botOf(row);
}

/** Null: no bot sat there. */
export async function removeBot({ sql }: Transaction, seat: string): Promise<StoredBot | null> {
  const row = await sql.deleteFrom("bot").where("seat", "=", seat).returning(COLUMNS).executeTakeFirst();
  return row === undefined ? null : botOf(row);
}

/** Whether there is a brief at a table that something could play by. */
export async function hasSoundBrief({ sql }: Transaction, table: string, party: string): Promise<boolean> {
  const sound = sql.selectFrom("brief_event").select("seq").where("table_id", "=", table).where("party", "=", party);
  return (await sound.where("is_sound", "=", true).limit(1).executeTakeFirst()) !== undefined;
}

/** Binds what is sealed to its row. */
const placeOf = (seat: string): string => `bot/${seat}`;
