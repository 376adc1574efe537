import { createHash } from "node:crypto";
import { sql as text } from "kysely";
import type { Transaction } from "../database/database.ts";
import type { Person } from "../store/person-store.ts";
import { later } from "./later.ts";
import { placeOf } from "./place-of.ts";
import { keptOfCode, newRejoinCode } from "./rejoin-code.ts";

/** Wrong codes from one place in so many seconds: a class that sits behind one address may err, and nobody guesses. */
const MOST_WRONG = 100;
const WRONG_SECONDS = 10 * 60;

/** A new code for somebody; what they had is of no use from then on. */
export async function giveRejoinCode({ sql, at }: Transaction, person: string): Promise<string> {
  const code = newRejoinCode();
  const kept = keptOfCode(code);
  if (kept === null) throw new Error("Expected a new code to have the form of one");
  await sql
    .insertInto("rejoin_code")
    .values({ person, code_hash: kept, created_at: at })
    .onConflict((conflict) => conflict.column("person").doUpdateSet({ code_hash: kept, created_at: at }))
    .execute();
  return code;
}

/** Whether somebody comes back by a code, and by no provider. */
export async function hasRejoinCode({ sql }: Transaction, person: string): Promise<boolean> {
  return (await sql.selectFrom("rejoin_code").select("person").where("person", "=", person).executeTakeFirst()) !== undefined;
}

/** Whose code it is. Those from one place wait for each other, so that many at once are not more than one after the other. */
export async function personOfCode(
  transaction: Transaction,
  { code, address }: { readonly code: string; readonly address: string },
): Promise<Person | "wrong" | "tooMany"> {
  const { sql } = transaction;
  const place = placeOfAddress(address);
  if (await hasTooManyWrong(transaction, place)) return "tooMany";
  const kept = keptOfCode(code);
  const found =
    kept === null
      ? undefined
      : await sql
          .selectFrom("rejoin_code")
          .innerJoin("person", "person.id", "rejoin_code.person")
          .select(["person.id", "person.name"])
          .where("code_hash", "=", kept)
          .executeTakeFirst();
  if (found !== undefined) return found;
  await countWrong(transaction, place);
  return "wrong";
}

/** From where codes are tried: an address, or the net that it stands in. */
export const placeOfAddress = (address: string): Uint8Array => new Uint8Array(createHash("sha256").update(placeOf(address)).digest());

/** Whether wrong codes are enough from one place for now. Others from there wait until the transaction ends. */
export async function hasTooManyWrong({ sql, at }: Transaction, place: Uint8Array): Promise<boolean> {
  await text`select pg_advisory_xact_lock(${Buffer.from(place).readInt32BE()}, 0)`.execute(sql);
  await sql.deleteFrom("wrong_code").where("at", "<=", later(at, -WRONG_SECONDS)).execute();
  const { count } = await sql
    .selectFrom("wrong_code")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("place", "=", place)
    .executeTakeFirstOrThrow();
  return count >= MOST_WRONG;
}

export async function countWrong({ sql, at }: Transaction, place: Uint8Array): Promise<void> {
  await sql.insertInto("wrong_code").values({ place, at }).execute();
}
