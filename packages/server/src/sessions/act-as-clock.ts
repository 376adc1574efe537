import { decide, type Deed } from "@detente/engine";
import { isUniqueViolation } from "../database/sql-errors.ts";
import type { ActingMeans } from "./act-in-session.ts";
import { toWrite, type Written, writeEvents } from "./write-events.ts";

/**
 * What the server itself does in a session: it lets time pass, and brings reports. Null: nothing came of it, or it had happened already. Any
 * process may do this at any time, and several at once: whoever comes second meets what the first has written, and leaves it to the next look.
 */
export async function actAsClock({ database, keeper, salt, bots }: ActingMeans, session: string, deed: Deed): Promise<Written | null> {
  try {
    const written = await database.transact({ kind: "engine" }, async (transaction) => {
      const held = await keeper.current(transaction, session);
      if (held === null) return null;
      const { state, lastAt } = held.kept;
      const at = transaction.at > lastAt ? transaction.at : lastAt;
      const decided = decide(state.current, state, { ...deed, by: { kind: "clock" } }, at);
      if (decided.kind === "failed" || decided.value.length === 0) return null;
      const writing = toWrite(held, { events: decided.value, by: null, salt });
      await writeEvents(transaction, [writing]);
      await bots.after(transaction, writing);
      return writing;
    });
    if (written !== null) keeper.keep(written.held);
    return written;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}
