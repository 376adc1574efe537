import { exportFaults, readRecord } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LEAVE_WORDS } from "../contract/keeping-contracts.ts";
import { onBothKinds, TEST_KEY, type TestDatabase } from "../database/test-databases.fixture.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import { justSignedIn, none, type Process, startProcess, value } from "../tables/seated-people.fixture.ts";
import { everythingKept } from "./everything-kept.fixture.ts";
import { keepingService } from "./keeping-service.ts";
import { leaver } from "./leaver.fixture.ts";

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

  test("[G2] nothing that somebody wrote anywhere is in the database once that person has left", async () => {
    const words = new Map<string, string>();
    const word = (place: string): string => {
      const text = words.get(place) ?? `Zanzibar${words.size}x`;
      words.set(place, text);
      return text;
    };
    const { person } = await leaver(here, word);
    const before = await everythingKept(given.database);
    expect([...words].filter(([, text]) => !before.includes(text)).map(([place]) => place)).toEqual([]);
    const keeping = keepingService({
      database: given.database,
      sealers: new TableSealers(TEST_KEY),
      words: here.words,
      changed: here.seats.changed,
      mode: "people",
    });
    value(await keeping.eraseMe(await justSignedIn(here, person), { params: {}, ...none, body: { confirm: LEAVE_WORDS } }));
    const after = (await everythingKept(given.database)).split("\n").filter((line) => /Zanzibar/i.test(line));
    expect(after.map((line) => line.slice(0, 300))).toEqual([]);
  }, 30_000);
});
void exportFaults;
void readRecord;
