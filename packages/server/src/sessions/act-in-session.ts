import { createHash } from "node:crypto";
import { canonicalJson, type Deed, failed, ok, type Receipt, type Result, sees, type SessionEvent } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Seqs } from "../contract/seqs.ts";
import type { Database, Transaction } from "../database/database.ts";
import { isUniqueViolation } from "../database/sql-errors.ts";
import { type DoneAction, keepDone, readDone } from "../store/action-key-store.ts";
import { readSeatToAct } from "../store/seat-store.ts";
import { readLog } from "../store/session-log.ts";
import { attempt, type AttemptFailure } from "./attempt.ts";
import { completedDeed } from "./completed-deed.ts";
import { type KeptEvent, receiptsFor } from "./kept-session.ts";
import { accessProblem } from "../tables/access.ts";
import { actorOf, type Seat, viewerOf } from "../tables/seat.ts";
import type { HeldSession, SessionKeeper } from "./session-keeper.ts";
import { type Written, writeEvents } from "./write-events.ts";

export interface AskedAction {
  /** Uuids. */
  readonly session: string;
  readonly person: string;
  /** Which of its seats is meant; undefined: the one that was given first. */
  readonly seat: string | undefined;
  readonly deed: Deed;
  readonly expected: Seqs;
  /** New for each action of a seat in a session. */
  readonly key: string;
}

export interface ActionAnswer {
  readonly at: string;
  readonly events: readonly SessionEvent[];
  readonly receipts: readonly Receipt[];
  readonly seqs: Seqs;
}

/** What was done: the answer to whoever asked, and what is to be told to everybody else. */
export interface Done {
  readonly answer: ActionAnswer;
  /** Null where the same had been done before, or nothing was due. */
  readonly happened: Written | null;
}

export interface ActingMeans {
  readonly database: Database;
  readonly keeper: SessionKeeper;
  /** Unguessable, a new one each time. */
  readonly salt: () => string;
  /** From 0 to 1, and not to be foreseen. */
  readonly draw: () => number;
  /** Called after what was written at a table where bots sit, in the same transaction. */
  readonly bots: CalledBots;
}

export interface CalledBots {
  readonly after: (transaction: Transaction, written: Written) => Promise<void>;
}

/** Times that a session may be decided anew because others, unseen by whoever acts, came first. */
const MOST_TRIES = 20;

/**
 * The walk of one action: its seat, the state, `decide`, and the events into the log, in one transaction. They are kept when this resolves.
 * Where another process has written first, the insert fails and the session is decided anew: whoever had not read that is told so.
 */
export async function actInSession(means: ActingMeans, asked: AskedAction): Promise<Result<Done, Problem>> {
  for (let k = 0; ; k++) {
    try {
      const from = k === 0 ? "known" : "current";
      const done = await means.database.transact({ kind: "engine" }, (transaction) => tryOnce({ ...means, from }, transaction, asked));
      if (done.kind === "ok" && done.value.happened !== null) means.keeper.keep(done.value.happened.held);
      return done;
    } catch (error) {
      if (!isUniqueViolation(error) || k === MOST_TRIES) throw error;
    }
  }
}

interface Trying extends ActingMeans {
  /** Whether the session as this process knows it will do. */
  readonly from: "known" | "current";
}

async function tryOnce(
  { keeper, salt, draw, bots, from }: Trying,
  transaction: Transaction,
  asked: AskedAction,
): Promise<Result<Done, Problem>> {
  const { session, person, deed, expected } = asked;
  const found = await readSeatToAct(transaction, session, asked);
  const seat = found?.seat ?? null;
  const problem = accessProblem(seat, "act");
  if (problem !== null) return failed(problem);
  const actor = seat && actorOf(seat.is);
  if (seat === null || actor === null) return failed({ code: "notFound" });
  const known = await keeper[from](transaction, session);
  if (known === null) return failed({ code: "notFound" });
  const trial = (held: HeldSession) => {
    const completed = completedDeed(deed, { state: held.kept.state, caseHash: held.caseHash, seat, draw });
    return attempt(held.kept, { viewer: viewerOf(seat.is), actor, deed: completed, expected }, transaction.at);
  };
  let held = known;
  let decided = trial(held);
  if (decided.kind === "failed") {
    held = (await keeper.current(transaction, session)) ?? known;
    decided = trial(held);
  }
  if (decided.kind === "failed") return repeated(transaction, { asked, held, seat, failure: decided.failure });
  const { position } = held.kept;
  const written = await writeEvents(transaction, held, { events: decided.value, by: person, salt });
  const { events } = written;
  if (found?.bots === "some") await bots.after(transaction, written);
  const done: DoneAction = {
    digest: digestOf(asked, seat),
    at: decided.value[0]?.at ?? transaction.at,
    first: position + 1,
    last: position + events.length,
    receipts: receiptsFor(written.held.kept, viewerOf(seat.is)),
  };
  await keepDone(transaction, { ...asked, seat: seat.id }, done);
  return ok({ answer: answerOf(done, events, seat), happened: events.length === 0 ? null : written });
}

interface Repeated {
  readonly asked: AskedAction;
  readonly held: HeldSession;
  readonly seat: Seat;
  readonly failure: AttemptFailure;
}

/** What can be done no more may have been done already, under the same key. */
async function repeated(transaction: Transaction, { asked, held, seat, failure }: Repeated): Promise<Result<Done, Problem>> {
  const done = await readDone(transaction, { ...asked, seat: seat.id });
  if (done === null) return failed(problemOf(failure));
  if (done.digest !== digestOf(asked, seat)) return failed({ code: "keyUsedOtherwise" });
  const log = await readLog(transaction, { session: asked.session, sealer: held.sealer }, done.first - 1);
  const events = log.filter(({ position }) => position <= done.last);
  return ok({ answer: answerOf(done, events, seat), happened: null });
}

const answerOf = ({ at, receipts }: DoneAction, events: readonly KeptEvent[], { is }: Seat): ActionAnswer => ({
  at,
  events: events.flatMap(({ event, salt }) => (salt !== null && sees(viewerOf(is), event.audience) ? [event] : [])),
  receipts,
  seqs: Object.fromEntries(receipts.map(({ audience, seq }) => [audience, seq])),
});

function problemOf(failure: AttemptFailure): Problem {
  if (failure.kind === "refused") {
    const { code, path, facts } = failure.refusal;
    return { code: "refused", refusal: code, path: path === "" ? "body.action" : `body.action.${path}`, facts };
  }
  return {
    code: "stale",
    detail: "Read what has happened since, and ask again.",
    facts: Object.fromEntries(Object.entries(failure.newer).map(([audience, seq]) => [audience, seq ?? 0])),
  };
}

const digestOf = ({ deed, expected }: AskedAction, { id: seat }: Seat): string =>
  createHash("sha256").update(canonicalJson({ deed, expected, seat })).digest("hex");
