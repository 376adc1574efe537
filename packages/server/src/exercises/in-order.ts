import type { ExerciseSeat } from "../store/exercise-people-store.ts";
import type { StoredExercise } from "../store/exercise-store.ts";
import { partyOf } from "../tables/seat.ts";

/** Seats of one table or several as people read them: party by party, heads first; within that as they were given. */
export function inOrder({ seats }: StoredExercise, all: readonly ExerciseSeat[]): readonly ExerciseSeat[] {
  const placeOf = ({ is }: ExerciseSeat): number => {
    const place = seats.findIndex(({ party }) => party === partyOf(is));
    return 2 * (place === -1 ? seats.length : place) + (is.role === "head" ? 0 : 1);
  };
  return all.toSorted((a, b) => placeOf(a) - placeOf(b));
}
