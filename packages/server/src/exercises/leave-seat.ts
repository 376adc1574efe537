import type { Transaction } from "../database/database.ts";
import { audit } from "../store/audit-store.ts";
import type { ExerciseSeat } from "../store/exercise-people-store.ts";
import { removeSeat } from "../store/seat-store.ts";
import { factsOfSeat } from "../tables/seat.ts";

interface Leaving {
  /** Who takes it. */
  readonly by: string;
  readonly seat: ExerciseSeat;
}

/** Takes a seat at a table of an exercise away. Whoever calls tells `SeatsChanged` of it, within the transaction. */
export async function leaveSeat(transaction: Transaction, { by, seat: { seat, table, person, is } }: Leaving): Promise<void> {
  await removeSeat(transaction, table, seat);
  await audit(transaction, { deed: "seatTaken", by, table, facts: factsOfSeat({ id: seat, table, person, is, createdAt: "" }) });
}
