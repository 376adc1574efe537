import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Transaction } from "../database/database.ts";
import { readStoredRecord } from "../store/record-store.ts";
import { type Meant, readSeatMeant } from "../store/seat-store.ts";
import { accessProblem, type Verb } from "../tables/access.ts";
import type { Seat } from "../tables/seat.ts";
import type { HeldRecord } from "./held-record.ts";
import type { RecordKeeper } from "./record-keeper.ts";

interface Wanted extends Meant {
  readonly record: string;
  readonly verb: Verb;
}

export interface SeatedInRecord {
  readonly seat: Seat;
  readonly held: HeldRecord;
}

/** The seat as which somebody asks something of a record, and the record as it is now; or why not. As the engine. */
export async function seatInRecord(
  transaction: Transaction,
  keeper: RecordKeeper,
  { record, verb, ...meant }: Wanted,
): Promise<Result<SeatedInRecord, Problem>> {
  const stored = await readStoredRecord(transaction, record);
  const seat = stored && (await readSeatMeant(transaction, stored.table, meant));
  const problem = accessProblem(seat, verb);
  if (problem !== null) return failed(problem);
  const held = await keeper.current(transaction, record);
  return seat === null || held === null ? failed({ code: "notFound" }) : ok({ seat, held });
}
