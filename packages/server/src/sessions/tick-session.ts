import { decide } from "@detente/engine";
import { isUniqueViolation } from "../database/sql-errors.ts";
import type { ActingMeans } from "./act-in-session.ts";
import { type Written, writeEvents } from "./write-events.ts";

/**
 * Lets time pass in a session: what is due happens now. Null: nothing was, or it had happened already. Any process may do this at any time,
 * and several at once: whoever comes second meets what the first has written, and leaves it to the next look.
 */
export async function tickSession({ database, keeper, salt }: ActingMeans, session: string): Promise<Written | null> {
  try {
    const written = await database.transact({ kind: "engine" }, async (transaction) => {
      const held = await keeper.current(transaction, session);
      if (held === null) return null;
      const { state, lastAt } = held.kept;
      const at = transaction.at > lastAt ? transaction.at : lastAt;
      const decided = decide(state.current, state, { by: { kind: "clock" }, kind: "tick" }, at);
      return decided.kind === "failed" || decided.value.length === 0
        ? null
        : writeEvents(transaction, held, { events: decided.value, by: null, salt });
    });
    if (written !== null) keeper.keep(written.held);
    return written;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}
