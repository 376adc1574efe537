import { randomUUID } from "node:crypto";
import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { endSignIns } from "../sign-in/sign-in-store.ts";
import { audit } from "../store/audit-store.ts";
import { readOwnSeats, removeSeat } from "../store/seat-store.ts";
import { removeTokens } from "../store/token-store.ts";
import { factsOfSeat } from "../tables/seat.ts";
import { dropOwnThings } from "./drop-own-things.ts";
import { eraseAtTable } from "./erase-at-table.ts";
import { eraseTitles } from "./erase-titles.ts";
import { tablesOf } from "./tables-of.ts";

/** What has to be told to all processes once it is kept. */
export interface ErasedPerson {
  readonly tokens: readonly Uint8Array[];
  readonly seats: readonly string[];
  /** Where something was written by it. */
  readonly tables: readonly string[];
}

export const LEFT_NAME = "Somebody who has left";

/**
 * Everything of a person, in one transaction: tables where nobody else sits, the own shelf, tasks, files, sign-ins and seats are gone; what it
 * wrote elsewhere is without words. What it did stays, by somebody without a name. Refused while others would be left without a
 * facilitator. As the engine.
 */
export async function erasePerson(transaction: Transaction, sealers: TableSealers, person: string): Promise<Result<ErasedPerson, Problem>> {
  const { sql } = transaction;
  const tables = await tablesOf(transaction, person, "held");
  const before = await readOwnSeats(transaction, person);
  const alone: string[] = [];
  for (const table of new Set(before.map((seat) => seat.table))) if (await isAlone(transaction, table, person)) alone.push(table);
  const seats = before.filter(({ table }) => !alone.includes(table));
  const lead: string[] = [];
  for (const table of new Set(seats.map((seat) => seat.table))) if (await leavesNobody(transaction, table, person)) lead.push(table);
  if (lead.length > 0) return failed(await handOver(transaction, lead));
  for (const table of alone) {
    await sql
      .deleteFrom("evidence_reference")
      .where("file_id", "in", sql.selectFrom("evidence_file").select("id").where("table_id", "=", table))
      .execute();
    await sql.deleteFrom("tables").where("id", "=", table).execute();
    await audit(transaction, { deed: "tableErased", by: person, table, facts: {} });
  }
  for (const table of tables) if (!alone.includes(table)) await eraseAtTable(transaction, sealers, { table, person });
  await eraseTitles(transaction, person);
  for (const seat of seats) {
    await removeSeat(transaction, seat.table, seat.id);
    await audit(transaction, { deed: "seatTaken", by: person, table: seat.table, facts: factsOfSeat(seat) });
  }
  await dropOwnThings(transaction, person);
  const tokens = [...(await endSignIns(transaction, person)), ...(await removeTokens(transaction, person))];
  await sql
    .updateTable("person")
    .set({ issuer: "detente:left", subject: randomUUID(), name: LEFT_NAME })
    .where("id", "=", person)
    .execute();
  await audit(transaction, { deed: "personErased", by: person, table: null, facts: { person } });
  return ok({ tokens, seats: before.map(({ id }) => id), tables });
}

/** Whether nobody else sits there but bots. */
async function isAlone({ sql }: Transaction, table: string, person: string): Promise<boolean> {
  const others = await sql
    .selectFrom("seat")
    .leftJoin("bot", "bot.seat", "seat.id")
    .select("seat.id")
    .where("seat.table_id", "=", table)
    .where("seat.person", "!=", person)
    .where((is) =>
      is.or([is("bot.seat", "is", null), is.and([is("bot.stands_in_for", "is not", null), is("bot.stands_in_for", "!=", person)])]),
    )
    .limit(1)
    .execute();
  return others.length === 0;
}

/** Whether it has a facilitator now, and would have none without this person. The table is held, so that nobody else who is one leaves meanwhile. */
async function leavesNobody({ sql }: Transaction, table: string, person: string): Promise<boolean> {
  const rows = await sql.selectFrom("seat").select("person").where("table_id", "=", table).where("role", "=", "facilitator").execute();
  return rows.length > 0 && rows.every((row) => row.person === person);
}

async function handOver({ sql }: Transaction, tables: readonly string[]): Promise<Problem> {
  const rows = await sql
    .selectFrom("tables")
    .select("title")
    .where("id", "in", [...tables])
    .orderBy("title")
    .limit(20)
    .execute();
  const names = rows.map(({ title }) => `"${title}"`).join(", ");
  return { code: "notAllowed", detail: `You are the last facilitator of ${names}. Give somebody else that seat first.` };
}
