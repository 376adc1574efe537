import { createHash } from "node:crypto";
import { canonicalJson, type Deed, failed, ok, type Receipt, type Result, sees, type SessionEvent } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Seqs } from "../contract/seqs.ts";
import type { Database, Transaction } from "../database/database.ts";
import { isUniqueViolation } from "../database/sql-errors.ts";
import { type DoneAction, keepDone, type KeyedAction, readDone } from "../store/action-key-store.ts";
import { readSeatToAct } from "../store/seat-store.ts";
import { readLog } from "../store/session-log.ts";
import { attempt, type AttemptFailure } from "./attempt.ts";
import { completedDeed } from "./completed-deed.ts";
import { type KeptEvent, receiptsFor } from "./kept-session.ts";
import { accessProblem } from "../tables/access.ts";
import { actorOf, type Seat, viewerOf } from "../tables/seat.ts";
import type { HeldSession, SessionKeeper } from "./session-keeper.ts";
import { toWrite, type ToWrite, type Written, writeEvents } from "./write-events.ts";

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
  for (let k = 0; k < MOST_TRIES; k++) {
    try {
      const from = k === 0 ? "known" : "current";
      const done = await means.database.transact({ kind: "engine" }, (transaction) => tryOnce({ ...means, from }, transaction, asked));
      if (done.kind === "ok" && done.value.happened !== null) means.keeper.keep(done.value.happened.held);
      return done;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }
  return failed({ code: "notReady", detail: "Others act in this session without a pause. Ask again with the same key." });
}

interface Trying extends ActingMeans {
  /** Whether the session as this process knows it will do. */
  readonly from: "known" | "current";
}

async function tryOnce({ from, ...means }: Trying, transaction: Transaction, asked: AskedAction): Promise<Result<Done, Problem>> {
  const { keeper } = means;
  const found = await readSeatToAct(transaction, asked.session, asked);
  const seat = found?.seat ?? null;
  const problem = seatProblem(seat);
  if (problem !== null || seat === null) return failed(problem ?? { code: "notFound" });
  const known = await keeper[from](transaction, asked.session);
  if (known === null) return failed({ code: "notFound" });
  // What failed may have failed because this very action was there first; and what makes no events can be done any number of times.
  const before = from === "current" ? await readDone(transaction, { ...asked, seat: seat.id }) : null;
  if (before !== null) return repeated(transaction, { asked, held: known, seat, done: before });
  let decided = decideOn(means, { held: known, seat, asked, at: transaction.at });
  if (decided.kind === "failed") {
    const held = (await keeper.current(transaction, asked.session)) ?? known;
    decided = decideOn(means, { held, seat, asked, at: transaction.at });
    if (decided.kind === "failed") {
      const done = await readDone(transaction, { ...asked, seat: seat.id });
      return done === null ? failed(problemOf(decided.failure)) : repeated(transaction, { asked, held, seat, done });
    }
  }
  await writeEvents(transaction, [decided.value.writing]);
  if (found?.bots === "some") await means.bots.after(transaction, decided.value.writing);
  await keepDone(transaction, [decided.value.keyed]);
  return ok(decided.value.done);
}

/** Why somebody with this seat does not act; null: it may try. */
export function seatProblem(seat: Seat | null): Problem | null {
  return accessProblem(seat, "act") ?? (seat === null || actorOf(seat.is) === null ? { code: "notFound" } : null);
}

interface Deciding {
  readonly held: HeldSession;
  readonly seat: Seat;
  readonly asked: AskedAction;
  /** By the database's clock. */
  readonly at: string;
}

/** What was decided, and is to be written before it is answered. */
export interface Decided {
  readonly writing: ToWrite;
  readonly keyed: KeyedAction;
  readonly done: Done;
}

/** What becomes of an action in a session as it is held. */
export function decideOn({ salt, draw }: ActingMeans, { held, seat, asked, at }: Deciding): Result<Decided, AttemptFailure> {
  const actor = actorOf(seat.is);
  if (actor === null) throw new Error("Expected a seat that may act");
  const viewer = viewerOf(seat.is);
  const deed = completedDeed(asked.deed, { state: held.kept.state, caseHash: held.caseHash, seat, draw });
  const decided = attempt(held.kept, { viewer, actor, deed, expected: asked.expected }, at);
  if (decided.kind === "failed") return decided;
  const writing = toWrite(held, { events: decided.value, by: asked.person, salt });
  const { position } = held.kept;
  const done: DoneAction = {
    digest: digestOf(asked, seat),
    at: decided.value[0]?.at ?? at,
    first: position + 1,
    last: position + writing.events.length,
    receipts: receiptsFor(writing.held.kept, viewer),
  };
  const answer = answerOf(done, writing.events, seat);
  const keyed = { session: asked.session, person: asked.person, seat: seat.id, key: asked.key, done };
  return ok({ writing, keyed, done: { answer, happened: writing.events.length === 0 ? null : writing } });
}

interface Repeated {
  readonly asked: AskedAction;
  readonly held: HeldSession;
  readonly seat: Seat;
  readonly done: DoneAction;
}

/** The same answer as when it was done. */
async function repeated(transaction: Transaction, { asked, held, seat, done }: Repeated): Promise<Result<Done, Problem>> {
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
