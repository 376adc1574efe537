import type { Brief, SessionEvent } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestEmbedded, type TestDatabase } from "../database/test-databases.fixture.ts";
import { actNow, DPRK, DRAFT, offer, open, readAs, type SeatedTable, value } from "../tables/seated-people.fixture.ts";
import { once, type PlayingProcess, seatBot, startPlaying, tableWith, whose } from "./bots-at-tables.fixture.ts";

/** All that it does but when, as it is kept. */
const bytesOf = (events: readonly SessionEvent[]): string =>
  JSON.stringify(events.filter((event) => "party" in event && event.party === DPRK).map((event) => ({ ...event, at: null })));

let given: TestDatabase;
let here: PlayingProcess;
beforeAll(async () => {
  given = await openTestEmbedded();
  here = await startPlaying(given.database);
}, 30_000);
afterAll(async () => {
  await here.close();
  await given.close();
});

/** The other side wants something else, and says so to itself. */
async function keepSecrets(table: SeatedTable): Promise<void> {
  const { view } = await readAs(here, table, "us");
  if (view.kind !== "party" || view.brief === null) throw new Error("Expected a brief");
  const brief: Brief = {
    ...view.brief,
    preferences: { kind: "points", issues: {}, interactions: [] },
    noAgreement: { kind: "reservationValue", reservationValue: -1 },
    redLines: [],
  };
  for (const deed of [
    { kind: "reviseBrief", brief },
    { kind: "giveMandate", issues: [] },
    { kind: "giveMandate", issues: view.issues.map(({ id }) => id) },
    { kind: "message", to: "delegation", text: "Let us take anything." },
    { kind: "message", to: "caucus", text: "We would take anything." },
  ] as const)
    value(await actNow(here, table, { who: "us", deed }));
}

async function played(strategy: string, secrets: "some" | "none"): Promise<string> {
  const table = await tableWith(here, ["us"]);
  await seatBot(here, table, { party: DPRK, strategy, seed: 5 });
  value(await actNow(here, table, { who: "facilitator", deed: open(6) }));
  if (secrets === "some") await keepSecrets(table);
  for (let turn = 1; turn <= 4; turn++) {
    if (secrets === "some")
      value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "delegation", text: `Turn ${turn}.` } }));
    value(await actNow(here, table, { who: "us", deed: turn === 2 ? { kind: "reject" } : offer(DRAFT) }));
    await once(here, table, (events) => events.filter((event) => isMove(event)).length === turn);
  }
  return bytesOf(await once(here, table, (events) => events.length > 1));
}

test.each(["steady", "random", "human"])("%s does the same to the byte, whatever the other side keeps to itself", async (strategy) => {
  const [plain, other] = [await played(strategy, "none"), await played(strategy, "some")];
  expect(other).toBe(plain);
  expect(plain).toContain("offered");
});

const isMove = (event: SessionEvent): boolean => (["offered", "rejected", "accepted"] as const).some((kind) => whose(DPRK, kind)(event));
