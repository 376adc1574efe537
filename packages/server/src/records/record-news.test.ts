import { type CommitmentAction } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RecordMessage } from "../contract/record-contracts.ts";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { DPRK, none, type Process, type SeatedTable, startProcess, US, value } from "../tables/seated-people.fixture.ts";
import { agreedTable, beginAsked, consentAs, HALT, ofRecord, put, recordInForce } from "./agreed-table.fixture.ts";

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  let table: SeatedTable;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
    table = await agreedTable(here);
  }, 60_000);
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  const start = (): CommitmentAction => ({ kind: "started", by: DPRK, stipulation: HALT });

  const watched = async (
    record: string,
    who: "us" | "usAdviser" | "observer",
    { after = null, process = here }: { after?: number | null; process?: Process } = {},
  ) => {
    const told: RecordMessage[] = [];
    const heard: (() => void)[] = [];
    const tell = (message: RecordMessage): void => {
      told.push(message);
      for (const each of heard.splice(0)) each();
    };
    const watch = value(await process.records.watch(table.people[who], { record, seat: undefined, after }, { tell, end: () => {} }));
    const until = async (isThere: () => boolean): Promise<void> => {
      while (!isThere()) await new Promise<void>((resolve) => heard.push(resolve));
    };
    return { told, until, stop: watch.stop };
  };

  test("a reader is told what happens here and in another process, once each, and goes on where it stopped", async () => {
    const there = await startProcess(await given.another());
    const record = value(await here.records.begin(table.people.us, beginAsked(table)));
    const reading = await watched(record.id, "observer");
    value(await consentAs(there, table, { who: "dprk", record, party: "dprk" }));
    await reading.until(() => reading.told.some((each) => each.kind === "happened" && each.missing.length === 0));
    value(await put(there, table, { who: "dprk", record: record.id, action: start() }));
    value(
      await put(here, table, { who: "us", record: record.id, action: { kind: "accountFiled", by: US, stipulation: HALT, text: "Seen" } }),
    );
    const events = () => reading.told.flatMap((each) => (each.kind === "happened" ? (each.events ?? []) : []));
    await reading.until(() => events().length >= 2);
    expect(events().map(({ seq }) => seq)).toEqual([1, 2]);
    expect(reading.told[0]).toMatchObject({ kind: "happened", after: 0, seq: 0, missing: [DPRK] });
    const later = await watched(record.id, "us", { after: 1 });
    expect(later.told).toMatchObject([{ after: 1, seq: 2, events: [{ seq: 2 }] }]);
    later.stop();
    reading.stop();
    await there.close();
  });

  test("a stream ends with its seat, in every process", async () => {
    const own = await agreedTable(here);
    const record = await recordInForce(here, own);
    const told: RecordMessage[] = [];
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const reader = { tell: (message: RecordMessage) => void told.push(message), end };
    value(await here.records.watch(own.people.usAdviser, { record: record.id, seat: undefined, after: null }, reader));
    const seats = value(await here.seats.list(own.people.facilitator, { params: { table: own.table }, ...none })).seats;
    const seat = seats.find(({ is }) => is.role === "adviser")?.id ?? "";
    value(await here.seats.take(own.people.facilitator, { params: { table: own.table, seat }, ...none }));
    await ended;
    expect(told.at(-1)).toEqual({ kind: "ended", reason: "revoked" });
    expect(await here.records.read(own.people.usAdviser, ofRecord(record.id))).toMatchObject({ failure: { code: "notFound" } });
  });

  test("whoever has missed too much for one message is told to read it in pages", async () => {
    const record = await recordInForce(here, table);
    const long = "x".repeat(9_900);
    for (let k = 0; k < 28; k++)
      value(
        await put(here, table, {
          who: "us",
          record: record.id,
          expected: k,
          action: { kind: "accountFiled", by: US, stipulation: HALT, text: long },
        }),
      );
    const reading = await watched(record.id, "us", { after: 0 });
    expect(reading.told).toMatchObject([{ after: 0, seq: 28, events: null }]);
    reading.stop();
  });
});
