import { type Deed, failed, ok, type Result, sessionExport, viewOf } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Transaction } from "../database/database.ts";
import type { Caller, Reader, Sessions, Watch, Watching } from "../services.ts";
import { readSeatMeant, readSeatMeantInSession } from "../store/seat-store.ts";
import { audit } from "../store/audit-store.ts";
import { readLog, readPositions } from "../store/session-log.ts";
import { addSession, readDue, readSession } from "../store/session-store.ts";
import { actAsClock } from "./act-as-clock.ts";
import type { ActingMeans } from "./act-in-session.ts";
import { actTogether } from "./act-together.ts";
import { dueReports, hasGroundwork } from "./due-reports.ts";
import { keptLogs } from "./kept-logs.ts";
import { receiptsFor, seqsFor } from "./kept-session.ts";
import { KeyedQueue } from "./keyed-queue.ts";
import type { Live } from "./live.ts";
import { NEWS, newsOf, textOfNews } from "./news.ts";
import { accessProblem, type Verb } from "../tables/access.ts";
import { isSameRole, type Seat, viewerOf } from "../tables/seat.ts";
import type { HeldSession } from "./session-keeper.ts";
import { ToldGroundwork } from "./told-groundwork.ts";
import type { Written } from "./write-events.ts";

export interface SessionMeans extends ActingMeans {
  readonly live: Live;
}

/** Sessions in one tick; what is left comes with the next. */
const MOST_DUE = 200;

const NOT_FOUND = failed({ code: "notFound" } as const);

/** Sessions as the routes know them, and what keeps their streams going. */
export interface SessionService extends Sessions {
  /** Looks for what other processes have written, should a notice of it have been lost. Call it now and then. */
  readonly catchUp: () => Promise<void>;
  /** Lets time pass: what is due in any session happens. Call it often; it is no matter how many processes do. */
  readonly tick: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function sessionService(means: SessionMeans): Promise<SessionService> {
  const { database, keeper, live } = means;
  const queue = new KeyedQueue();
  const actHere = actTogether(means);
  const groundwork = new ToldGroundwork();

  /** Tells those who watch here, from the database, what they were not told. In the session's turn only. */
  const tellMissing = (session: string): Promise<void> =>
    database.transact({ kind: "engine" }, async (transaction) => {
      const told = live.positionOf(session);
      const held = told === 0 ? null : await keeper.current(transaction, session);
      if (held === null || held.kept.position <= told) return;
      live.happened(held.kept, await readLog(transaction, { session, sealer: held.sealer }, told));
    });

  /** In the session's turn only. */
  const tell = async ({ held: { kept }, events }: Written): Promise<void> => {
    if (!live.happened(kept, events)) await tellMissing(kept.id);
    // Nobody waits for it: what a lost notice leaves untold, the next look around tells.
    database.notify(NEWS, textOfNews({ session: kept.id, position: kept.position })).catch(() => {});
  };

  const asClock = (session: string, deed: Deed): Promise<void> =>
    queue.run(session, async () => {
      const written = await actAsClock(means, session, deed);
      if (written !== null) await tell(written);
    });

  /** Brings what has been reached in one session of a table to those that it prepares. Nobody's turn may be waiting for it. */
  const reportGroundwork = async (held: HeldSession): Promise<void> => {
    if (!hasGroundwork(held) || !groundwork.mayBeDue(held)) return;
    const due = await database.transact({ kind: "engine" }, (transaction) => dueReports(transaction, keeper, held.kept.table));
    for (const { to, report } of due) await asClock(to, { kind: "reportGroundwork", report });
    // Where something was, it may be that another process came in between: the next action looks again.
    if (due.length === 0) groundwork.isTold(held);
  };

  const catchUp = async (): Promise<void> => {
    const watched = live.positions;
    if (watched.length === 0) return;
    const sessions = watched.map(({ session }) => session);
    const now = await database.transact({ kind: "engine" }, (transaction) => readPositions(transaction, sessions));
    for (const { session, position } of watched)
      if ((now.get(session) ?? 0) > position) await queue.run(session, () => tellMissing(session));
  };

  const deafen = await database.listen(NEWS, (text) => {
    const news = newsOf(text);
    // Some may have been missed, and what cannot be told now is told by the next look around.
    if (news === null) catchUp().catch(() => {});
    else if (live.positionOf(news.session) > 0 && live.positionOf(news.session) < news.position)
      queue.run(news.session, () => tellMissing(news.session)).catch(() => {});
  });

  return {
    create: async ({ person }, { params, query: { seat }, body }) =>
      database.transact({ kind: "engine" }, async (transaction) => {
        const problem = accessProblem(await readSeatMeant(transaction, params.table, { person, seat }), "createSession");
        if (problem !== null) return failed(problem);
        const session = await addSession(transaction, { table: params.table, ...body });
        await audit(transaction, { deed: "sessionAdded", by: person, table: params.table, facts: { session: session.id } });
        return ok(session);
      }),

    read: async (caller, { params: { session }, query }) =>
      withSeat(means, { caller, session, seat: query.seat, verb: "read" }, async ({ seat, held, at, transaction }) => {
        const stored = await readSession(transaction, session);
        if (stored === null) return NOT_FOUND;
        const viewer = viewerOf(seat.is);
        const { kept } = held;
        return ok({
          ...stored,
          table: kept.table,
          at,
          seqs: seqsFor(kept, viewer),
          receipts: receiptsFor(kept, viewer),
          view: viewOf(kept.state, viewer, at),
        });
      }),

    act: async ({ person }, { params: { session }, query: { seat }, headers, body }) => {
      const asked = { session, person, seat, deed: body.action, expected: body.expected, key: headers["idempotency-key"] };
      const done = await queue.run(session, async () => {
        const acted = await actHere(asked);
        if (acted.kind === "ok" && acted.value.happened !== null) await tell(acted.value.happened);
        return acted;
      });
      if (done.kind === "failed") return done;
      const { answer, happened } = done.value;
      // The action is done, whatever becomes of the report; what is left of it comes with the next action.
      if (happened !== null) await reportGroundwork(happened.held).catch(() => undefined);
      return ok(answer);
    },

    watch: (caller, asked, reader) => queue.run(asked.session, () => watch(means, { caller, asked, reader })),

    export: async (caller, { params: { session }, query }) => {
      const seated = await withSeat(means, { caller, session, seat: query.seat, verb: "export" }, async ({ seat, held, transaction }) => {
        if (seat.is.role === "facilitator")
          await audit(transaction, { deed: "sessionExported", by: caller.person, table: seat.table, facts: { session } });
        return ok({ seat, held });
      });
      if (seated.kind === "failed") return seated;
      const { seat, held } = seated.value;
      // Read as that seat, so that the second wall stands as well.
      const log = await database.transact({ kind: "person", person: caller.person, seat: seat.id }, (transaction) =>
        readLog(transaction, { session, sealer: held.sealer }, 0),
      );
      return ok(sessionExport(session, viewerOf(seat.is), keptLogs(log)));
    },

    catchUp,

    tick: async () => {
      const due = await database.transact({ kind: "engine" }, (transaction) => readDue(transaction, MOST_DUE));
      for (const session of due) await asClock(session, { kind: "tick" });
    },

    close: async () => {
      live.endAll();
      await deafen();
    },
  };
}

interface Seated {
  readonly seat: Seat;
  readonly held: HeldSession;
  readonly at: string;
  readonly transaction: Transaction;
}

interface Wanted {
  readonly caller: Caller;
  readonly session: string;
  /** Which is meant. */
  readonly seat: string | undefined;
  readonly verb: Verb;
}

async function withSeat<Value>(
  { database, keeper }: SessionMeans,
  { caller, session, seat: meant, verb }: Wanted,
  work: (seated: Seated) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  return database.transact({ kind: "engine" }, async (transaction) => {
    const seat = await readSeatMeantInSession(transaction, session, { person: caller.person, seat: meant });
    const problem = accessProblem(seat, verb);
    if (problem !== null) return failed(problem);
    const held = await keeper.current(transaction, session);
    return seat === null || held === null ? NOT_FOUND : work({ seat, held, at: transaction.at, transaction });
  });
}

interface ToWatch {
  readonly caller: Caller;
  readonly asked: Watching;
  readonly reader: Reader;
}

async function watch(
  means: SessionMeans,
  { caller, asked: { session, seat: meant, after }, reader }: ToWatch,
): Promise<Result<Watch, Problem>> {
  const begun = await withSeat(means, { caller, session, seat: meant, verb: "watch" }, async ({ seat, held, at, transaction }) => {
    const events = after === null ? [] : await readLog(transaction, { session, sealer: held.sealer }, 0);
    const stop = means.live.begin(held.kept, { viewer: viewerOf(seat.is), seat: seat.id, reader }, { read: after, events, at });
    return ok({ stop, seat });
  });
  if (begun.kind === "failed") return begun;
  const { stop, seat } = begun.value;
  // Its seat may have been taken away, or changed, between being read and being heeded.
  const now = await means.database.transact({ kind: "engine" }, (transaction) =>
    readSeatMeantInSession(transaction, session, { person: caller.person, seat: seat.id }),
  );
  if (now === null || !isSameRole(now.is, seat.is)) means.live.endSeat(seat.id);
  return ok({ stop });
}
