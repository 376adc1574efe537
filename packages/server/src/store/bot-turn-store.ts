import type { PartyId } from "@detente/engine";
import type { Transaction } from "../database/database.ts";

/** A session, and a bot's seat in it. Uuids. */
export interface BotPlace {
  readonly session: string;
  readonly seat: string;
}

interface Look extends BotPlace {
  /** Position of the last event that it had seen. */
  readonly looked: number;
  /** ISO time; null: not before something happens. */
  readonly lookAt: string | null;
}

/** A bot has looked at a session, and there was nothing for it to do. */
export async function keepLook({ sql }: Transaction, { session, seat, looked, lookAt }: Look): Promise<void> {
  await sql
    .insertInto("bot_turn")
    .values({ session_id: session, seat, looked, look_at: lookAt })
    .onConflict((conflict) => conflict.columns(["session_id", "seat"]).doUpdateSet({ looked, look_at: lookAt }))
    .execute();
}

/** Those who are to look again by themselves now. They are given out once, to whichever process asks first. */
export async function takeDueLooks({ sql, at }: Transaction): Promise<readonly (BotPlace & { readonly looked: number })[]> {
  const rows = await sql
    .updateTable("bot_turn")
    .set({ look_at: null })
    .where("look_at", "<=", at)
    .returning(["session_id", "seat", "looked"])
    .execute();
  return rows.map(({ session_id, seat, looked }) => ({ session: session_id, seat, looked }));
}

/** Position up to which a bot has looked and found nothing; 0: never. */
export async function readLooked({ sql }: Transaction, { session, seat }: BotPlace): Promise<number> {
  const own = sql.selectFrom("bot_turn").select("looked").where("session_id", "=", session).where("seat", "=", seat);
  return (await own.executeTakeFirst())?.looked ?? 0;
}

/** Position of the last event of a session that a party sees; 0: it sees none. */
export async function lastSeen({ sql }: Transaction, session: string, party: PartyId): Promise<number> {
  const row = await sql
    .selectFrom("session_event")
    .select(({ fn }) => fn.max("position").as("last"))
    .where("session_id", "=", session)
    .where("audience", "in", ["table", `party/${party}`, `caucus/${party}`])
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Whether a person has done anything in a session behind a position. */
export async function hasActedSince({ sql }: Transaction, session: string, { person, position }: Since): Promise<boolean> {
  const own = sql.selectFrom("session_event").select("seq").where("session_id", "=", session).where("position", ">", position);
  return (await own.where("by_person", "=", person).limit(1).executeTakeFirst()) !== undefined;
}

interface Since {
  /** Uuid. */
  readonly person: string;
  readonly position: number;
}

/** Sessions at tables with bots in which the last thing happened between two times (ISO), the latest first; at most so many. */
export async function readQuietBotSessions({ sql }: Transaction, { from, to, most }: Quiet): Promise<readonly string[]> {
  const rows = await sql
    .selectFrom("session")
    .innerJoinLateral(
      (all) =>
        all
          .selectFrom("session_event")
          .select("session_event.at")
          .whereRef("session_event.session_id", "=", "session.id")
          .orderBy("session_event.position", "desc")
          .limit(1)
          .as("last"),
      (join) => join.onTrue(),
    )
    .select("session.id")
    .where("session.table_id", "in", (all) => all.selectFrom("bot").select("bot.table_id"))
    .where("last.at", ">=", from)
    .where("last.at", "<=", to)
    .orderBy("last.at", "desc")
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

interface Quiet {
  readonly from: string;
  readonly to: string;
  readonly most: number;
}
