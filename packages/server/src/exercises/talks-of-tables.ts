import type { Transaction } from "../database/database.ts";
import type { HeldSession, SessionKeeper } from "../sessions/session-keeper.ts";
import type { ExerciseTable } from "../store/exercise-store.ts";
import { readSessionsAt } from "../store/session-store.ts";
import { openedSessions } from "./exercise-states.ts";

interface Talks {
  /** The exercise's own sessions that were opened. */
  readonly held: ReadonlyMap<string, HeldSession>;
  /** Tables at which any session, the exercise's own or one that was added, was opened and is not over: how many a debrief waits for. */
  readonly waitsFor: number;
}

/** As the engine. */
export async function talksOfTables(transaction: Transaction, keeper: SessionKeeper, tables: readonly ExerciseTable[]): Promise<Talks> {
  const sessions = await readSessionsAt(
    transaction,
    tables.map(({ table }) => table),
  );
  const opened = await openedSessions(
    transaction,
    keeper,
    sessions.map(({ session }) => session),
  );
  const underWay = sessions.filter(({ session }) => isUnderWay(opened.get(session), transaction.at));
  const own = tables.flatMap(({ session }) => {
    const each = opened.get(session);
    return each === undefined ? [] : [[session, each] as const];
  });
  return { held: new Map(own), waitsFor: new Set(underWay.map(({ table }) => table)).size };
}

/** Not over, or asked after the end whether something else would be better for all. */
function isUnderWay(held: HeldSession | undefined, at: string): boolean {
  if (held === undefined) return false;
  const { ending, floor } = held.kept.state;
  const proposal = floor.kind === "postSettlement" ? floor.proposal : null;
  return ending === null || (proposal?.kind === "improvement" && at < proposal.until);
}
