import type { Transaction } from "../database/database.ts";
import { readExerciseSeats } from "../store/exercise-people-store.ts";
import { readExerciseTables, type StoredExercise } from "../store/exercise-store.ts";

/** Where somebody sits on a side; null: nowhere yet, or a bot sits in for them. */
export async function placeInExercise(transaction: Transaction, { id }: StoredExercise, person: string) {
  const seat = (await readExerciseSeats(transaction, id)).find((each) => each.person === person && "party" in each.is);
  const at = (await readExerciseTables(transaction, id)).find(({ number }) => number === seat?.number);
  return seat === undefined || at === undefined ? null : { table: at.table, session: at.session, seat: seat.seat };
}
