import type { Transaction } from "../database/database.ts";
import { auditAll } from "../store/audit-store.ts";
import type { ExerciseSeat } from "../store/exercise-people-store.ts";
import { removeSeats } from "../store/seat-store.ts";
import { factsOfSeat } from "../tables/seat.ts";

interface Leaving {
  /** Who takes them. */
  readonly by: string;
  readonly seats: readonly ExerciseSeat[];
}

/** Takes seats at tables of an exercise away. Whoever calls tells `SeatsChanged` of it, within the transaction. */
export async function leaveSeats(transaction: Transaction, { by, seats }: Leaving): Promise<void> {
  await removeSeats(
    transaction,
    seats.map(({ seat }) => seat),
  );
  const entry = ({ seat, table, person, is }: ExerciseSeat) => {
    return { deed: "seatTaken" as const, by, table, facts: factsOfSeat({ id: seat, table, person, is, createdAt: "" }) };
  };
  await auditAll(transaction, seats.map(entry));
}
