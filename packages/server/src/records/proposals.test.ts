import type { Terms } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RecordMessage } from "../contract/record-contracts.ts";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { kept } from "../files/kept-file.fixture.ts";
import {
  DPRK,
  none,
  openedTable,
  type Process,
  type SeatedTable,
  startProcess,
  type Sitter,
  US,
  value,
} from "../tables/seated-people.fixture.ts";
import { consentAs, ofRecord, put, readAs, type ReadRecord } from "./agreed-table.fixture.ts";
import { HALT, TERMS } from "./halt-terms.fixture.ts";

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
  }, 60_000);
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  const propose = ({ table, people }: SeatedTable, who: Sitter) =>
    here.records.begin(people[who], {
      ...none,
      params: { table },
      // The contract takes what is text to it for terms, and the service reads them.
      body: { from: { kind: "terms" as const, terms: TERMS as unknown as Terms } },
    });
  const withdraw = (process: Process, { people }: SeatedTable, { who, record }: { readonly who: Sitter; readonly record: ReadRecord }) =>
    process.records.withdraw(people[who], ofRecord(record.id));

  test("who proposed terms takes them back, and so may the facilitator; others may not, and strangers learn nothing", async () => {
    const table = await openedTable(here);
    const record = value(await propose(table, "us"));
    for (const who of ["dprk", "usAdviser", "observer", "mediator"] as const)
      expect(await withdraw(here, table, { who, record }), who).toMatchObject({ failure: { code: "notAllowed" } });
    expect(await withdraw(here, table, { who: "stranger", record })).toMatchObject({ failure: { code: "notFound" } });
    const messages: RecordMessage[] = [];
    const watching = { record: record.id, seat: undefined, after: null };
    const watch = value(await here.records.watch(table.people.dprk, watching, { tell: (each) => void messages.push(each), end: () => {} }));
    const shown = value(await withdraw(here, table, { who: "us", record }));
    expect(shown).toMatchObject({ standing: "withdrawn", withdrawn: { by: table.people.us.person }, missing: [DPRK] });
    expect(value(await withdraw(here, table, { who: "us", record })).withdrawn).toEqual(shown.withdrawn);
    watch.stop();
    expect(messages.map((each) => each.kind === "happened" && each.standing)).toEqual(["proposed", "withdrawn"]);
    const other = value(await propose(table, "dprk"));
    expect(value(await withdraw(here, table, { who: "facilitator", record: other })).standing).toBe("withdrawn");
    const audits = value(
      await here.audits.read(table.people.facilitator, { ...none, params: { table: table.table }, query: { limit: 50 } }),
    );
    expect(audits.entries.filter(({ deed }) => deed === "recordWithdrawn").map(({ by }) => by)).toEqual([
      table.people.facilitator.person,
      table.people.us.person,
    ]);
  });

  test("to terms that were taken back nobody says yes any more, and nothing is put on record; what is in force is not taken back", async () => {
    const table = await openedTable(here);
    const record = value(await propose(table, "us"));
    value(await withdraw(here, table, { who: "us", record }));
    expect(await consentAs(here, table, { who: "dprk", record, party: "dprk" })).toMatchObject({ failure: { code: "stale" } });
    const action = { kind: "accountFiled", by: US, stipulation: HALT, text: "It was so." } as const;
    expect(await put(here, table, { who: "us", record: record.id, action })).toMatchObject({ failure: { refusal: "notInForce" } });
    const next = value(await propose(table, "us"));
    value(await consentAs(here, table, { who: "dprk", record: next, party: "dprk" }));
    for (const who of ["us", "facilitator"] as const)
      expect(await withdraw(here, table, { who, record: next })).toMatchObject({ failure: { code: "stale" } });
  });

  test("of a last yes and a withdrawal at once, in two processes, exactly one comes first", async () => {
    const there = await startProcess(await given.another());
    const table = await openedTable(here);
    for (let k = 0; k < 8; k++) {
      const record = value(await propose(table, "us"));
      const [yes, back] = await Promise.all([
        consentAs(k % 2 === 0 ? here : there, table, { who: "dprk", record, party: "dprk" }),
        withdraw(k % 2 === 0 ? there : here, table, { who: "us", record }),
      ]);
      expect([yes.kind, back.kind].toSorted()).toEqual(["failed", "ok"]);
      for (const process of [here, there])
        expect((await readAs(process, table, { who: "us", record: record.id })).standing).toBe(yes.kind === "ok" ? "inForce" : "withdrawn");
    }
    await there.close();
  });

  test("one person has five proposals open at a table; withdrawing makes room", async () => {
    const table = await openedTable(here);
    const own = await Promise.all(Array.from({ length: 8 }, () => propose(table, "us")));
    expect(own.filter(({ kind }) => kind === "ok")).toHaveLength(5);
    expect(own.find(({ kind }) => kind === "failed")).toMatchObject({ failure: { code: "noRoom", facts: { open: 5, most: 5 } } });
    expect((await propose(table, "dprk")).kind).toBe("ok");
    const [first] = own.flatMap((each) => (each.kind === "ok" ? [each.value] : []));
    if (first === undefined) throw new Error("Expected a proposal");
    value(await withdraw(here, table, { who: "us", record: first }));
    expect((await propose(table, "us")).kind).toBe("ok");
  });

  test("of what one person has withdrawn, the last twenty stay", async () => {
    const table = await openedTable(here);
    const ids: string[] = [];
    for (let k = 0; k < 22; k++) {
      const record = value(await propose(table, "us"));
      value(await withdraw(here, table, { who: "us", record }));
      ids.push(record.id);
    }
    const { records } = value(
      await here.records.list(table.people.dprk, { ...none, params: { table: table.table }, query: { limit: 50 } }),
    );
    expect(records.map(({ id }) => id).toSorted()).toEqual(ids.slice(2).toSorted());
  });

  test("a record refers to five hundred files at most, and the same one again counts once", async () => {
    const table = await openedTable(here);
    const record = value(await propose(table, "us"));
    value(await consentAs(here, table, { who: "dprk", record, party: "dprk" }));
    const [first, second] = [
      await kept(here, table, { who: "us", name: "a.txt", text: "a", isFor: "table" }),
      await kept(here, table, { who: "us", name: "b.txt", text: "b", isFor: "table" }),
    ];
    const refer = (sha256: string) =>
      put(here, table, {
        who: "us",
        record: record.id,
        action: { kind: "accountFiled", by: US, stipulation: HALT, text: "See the file.", source: `sha256:${sha256}` },
      });
    value(await refer(first.sha256));
    await given.database.transact({ kind: "engine" }, async ({ sql, at }) => {
      const files = Array.from({ length: 499 }, () => crypto.randomUUID());
      const file = {
        table_id: table.table,
        party: null,
        room: "party/us",
        size: 1,
        hash_tag: null,
        sealed: null,
        by_person: table.people.us.person,
        created_at: at,
      };
      await sql
        .insertInto("evidence_file")
        .values(files.map((id) => ({ id, ...file })))
        .execute();
      await sql
        .insertInto("evidence_reference")
        .values(files.map((id) => ({ file_id: id, record_id: record.id, seq: 1 })))
        .execute();
    });
    value(await refer(first.sha256));
    expect(await refer(second.sha256)).toMatchObject({
      failure: { refusal: "tooManyFiles", path: "body.action.source", facts: { most: 500 } },
    });
  });

  test("who takes a record along is written down", async () => {
    const table = await openedTable(here);
    const record = value(await propose(table, "us"));
    value(await here.records.export(table.people.observer, ofRecord(record.id)));
    const audits = value(
      await here.audits.read(table.people.facilitator, { ...none, params: { table: table.table }, query: { limit: 5 } }),
    );
    expect(audits.entries[0]).toMatchObject({ deed: "recordExported", by: table.people.observer.person, facts: { record: record.id } });
  });
});
