import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { RecordMessage } from "../contract/record-contracts.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller, Reader, Records, Watch, WatchingRecord } from "../services.ts";
import type { Remembering } from "../sessions/erased-words.ts";
import { audit } from "../store/audit-store.ts";
import { nextAfter, placeAfter } from "../store/place.ts";
import { readRecordLog } from "../store/record-log.ts";
import { nameRecordActor } from "../store/record-people-store.ts";
import { readStoredRecords } from "../store/record-store.ts";
import { readSeatById, readSeatMeant } from "../store/seat-store.ts";
import { accessProblem } from "../tables/access.ts";
import { isSameRole } from "../tables/seat.ts";
import { actInRecord, type RecordMeans } from "./act-in-record.ts";
import { beginNewRecord } from "./begin-record.ts";
import { consentToRecord } from "./consent-to-record.ts";
import { isTellable } from "./live-records.ts";
import { recordLines } from "./record-export.ts";
import { beforeEvents } from "./record-keeper.ts";
import { roomForRecord } from "./room-for-record.ts";
import { RecordNews } from "./record-news.ts";
import { seatInRecord } from "./seat-in-record.ts";
import { shownRecord, summaryOf, timeOf } from "./shown-record.ts";
import { withdrawRecord } from "./withdraw-record.ts";

export interface RecordServiceMeans extends RecordMeans {
  readonly sealers: TableSealers;
}

/** Records as the routes know them, and what keeps their streams going. */
export interface RecordService extends Records {
  readonly memory: Remembering;
  /** Looks for what other processes have put on record, should a notice of it have been lost. Call it now and then. */
  readonly catchUp: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function recordService(means: RecordServiceMeans): Promise<RecordService> {
  const { database, keeper } = means;
  const news = await RecordNews.heardBy(means);
  return {
    memory: keeper,

    begin: async ({ person }, { params: { table }, query, body: { from } }) =>
      database.transact({ kind: "engine" }, async (transaction) => {
        const seat = await readSeatMeant(transaction, table, { person, seat: query.seat });
        const problem = accessProblem(seat, "beginRecord");
        if (problem !== null || seat === null) return failed(problem ?? ({ code: "notFound" } as const));
        const room = await roomForRecord(transaction, keeper, seat);
        if (room !== null) return failed(room);
        const begun = await beginNewRecord(transaction, means, { seat, from });
        if (begun.kind === "failed") return begun;
        const held = await keeper.current(transaction, begun.value);
        if (held === null) throw new Error("Expected the record that was begun just now");
        return ok(await shownRecord(transaction, { seat, held }, timeOf(held, transaction.at)));
      }),

    list: async ({ person }, { params: { table }, query: { seat, after, limit } }) => {
      const place = placeAfter(after);
      if (place.kind === "failed") return place;
      return database.transact({ kind: "engine" }, async (transaction) => {
        const problem = accessProblem(await readSeatMeant(transaction, table, { person, seat }), "read");
        if (problem !== null) return failed(problem);
        const stored = await readStoredRecords(transaction, table, { after: place.value, most: limit + 1 });
        const records = [];
        for (const { id } of stored.slice(0, limit)) {
          const held = await keeper.current(transaction, id);
          if (held !== null) records.push(summaryOf(held));
        }
        return ok({ records, next: nextAfter(stored, limit) });
      });
    },

    read: async ({ person }, { params: { record }, query: { seat, at } }) =>
      database.transact({ kind: "engine" }, async (transaction) => {
        const seated = await seatInRecord(transaction, keeper, { record, person, seat, verb: "read" });
        if (seated.kind === "failed") return seated;
        const { held } = seated.value;
        if (at === undefined) return ok(await shownRecord(transaction, seated.value, timeOf(held, transaction.at)));
        const { agreedAt } = held.terms.terms;
        if (at < agreedAt)
          return failed({ code: "badRequest", wrong: [{ path: "query.at", detail: `Nothing is agreed before ${agreedAt}.` }] });
        const then = at >= held.state.at ? held : await keeper.upTo(transaction, beforeEvents(held), at);
        return ok(await shownRecord(transaction, { ...seated.value, held: then }, at));
      }),

    consent: async ({ person }, { params: { record }, query: { seat }, body }) => {
      const done = await news.inTurn(
        record,
        () => consentToRecord(means, { record, person, seat, ...body }),
        ({ held }) => held && { held, kept: [] },
      );
      return done.kind === "ok" ? ok(done.value.shown) : done;
    },

    withdraw: async ({ person }, { params: { record }, query: { seat } }) => {
      const done = await news.inTurn(
        record,
        () => withdrawRecord(means, { record, person, seat }),
        ({ held }) => held && { held, kept: [] },
      );
      return done.kind === "ok" ? ok(done.value.shown) : done;
    },

    act: async ({ person }, { params: { record }, query: { seat }, headers, body }) => {
      const asked = { record, person, seat, ...body, key: headers["idempotency-key"] };
      const done = await news.inTurn(
        record,
        () => actInRecord(means, asked),
        ({ happened }) => happened,
      );
      return done.kind === "ok" ? ok(done.value.answer) : done;
    },

    events: async ({ person }, { params: { record }, query: { seat, after, limit } }) =>
      database.transact({ kind: "engine" }, async (transaction) => {
        const seated = await seatInRecord(transaction, keeper, { record, person, seat, verb: "read" });
        if (seated.kind === "failed") return seated;
        const { sealer, state, head } = seated.value.held;
        const kept = await readRecordLog(transaction, { record, sealer }, { after, most: limit });
        const last = kept.at(-1)?.event.seq ?? after;
        return ok({ events: kept.map(({ event }) => event), seq: state.seq, head, next: last < state.seq ? last : null });
      }),

    watch: (caller, asked, reader) =>
      news.inTurn(
        asked.record,
        () => watch(means, news, { caller, asked, reader }),
        () => null,
      ),

    export: async ({ person }, { params: { record }, query }) => {
      const seated = await database.transact({ kind: "engine" }, async (transaction) => {
        const found = await seatInRecord(transaction, keeper, { record, person, seat: query.seat, verb: "export" });
        if (found.kind === "ok")
          await audit(transaction, { deed: "recordExported", by: person, table: found.value.held.table, facts: { record } });
        return found;
      });
      if (seated.kind === "failed") return seated;
      const { held, seat } = seated.value;
      // Read as that seat, so that the second wall stands as well.
      const bytes = recordLines(database, { kind: "person", person, seat: seat.id }, held);
      return ok({ name: `record-${record.slice(0, 8)}.jsonl`, mediaType: "application/jsonl", content: { size: null, bytes } });
    },

    nameBody: async ({ person }, { params: { record, body }, query, body: { seat: named } }) =>
      database.transact({ kind: "engine" }, async (transaction) => {
        const seated = await seatInRecord(transaction, keeper, { record, person, seat: query.seat, verb: "nameBody" });
        if (seated.kind === "failed") return seated;
        const { table, terms } = seated.value.held;
        if (!terms.bodies.has(body)) return failed({ code: "notFound", detail: "The terms name no such body." } as const);
        if (named !== null && (await readSeatById(transaction, table, named)) === null)
          return failed({ code: "notFound", detail: "There is no such seat at the table." } as const);
        await nameRecordActor(transaction, record, { body, seat: named });
        await audit(transaction, { deed: "recordBodyNamed", by: person, table, facts: { record, body, seat: named } });
        return ok(null);
      }),

    catchUp: () => news.catchUp(),
    close: () => news.close(),
  };
}

interface ToWatch {
  readonly caller: Caller;
  readonly asked: WatchingRecord;
  readonly reader: Reader<RecordMessage>;
}

async function watch(means: RecordMeans, news: RecordNews, { caller, asked, reader }: ToWatch): Promise<Result<Watch, Problem>> {
  const { database, keeper } = means;
  const { record, after } = asked;
  const meant = { person: caller.person, seat: asked.seat };
  const begun = await database.transact({ kind: "engine" }, async (transaction) => {
    const seated = await seatInRecord(transaction, keeper, { ...meant, record, verb: "watch" });
    if (seated.kind === "failed") return seated;
    const { seat, held } = seated.value;
    const missed = after === null ? 0 : Math.max(0, held.state.seq - after);
    const from = held.state.seq - missed;
    const log = { record, sealer: held.sealer };
    const kept = !isTellable(missed) ? null : missed === 0 ? [] : await readRecordLog(transaction, log, { after: from, most: missed });
    return ok({ stop: news.live.begin(held, { seat: seat.id, reader }, { after: from, kept }), seat });
  });
  if (begun.kind === "failed") return begun;
  const { stop, seat } = begun.value;
  // Its seat may have been taken away, or changed, between being read and being heeded.
  const now = await database.transact({ kind: "engine" }, (transaction) =>
    readSeatMeant(transaction, seat.table, { ...meant, seat: seat.id }),
  );
  if (now === null || !isSameRole(now.is, seat.is)) news.live.endSeat(seat.id);
  return ok({ stop });
}
