import type { Transaction } from "../database/database.ts";
import { readPositions } from "../store/session-log.ts";
import type { HeldSession, SessionKeeper } from "../sessions/session-keeper.ts";

/**
 * Sessions as they are in the database now, those that were not opened left out: one question for all, and one more for each that this
 * process has not followed.
 */
export async function openedSessions(
  transaction: Transaction,
  keeper: SessionKeeper,
  sessions: readonly string[],
): Promise<ReadonlyMap<string, HeldSession>> {
  const found = new Map<string, HeldSession>();
  for (const [session, position] of await readPositions(transaction, sessions)) {
    const known = keeper.isFolded(session) ? await keeper.known(transaction, session) : null;
    const held = known !== null && known.kept.position >= position ? known : await keeper.current(transaction, session);
    if (held !== null) found.set(session, held);
  }
  return found;
}
