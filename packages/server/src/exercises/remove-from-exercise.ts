import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Transaction } from "../database/database.ts";
import { audit } from "../store/audit-store.ts";
import { readExercisePeople, readExerciseSeats, removeExercisePerson } from "../store/exercise-people-store.ts";
import type { StoredExercise } from "../store/exercise-store.ts";
import type { SeatsChanged } from "../tables/seats-changed.ts";
import { leaveSeats } from "./leave-seats.ts";

interface Removing {
  readonly exercise: StoredExercise;
  /** Uuid. */
  readonly person: string;
  readonly changed: SeatsChanged;
}

/**
 * Somebody is of an exercise that is held no more: their seats on a side of its tables go, also where a bot sits in for them. Where only those
 * on the roster may come, their name is expected again: they were on it.
 */
export async function removeFromExercise(
  transaction: Transaction,
  { exercise, person, changed }: Removing,
): Promise<Result<null, Problem>> {
  const { id, by } = exercise;
  const found = (await readExercisePeople(transaction, id)).find((each) => each.person === person);
  if (found === undefined) return failed({ code: "notFound", detail: "Nobody of that id has joined." });
  const seats = await readExerciseSeats(transaction, id);
  const theirs = seats.filter((each) => "party" in each.is && (each.standsInFor ?? each.person) === person);
  await leaveSeats(transaction, { by, seats: theirs });
  await removeExercisePerson(transaction, { exercise: id, person }, exercise.others === "refused" ? { name: found.name } : "goes");
  await audit(transaction, { deed: "exercisePersonRemoved", by, table: null, facts: { exercise: id, person } });
  await changed.tell(
    transaction,
    theirs.map(({ seat }) => seat),
  );
  return ok(null);
}
