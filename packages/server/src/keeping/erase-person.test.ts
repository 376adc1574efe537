import { exportFaults } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onBothKinds, TEST_KEY, type TestDatabase } from "../database/test-databases.fixture.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import { sha256 } from "../sessions/hash.ts";
import { placeOf } from "../store/session-log.ts";
import {
  actNow,
  DRAFT,
  justSignedIn,
  none,
  offer,
  openedTable,
  type Process,
  readAs,
  startProcess,
  value,
} from "../tables/seated-people.fixture.ts";
import { LEAVE_WORDS } from "../contract/keeping-contracts.ts";
import { LEFT_NAME } from "./erase-person.ts";
import { type Keeping, keepingService } from "./keeping-service.ts";

const MARK = "MARK-7f3a";
const sealers = new TableSealers(TEST_KEY);

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  let keeping: Keeping;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
    keeping = keepingService({ database: given.database, sealers, words: here.words, changed: here.seats.changed, mode: "people" });
  }, 60_000);
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  /** Everything of the database that is text, and everything sealed with the key of a table that is an event. */
  const everything = (): Promise<string> =>
    given.database.transact({ kind: "engine" }, async ({ sql }) => {
      const events = await sql
        .selectFrom("session_event")
        .innerJoin("session", "session.id", "session_event.session_id")
        .innerJoin("tables", "tables.id", "session.table_id")
        .select(["session_id", "audience", "seq", "sealed", "tables.id as table", "tables.wrapped_key"])
        .execute();
      const opened = events.map(({ session_id, audience, seq, sealed, table, wrapped_key }) =>
        sealers.of(table, wrapped_key).open(placeOf(session_id, audience, seq), sealed ?? new Uint8Array()),
      );
      const plain = await Promise.all([
        sql.selectFrom("person").selectAll().execute(),
        sql.selectFrom("action_key").selectAll().execute(),
        sql.selectFrom("audit").selectAll().execute(),
        sql.selectFrom("session").selectAll().execute(),
      ]);
      return JSON.stringify([opened, plain]);
    });

  test("of a person who leaves, no word is left, and the session of the others goes on and verifies", async () => {
    const table = await openedTable(here);
    const { people, session } = table;
    await given.database.transact({ kind: "engine" }, ({ sql }) =>
      sql.updateTable("person").set({ name: MARK }).where("id", "=", people.us.person).execute(),
    );
    value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "table", text: `${MARK} one` } }));
    value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "delegation", text: `${MARK} two` } }));
    value(await actNow(here, table, { who: "us", deed: { kind: "offer", outcome: DRAFT, message: `${MARK} three` } }));
    expect((await everything()).split(MARK).length - 1).toBeGreaterThanOrEqual(4);

    const asked = { params: {}, ...none, body: { confirm: LEAVE_WORDS } } as const;
    expect(await keeping.eraseMe(await justSignedIn(here, people.us), asked)).toEqual({ kind: "ok", value: null });
    expect(await everything()).not.toContain(MARK);
    expect(JSON.stringify(await readAs(here, table, "dprk"))).not.toContain(MARK);
    for (const who of ["dprk", "facilitator"] as const) {
      const told = value(await here.sessions.export(people[who], { params: { session }, ...none }));
      expect(exportFaults(sha256, told)).toEqual([]);
      expect(JSON.stringify(told)).not.toContain(MARK);
    }
    expect((await here.sessions.read(people.us, { params: { session }, ...none })).kind).toBe("failed");
    value(await actNow(here, table, { who: "dprk", deed: offer(DRAFT) }));
    const seats = value(await here.seats.list(people.facilitator, { params: { table: table.table }, ...none })).seats;
    expect(JSON.stringify(seats)).not.toContain(LEFT_NAME);
  });

  test("the last facilitator is asked to hand the table over first, and nothing is erased", async () => {
    const { people } = await openedTable(here);
    const asked = { params: {}, ...none, body: { confirm: LEAVE_WORDS } } as const;
    expect(await keeping.eraseMe(await justSignedIn(here, people.facilitator), asked)).toMatchObject({
      failure: { code: "notAllowed", detail: expect.stringContaining('"Hanoi"') },
    });
    expect(await everything()).toContain("facilitator");
  });

  test("a facilitator erases the words of one event; a head may not, and a stranger learns nothing", async () => {
    const table = await openedTable(here);
    value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "table", text: `${MARK} four` } }));
    const { people, session } = table;
    const told = value(await here.sessions.export(people.facilitator, { params: { session }, ...none }));
    const log = told.logs.find(({ audience }) => audience === "table");
    const seq = log?.disclosed.find(({ event }) => event.kind === "messaged")?.event.seq ?? 0;
    const asked = { ...none, params: { session, audience: "table", seq } };
    expect(await keeping.eraseEvent(people.us, asked)).toMatchObject({ failure: { code: "notAllowed" } });
    expect(await keeping.eraseEvent(people.stranger, asked)).toEqual({ kind: "failed", failure: { code: "notFound" } });
    value(await keeping.eraseEvent(people.facilitator, asked));
    expect(await everything()).not.toContain(`${MARK} four`);
    expect(JSON.stringify(await readAs(here, table, "us"))).not.toContain(MARK);
    const after = value(await here.sessions.export(people.dprk, { params: { session }, ...none }));
    expect(exportFaults(sha256, after)).toEqual([]);
  });
});
