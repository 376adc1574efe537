import { readFileSync } from "node:fs";
import { type Deed, type SessionEvent, sessionCase } from "@detente/engine";
import { parsedCase } from "../cases/parsed-case.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LiveMessage } from "../contract/session-contracts.ts";
import type { Seqs } from "../contract/seqs.ts";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import {
  actNow,
  type Process,
  type SeatedTable,
  type Sitter,
  startProcess,
  value,
  DRAFT,
  none,
  offer,
  openedTable,
  readAs,
} from "../tables/seated-people.fixture.ts";
import { SEAT_CHANGED } from "../tables/seats-changed.ts";
import { linked, withEvents, withoutEvents } from "./kept-session.ts";
import { Live } from "./live.ts";

const PUBLIC = parsedCase("job-offer", readFileSync(new URL("../../../../cases/job-offer/job-offer.yaml", import.meta.url), "utf8"));

onBothKinds((openDatabase, kind) => {
  let given: TestDatabase;
  let here: Process;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
  });
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  const read = (table: SeatedTable, who: Sitter) => readAs(here, table, who);
  const opened = (rounds?: number) => openedTable(here, rounds);

  const watched = async (
    { session, people }: SeatedTable,
    who: Sitter,
    { after = null, process = here }: { after?: Seqs | null; process?: Process } = {},
  ) => {
    const told: LiveMessage[] = [];
    let hasEnded = false;
    const watch = value(
      await process.sessions.watch(
        people[who],
        { session, after },
        { tell: (message) => void told.push(message), end: () => void (hasEnded = true) },
      ),
    );
    const happened = () => told.flatMap((message) => (message.kind === "happened" ? [message] : []));
    return {
      stop: watch.stop,
      told,
      hasEnded: () => hasEnded,
      seqs: () => happened().at(-1)?.seqs ?? {},
      events: () => happened().flatMap(({ events }) => events),
      views: () => happened().map(({ view }) => view),
    };
  };

  test("a reader is told the view first, and then what its seat sees, as it happens", async () => {
    const table = await opened();
    const [us, dprk] = [await watched(table, "us"), await watched(table, "dprk")];
    expect(us.told).toMatchObject([{ kind: "happened", events: [], view: { party: "us", turn: "us" } }]);
    value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "delegation", text: "Hold back." } }));
    value(await actNow(here, table, { who: "us", deed: offer(DRAFT) }));
    expect(us.events().map((event) => event.kind)).toEqual(["messaged", "offered"]);
    expect(dprk.events().map((event) => event.kind)).toEqual(["offered"]);
    expect(dprk.views().at(-1)).toMatchObject({ party: "dprk", turn: "dprk" });
    us.stop();
    value(await actNow(here, table, { who: "dprk", deed: { kind: "reject" } }));
    expect(us.events()).toHaveLength(2);
    expect(dprk.events()).toHaveLength(2);
    dprk.stop();
  });

  test("who comes back is told what it missed, once each, wherever it left", async () => {
    const table = await opened();
    const whole = await watched(table, "us");
    const act = (who: Sitter, deed: Deed) => actNow(here, table, { who, deed }).then(value);
    const first = await watched(table, "us");
    await act("us", { kind: "message", to: "delegation", text: "One." });
    await act("us", offer(DRAFT));
    first.stop();
    await act("us", { kind: "message", to: "delegation", text: "Two." });
    await act("dprk", { kind: "reject" });
    const second = await watched(table, "us", { after: first.seqs() });
    await act("us", offer(DRAFT));
    expect([...first.events(), ...second.events()]).toEqual(whole.events());
    expect(whole.events()).toHaveLength(5);
    const fromNothing = await watched(table, "us", { after: {} });
    expect(fromNothing.events().slice(-5)).toEqual(whole.events());
    for (const each of [whole, second, fromNothing]) each.stop();
  });

  test("a seat that is taken away ends its streams, and no others", async () => {
    const table = await opened();
    const [us, dprk] = [await watched(table, "us"), await watched(table, "dprk")];
    const { seats } = value(await here.seats.list(table.people.facilitator, { params: { table: table.table }, ...none }));
    const seat = seats.find(({ person }) => person.id === table.people.us.person)?.id ?? "";
    expect(await here.seats.take(table.people.dprk, { params: { table: table.table, seat }, ...none })).toMatchObject({
      failure: { code: "notAllowed" },
    });
    value(await here.seats.take(table.people.facilitator, { params: { table: table.table, seat }, ...none }));
    expect(us.told.at(-1)).toEqual({ kind: "ended", reason: "revoked" });
    expect(us.hasEnded()).toBe(true);
    expect(dprk.hasEnded()).toBe(false);
    expect(await here.sessions.read(table.people.us, { params: { session: table.session }, ...none })).toMatchObject({
      failure: { code: "notFound" },
    });
    dprk.stop();
    expect(here.live.readers).toBe(0);
  });

  test("where notices of seats may have been missed all streams end, and who still has a seat comes back where it was", async () => {
    const table = await opened();
    const us = await watched(table, "us");
    await given.database.notify(SEAT_CHANGED, "");
    await expect.poll(() => us.hasEnded()).toBe(true);
    expect(us.told.at(-1)).toEqual({ kind: "ended", reason: "stopping" });
    value(await actNow(here, table, { who: "us", deed: offer(DRAFT) }));
    const back = await watched(table, "us", { after: us.seqs() });
    expect(back.events().map((event) => event.kind)).toEqual(["offered"]);
    back.stop();
  });

  test.skipIf(kind === "embedded")("what another process wrote is told as well, and decided upon", async () => {
    const table = await opened();
    const there = await startProcess(await given.another());
    const dprk = await watched(table, "dprk", { process: there });
    value(await actNow(here, table, { who: "us", deed: offer(DRAFT) }));
    await expect.poll(() => dprk.events().map((event) => event.kind)).toEqual(["offered"]);
    value(await actNow(there, table, { who: "dprk", deed: { kind: "accept", offer: 1 } }));
    expect((await read(table, "us")).view).toMatchObject({ phase: "agreed" });
    dprk.stop();
    await there.close();
  });

  test.skipIf(kind === "embedded")("of many who act at once through two processes each is done once or told that it is stale", async () => {
    const table = await opened();
    const there = await startProcess(await given.another());
    const [us, dprk] = [await watched(table, "us"), await watched(table, "dprk", { process: there })];
    const callers = 40;
    const results = await Promise.all(
      Array.from({ length: callers }, async (_, k) => {
        const process = k % 2 === 0 ? here : there;
        const who = k % 3 === 0 ? "dprk" : "us";
        for (let tries = 1; ; tries++) {
          const done = await actNow(process, table, { who, deed: { kind: "message", to: "table", text: `message ${k}` } });
          if (done.kind === "ok") return tries;
          if (done.failure.code !== "stale") throw new Error(JSON.stringify(done.failure));
        }
      }),
    );
    const texts = (events: ReturnType<typeof us.events>) => events.flatMap((event) => (event.kind === "messaged" ? [event.text] : []));
    await expect.poll(() => [us.events().length, dprk.events().length]).toEqual([callers, callers]);
    expect(texts(us.events()).toSorted()).toEqual(Array.from({ length: callers }, (_, k) => `message ${k}`).toSorted());
    expect(texts(dprk.events())).toEqual(texts(us.events()));
    expect(us.events().map(({ seq }) => seq)).toEqual(Array.from({ length: callers }, (_, k) => k + 2));
    expect(Math.max(...results)).toBeGreaterThan(1);
    us.stop();
    dprk.stop();
    await there.close();
  });
});

test("what the log holds beyond the session that is told of is told once, with what comes next", () => {
  const event = (seq: number): SessionEvent => ({
    kind: "meetingOpened",
    by: { kind: "facilitator" },
    audience: "table",
    seq,
    at: `2026-01-01T00:00:0${seq}.000Z`,
  });
  const before = withoutEvents("3b241101-e2bb-4255-8caf-4136c566a962", "table", sessionCase(PUBLIC));
  const events = linked(before, [event(1), event(2)], () => "salt");
  const [first, second] = [withEvents(before, events.slice(0, 1)), withEvents(before, events)];
  const told: LiveMessage[] = [];
  const live = new Live();
  live.begin(
    before,
    { viewer: { kind: "observer" }, seat: "seat", reader: { tell: (message) => void told.push(message), end: () => {} } },
    { read: null, events: [], at: "2026-01-01T00:00:00.000Z" },
  );
  expect(live.happened(first, events)).toBe(true);
  expect(live.happened(second, events.slice(1))).toBe(true);
  expect(told.flatMap((message) => (message.kind === "happened" ? message.events.map(({ seq }) => seq) : []))).toEqual([1, 2]);
});
