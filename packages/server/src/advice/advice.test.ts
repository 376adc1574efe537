import { afterAll, beforeAll, expect, test } from "vitest";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { none, openedTable, type Process, startProcess, value } from "../tables/seated-people.fixture.ts";

onBothKinds((open) => {
  let given: TestDatabase;
  let here: Process;
  beforeAll(async () => {
    given = await open();
    here = await startProcess(given.database);
  });
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  test("a verdict on a position of the case", async () => {
    const { session, people } = await openedTable(here);
    const told = value(
      await here.advice.verdict(
        people.us,
        { ...none, params: { session }, body: { position: "dprk-offer", playOuts: 4 } },
        new AbortController().signal,
      ),
    );
    expect(told).toMatchObject({ party: "us", offeredBy: "dprk", offer: null, verdict: { word: expect.any(String) } });
  });
});
