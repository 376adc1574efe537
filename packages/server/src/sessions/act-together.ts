import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Transaction } from "../database/database.ts";
import { SqlError } from "../database/sql-errors.ts";
import { Gathering } from "../gathering.ts";
import { keepDone } from "../store/action-key-store.ts";
import { readSeatsToAct } from "../store/seat-store.ts";
import { type ActingMeans, actInSession, type AskedAction, type Decided, decideOn, type Done, seatProblem } from "./act-in-session.ts";
import type { HeldSession } from "./session-keeper.ts";
import { writeEvents } from "./write-events.ts";

/** What becomes of an action among others; null: it has to be tried alone. */
type Tried = Result<Done, Problem> | null;

/** Two, so that one that waits for another process does not hold up all. The embedded database has one connection. */
const ROUNDS = { postgres: 2, embedded: 1 } as const;
const MOST_TOGETHER = 100;

/**
 * The walk of an action as `actInSession` does it, shared with those that come at the same time in other sessions: one transaction, one
 * question for the seats, one statement for all events, one for all keys, one commit. What is not plain (a session that is not in memory, a
 * refusal, a key that was used, a table with bots, another process that was first) is tried alone. In the session's turn only: no two in one session.
 */
export function actTogether(means: ActingMeans): (asked: AskedAction) => Promise<Result<Done, Problem>> {
  const { database, keeper } = means;
  const gathering = new Gathering<AskedAction, Tried>({ rounds: ROUNDS[database.kind], most: MOST_TOGETHER }, (all) => tryAll(means, all));
  return async (asked) => {
    const tried = keeper.isFolded(asked.session) ? await gathering.ask(asked) : null;
    return tried ?? actInSession(means, asked);
  };
}

async function tryAll(means: ActingMeans, all: readonly AskedAction[]): Promise<readonly Tried[]> {
  try {
    const tried = await means.database.transact({ kind: "engine" }, (transaction) => tryIn(means, transaction, all));
    for (const each of tried) if (each?.kind === "ok" && each.value.happened !== null) means.keeper.keep(each.value.happened.held);
    return tried;
  } catch (error) {
    // One of them, or another process, stands in the way of all.
    if (error instanceof SqlError) return all.map(() => null);
    throw error;
  }
}

async function tryIn(means: ActingMeans, transaction: Transaction, all: readonly AskedAction[]): Promise<readonly Tried[]> {
  const seats = await readSeatsToAct(transaction, all);
  const helds: (HeldSession | null)[] = [];
  for (const { session } of all) helds.push(await means.keeper.known(transaction, session));
  const decided = all.map((asked, k): Decided | Result<never, Problem> | null => {
    const [found = null, held = null] = [seats[k], helds[k]];
    const seat = found?.seat ?? null;
    const problem = seatProblem(seat);
    if (problem !== null || seat === null) return failed(problem ?? { code: "notFound" });
    return held === null || found?.bots === "some" ? null : plainly(means, { held, seat, asked, at: transaction.at });
  });
  const done = decided.filter((each) => each !== null && "writing" in each);
  await writeEvents(
    transaction,
    done.map(({ writing }) => writing),
  );
  if (done.length > 0)
    await keepDone(
      transaction,
      done.map(({ keyed }) => keyed),
    );
  return decided.map((each) => (each !== null && "writing" in each ? ok(each.done) : each));
}

/** Null: not plainly done. What breaks breaks alone: it is tried again without the others. */
function plainly(means: ActingMeans, deciding: Parameters<typeof decideOn>[1]): Decided | null {
  try {
    const decided = decideOn(means, deciding);
    return decided.kind === "ok" ? decided.value : null;
  } catch {
    return null;
  }
}
