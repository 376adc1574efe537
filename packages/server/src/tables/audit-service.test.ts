import { afterAll, beforeAll, expect, test } from "vitest";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { none, type Process, seatedTable, type SeatedTable, startProcess, value } from "./seated-people.fixture.ts";

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  let seated: SeatedTable;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
    seated = await seatedTable(here);
  });
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  const page = async (limit: number, after?: string) =>
    value(
      await here.audits.read(seated.people.facilitator, {
        ...none,
        params: { table: seated.table },
        query: after === undefined ? { limit } : { limit, after },
      }),
    );

  test("who opened the table, gave and took seats, added sessions and exported what others said is written down, with ids alone", async () => {
    const { table, session, people } = seated;
    const { facilitator, us, observer } = people;
    const { seats } = value(await here.seats.list(facilitator, { ...none, params: { table } }));
    const seat = seats.find(({ person }) => person.id === observer.person)?.id ?? "";
    value(await here.seats.take(facilitator, { ...none, params: { table, seat } }));
    value(await here.sessions.export(us, { ...none, params: { session } }));
    value(await here.sessions.export(facilitator, { ...none, params: { session } }));

    const { entries } = await page(200);
    expect(entries.map(({ deed }) => deed).toReversed()).toEqual([
      "tableOpened",
      ...Array.from({ length: 5 }, () => "seatGiven"),
      "sessionAdded",
      "seatTaken",
      "sessionExported",
    ]);
    expect(entries.every(({ by }) => by === facilitator.person)).toBe(true);
    expect(entries[1]?.facts).toEqual({ seat, person: observer.person, role: "observer", party: null });
  });

  test("what was not done is not written down", async () => {
    const before = (await page(1)).entries[0]?.number;
    const { table, people } = seated;
    const is = { role: "observer" } as const;
    const asked = { ...none, params: { table }, body: { person: people.stranger.person, is } };
    expect((await here.seats.give(people.us, asked)).kind).toBe("failed");
    expect((await here.seats.give(people.facilitator, { ...asked, body: { person: table, is } })).kind).toBe("failed");
    expect((await page(1)).entries[0]?.number).toBe(before);
  });

  test("entries are numbered at each table by itself, so that nobody counts what is done at others", async () => {
    const other = await seatedTable(here);
    const { table, people } = seated;
    value(await here.sessions.create(people.facilitator, { ...none, params: { table }, body: { name: "One more", track: null } }));
    const { entries } = await page(200);
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, k) => entries.length - k));
    const theirs = { ...none, params: { table: other.table }, query: { limit: 1 } };
    expect(value(await here.audits.read(other.people.facilitator, theirs))).toMatchObject({ entries: [{ number: 7 }], next: "7" });
  });

  test("pages follow each other from the latest to the first, without gap or repeat", async () => {
    const all = (await page(200)).entries;
    const read: (typeof all)[number][] = [];
    let after: string | undefined;
    for (let k = 0; k < 100; k++) {
      const { entries, next } = await page(2, after);
      read.push(...entries);
      if (next === null) break;
      after = next;
    }
    expect(read).toEqual(all);
  });

  test("with the application's check switched off, nobody but the facilitator sees an entry", async () => {
    for (const [who, { person }] of Object.entries(seated.people)) {
      const rows = await given.database.transact({ kind: "person", person }, ({ sql }) =>
        sql.selectFrom("audit").select("table_id").execute(),
      );
      expect(rows.length > 0, who).toBe(who === "facilitator");
      expect(rows.every(({ table_id }) => table_id === seated.table)).toBe(true);
    }
  });
});
