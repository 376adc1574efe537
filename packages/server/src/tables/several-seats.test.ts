import { exportFaults } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { sha256 } from "../sessions/hash.ts";
import {
  asked,
  DPRK,
  DRAFT,
  newKey,
  none,
  offer,
  openedTable,
  type Process,
  type SeatedTable,
  startProcess,
  US,
  value,
} from "./seated-people.fixture.ts";

/** Milliseconds that the PostgreSQL of the tests may take to start on a machine that is busy. */
const START = 60_000;

onBothKinds((openDatabase, kind) => {
  let given: TestDatabase;
  let here: Process;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
  }, START);
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  /** A table whose facilitator sits for both parties as well. */
  async function teachersTable() {
    const table = await openedTable(here);
    const teacher = table.people.facilitator;
    const give = async (party: typeof US) =>
      value(
        await here.seats.give(teacher, {
          ...none,
          params: { table: table.table },
          body: { person: teacher.person, is: { role: "member", party } },
        }),
      ).id;
    const [us, dprk] = [await give(US), await give(DPRK)];
    const ofSession = { params: { session: table.session }, headers: {}, body: null };
    const read = async (seat?: string) => value(await here.sessions.read(teacher, { ...ofSession, query: { seat } }));
    return { ...table, teacher, us, dprk, ofSession, read };
  }

  const seatOf = async ({ table, people }: SeatedTable, who: "us" | "dprk" | "facilitator"): Promise<string> => {
    const { seats } = value(await here.seats.list(people.facilitator, { params: { table }, ...none }));
    return seats.find(({ person }) => person.id === people[who].person)?.id ?? "";
  };
  const watched = async ({ session, people }: SeatedTable, who: "us" | "facilitator", seat?: string) => {
    let last: string | null = null;
    const reader = { tell: (message: { readonly kind: string }) => void (last = message.kind), end: () => undefined };
    const { stop } = value(await here.sessions.watch(people[who], { session, seat, after: null }, reader));
    return { last: () => last, stop };
  };

  test("one person has several seats at a table, each other than the rest", async () => {
    const { table, teacher, us } = await teachersTable();
    const again = { person: teacher.person, is: { role: "member", party: US } } as const;
    expect(await here.seats.give(teacher, { ...none, params: { table }, body: again })).toMatchObject({
      failure: { code: "alreadyThere" },
    });
    const facilitator = { person: teacher.person, is: { role: "facilitator" } } as const;
    expect(await here.seats.give(teacher, { ...none, params: { table }, body: facilitator })).toMatchObject({
      failure: { code: "alreadyThere" },
    });
    const { tables } = value(await here.tables.list(teacher, { params: {}, ...none }));
    expect(tables.find(({ id }) => id === table)?.seat.is).toEqual({ role: "facilitator" });
    const asUs = value(await here.tables.read(teacher, { ...none, params: { table }, query: { seat: us } }));
    expect(asUs.seat).toEqual({ id: us, is: { role: "member", party: "us" } });
  });

  test("the seat that was given first counts where none is named, and each view is of one seat", async () => {
    const { us, dprk, read } = await teachersTable();
    expect((await read()).view.kind).toBe("facilitator");
    const views = { us: JSON.stringify((await read(us)).view), dprk: JSON.stringify((await read(dprk)).view) };
    expect(views.us).toContain("no-broad-relief-for-yongbyon-alone");
    expect(views.us).not.toContain("no-transfer-or-full-list-first");
    expect(views.dprk).toContain("no-transfer-or-full-list-first");
    expect(views.dprk).not.toContain("no-broad-relief-for-yongbyon-alone");
    expect(Object.keys((await read(us)).seqs)).toEqual(["table", "party/us"]);
  });

  test("an export is of one seat, and the rows that it is read from too", async () => {
    const { us, dprk, teacher, session, read, ofSession } = await teachersTable();
    for (const [seat, party] of [
      [us, "us"],
      [dprk, "dprk"],
    ] as const) {
      const exported = value(await here.sessions.export(teacher, { ...ofSession, query: { seat } }));
      expect(exported.viewer).toEqual({ kind: "party", party });
      expect(exported.logs.map(({ audience }) => audience).toSorted()).toEqual([`party/${party}`, "table"]);
      expect(exportFaults(sha256, exported, (await read(seat)).receipts)).toEqual([]);
      const rows = await given.database.transact({ kind: "person", person: teacher.person, seat }, async ({ sql }) => ({
        audiences: await sql.selectFrom("session_event").select("audience").where("session_id", "=", session).execute(),
        briefs: await sql.selectFrom("brief_event").select("party").execute(),
        seats: await sql.selectFrom("seat").select("id").execute(),
      }));
      expect(new Set(rows.audiences.map(({ audience }) => audience))).toEqual(new Set(["table", `party/${party}`]));
      expect(rows.briefs).toEqual([{ party }]);
      expect(rows.seats).toEqual([{ id: seat }]);
    }
  });

  test("a seat of somebody else is none of one's own, neither to look nor for the rows", async () => {
    const { us, people, table, session, ofSession } = await teachersTable();
    for (const who of ["dprk", "stranger", "observer"] as const) {
      const wanted = { failure: { code: "notFound" } };
      expect(await here.sessions.read(people[who], { ...ofSession, query: { seat: us } })).toMatchObject(wanted);
      expect(await here.sessions.export(people[who], { ...ofSession, query: { seat: us } })).toMatchObject(wanted);
      expect(await here.tables.read(people[who], { ...none, params: { table }, query: { seat: us } })).toMatchObject(wanted);
      const reader = { tell: () => undefined, end: () => undefined };
      expect(await here.sessions.watch(people[who], { session, seat: us, after: null }, reader)).toMatchObject(wanted);
      const rows = given.database.transact({ kind: "person", person: people[who].person, seat: us }, ({ sql }) =>
        sql.selectFrom("session_event").select("audience").execute(),
      );
      expect(await rows).toEqual([]);
    }
  });

  test("who sits for both acts for each, and a key that one seat has used is new for the other", async () => {
    const { us, dprk, teacher, session, read } = await teachersTable();
    const act = async (seat: string, key: string) => {
      const { seqs: expected } = await read(seat);
      return here.sessions.act(teacher, { ...asked(session, offer(DRAFT), { expected, key }), query: { seat } });
    };
    const { seqs: expected } = await read(us);
    const key = newKey();
    expect(value(await act(us, key)).events).toMatchObject([{ kind: "offered", party: "us" }]);
    expect(value(await act(dprk, key)).events).toMatchObject([{ kind: "offered", party: "dprk" }]);
    const before = await read();
    const again = { ...asked(session, offer(DRAFT), { expected, key }), query: { seat: us } };
    expect(value(await here.sessions.act(teacher, again)).events).toMatchObject([{ kind: "offered", party: "us", offer: 1 }]);
    expect((await read()).seqs).toEqual(before.seqs);
  });

  test("taking one seat away ends its streams alone", async () => {
    const table = await teachersTable();
    const [asUs, asDprk, asItself] = [
      await watched(table, "facilitator", table.us),
      await watched(table, "facilitator", table.dprk),
      await watched(table, "facilitator"),
    ];
    value(await here.seats.take(table.teacher, { ...none, params: { table: table.table, seat: table.us } }));
    expect([asUs, asDprk, asItself].map(({ last }) => last())).toEqual(["ended", "happened", "happened"]);
    for (const each of [asDprk, asItself]) each.stop();
  });

  test("a seat of which another is made keeps its id, ends its streams, and sees what it is now", async () => {
    const table = await openedTable(here);
    const seat = await seatOf(table, "us");
    const change = (is: object) =>
      // Roles that the schema takes.
      here.seats.change(table.people.facilitator, {
        ...none,
        params: { table: table.table, seat },
        body: { is: is as { role: "observer" } },
      });
    const stream = await watched(table, "us");
    expect(value(await change({ role: "head", party: US })).id).toBe(seat);
    expect(stream.last()).toBe("happened");
    expect(value(await change({ role: "observer" }))).toMatchObject({ id: seat, is: { role: "observer" } });
    expect(stream.last()).toBe("ended");
    const read = await here.sessions.read(table.people.us, { params: { session: table.session }, ...none });
    expect(value(read).view.kind).toBe("observer");
    expect(await change({ role: "head", party: "nobody" })).toMatchObject({ failure: { code: "notFound" } });
    value(
      await here.seats.give(table.people.facilitator, {
        ...none,
        params: { table: table.table },
        body: { person: table.people.us.person, is: { role: "mediator" } },
      }),
    );
    expect(await change({ role: "mediator" })).toMatchObject({ failure: { code: "alreadyThere" } });
  });

  test("everybody may leave, and the last facilitator may not, nor be made another", async () => {
    const table = await openedTable(here);
    const take = (who: "us" | "facilitator" | "observer", seat: string) =>
      here.seats.take(table.people[who], { ...none, params: { table: table.table, seat } });
    const [us, facilitator] = [await seatOf(table, "us"), await seatOf(table, "facilitator")];
    expect(await take("observer", us)).toMatchObject({ failure: { code: "notAllowed" } });
    const last = { failure: { code: "notAllowed", detail: expect.stringContaining("without a facilitator") } };
    expect(await take("facilitator", facilitator)).toMatchObject(last);
    const observer = { is: { role: "observer" } } as const;
    const asked = { ...none, params: { table: table.table, seat: facilitator }, body: observer };
    expect(await here.seats.change(table.people.facilitator, asked)).toMatchObject(last);
    const stream = await watched(table, "us");
    expect(await take("us", us)).toEqual({ kind: "ok", value: null });
    expect(stream.last()).toBe("ended");
    expect(await here.tables.read(table.people.us, { ...none, params: { table: table.table } })).toMatchObject({
      failure: { code: "notFound" },
    });
    const another = { person: table.people.dprk.person, is: { role: "facilitator" } } as const;
    value(await here.seats.give(table.people.facilitator, { ...none, params: { table: table.table }, body: another }));
    expect(await take("facilitator", facilitator)).toEqual({ kind: "ok", value: null });
  });

  test.skipIf(kind === "embedded")("of two facilitators who leave at once one stays", async () => {
    const there = await startProcess(await given.another());
    for (let k = 0; k < 5; k++) {
      const table = await openedTable(here);
      const { facilitator, us } = table.people;
      const params = { table: table.table };
      const second = value(
        await here.seats.give(facilitator, { ...none, params, body: { person: us.person, is: { role: "facilitator" } } }),
      ).id;
      const first = await seatOf(table, "facilitator");
      const left = await Promise.all([
        here.seats.take(facilitator, { ...none, params: { ...params, seat: first } }),
        there.seats.take(us, { ...none, params: { ...params, seat: second }, query: { seat: second } }),
      ]);
      expect(left.map((each) => each.kind).toSorted()).toEqual(["failed", "ok"]);
    }
    await there.close();
  });
});
