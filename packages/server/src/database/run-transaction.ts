import { assertNever } from "@detente/engine";
import type { Asker, Transaction } from "./database.ts";
import type { Line } from "./line.ts";
import { kyselyOn } from "./line-dialect.ts";
import { type Notice, Notices } from "./notices.ts";
import { DatabaseLost, SqlError } from "./sql-errors.ts";
import { TransactionLine } from "./transaction-line.ts";

/** One transaction on a connection that nobody else uses meanwhile. As `Database.transact`, with notices for whoever listens to the database. */
export const runTransaction = <Value>(line: Line, asker: Asker, work: (transaction: Transaction) => Promise<Value>): Promise<Value> =>
  runNotifying(line, asker, { work, notify: notifyOn });

export interface NotifyingWork<Value> {
  readonly work: (transaction: Transaction) => Promise<Value>;
  /** Of the transaction under way on this line. */
  readonly notify: (line: Line, notice: Notice) => Promise<void>;
}

/** The same, with notices that go another way. */
export async function runNotifying<Value>(line: Line, asker: Asker, { work, notify }: NotifyingWork<Value>): Promise<Value> {
  const begin = beginText(asker);
  const within = new TransactionLine(line);
  try {
    const [row] = await line.script(begin);
    const value = await work({
      sql: kyselyOn(within),
      at: timeOf(row?.["at"]),
      notify: async (channel, payload) => {
        Notices.check(channel, payload);
        await notify(within, { channel, payload });
      },
    });
    await within.end();
    await commit(line);
    return value;
  } catch (error) {
    await within.end().catch(() => undefined);
    await rollBack(line);
    throw error;
  }
}

/** As part of the transaction that the line has under way. */
export async function notifyOn(line: Line, { channel, payload }: Notice): Promise<void> {
  await line.query("select pg_notify($1, $2)", [channel, payload]);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** All in one trip. What it sets is gone with the end of the transaction. */
function beginText(asker: Asker): string {
  const person = personOf(asker);
  const role = asker.kind === "engine" ? "detente_engine" : "detente_person";
  // Temporary tables last: nobody shall put one in the place of ours.
  const seat = seatOf(asker);
  const seatText = seat === null ? "" : ` set_config('detente.seat', '${seat}', true),`;
  return `begin; set local role ${role}; set local search_path to detente, pg_temp; select set_config('detente.person', '${person}', true),${seatText} ${WAITING}, now() as at`;
}

/** Acknowledged is kept, whatever the database, its owner or a role is set to; the other words of PostgreSQL for it all wait for the disk. */
const WAITING = "case current_setting('synchronous_commit') when 'off' then set_config('synchronous_commit', 'on', true) end";

function personOf(asker: Asker): string {
  switch (asker.kind) {
    case "engine":
    case "nobody":
      return "";
    case "person":
      return checked(asker.person, "person");
    default:
      return assertNever(asker);
  }
}

const seatOf = (asker: Asker): string | null => (asker.kind === "person" && asker.seat !== undefined ? checked(asker.seat, "seat") : null);

function checked(uuid: string, what: "person" | "seat"): string {
  if (!UUID.test(uuid)) throw new Error(`Expected the ${what} that asks as a uuid in small letters`);
  return uuid;
}

function timeOf(at: unknown): string {
  if (typeof at !== "string") throw new Error("Expected the database's time");
  return at;
}

async function commit(line: Line): Promise<void> {
  try {
    await line.script("commit");
  } catch (error) {
    throw error instanceof DatabaseLost ? new DatabaseLost(error.message, "mayBeKept") : error;
  }
}

/** Where there is no connection left there is nothing to undo. */
async function rollBack(line: Line): Promise<void> {
  try {
    await line.script("rollback");
  } catch (error) {
    if (!(error instanceof DatabaseLost) && !(error instanceof SqlError)) throw error;
  }
}
