import { readFileSync } from "node:fs";
import { play, sessionCase, strategyOf } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { actNow, DPRK, open, readAs, US, value } from "../tables/seated-people.fixture.ts";
import { hasEnded, movesOf, once, type PlayingProcess, seatBot, startPlaying, tableWith } from "./bots-at-tables.fixture.ts";

const HANOI = parseCase({
  name: "hanoi",
  text: readFileSync(new URL("../../../../cases/hanoi/hanoi-2019.yaml", import.meta.url), "utf8"),
});

/** What the engine makes of the same pairing. */
function simulated(us: string, dprk: string, rounds: number): readonly unknown[] {
  if (HANOI.kind === "failed") throw new Error("Expected the case");
  const [first, second] = [strategyOf(us), strategyOf(dprk)];
  const opening = open(rounds);
  if (first.kind === "failed" || second.kind === "failed" || opening.kind !== "open") throw new Error("Expected strategies");
  const game = play({
    base: sessionCase(HANOI.value.case),
    setup: opening.setup,
    players: { [US]: first.value, [DPRK]: second.value },
    seed: 1,
    startAt: "2026-01-01T00:00:00.000Z",
    turnTime: 0,
  });
  if (game.kind === "failed") throw new Error(game.failure.code);
  return movesOf(game.value.events);
}

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: PlayingProcess;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startPlaying(given.database);
  });
  afterAll(async () => {
    await here.close();
    await given.close();
    expect(here.errors).toEqual([]);
  });

  test.each([
    ["boulware", "conceder"],
    ["micro", "micro"],
    ["steady", "tit-for-tat"],
  ])("%s and %s play to the end by themselves, move by move as the engine plays them", async (us, dprk) => {
    const table = await tableWith(here, []);
    await seatBot(here, table, { party: US, strategy: us });
    await seatBot(here, table, { party: DPRK, strategy: dprk });
    value(await actNow(here, table, { who: "facilitator", deed: open(8) }));
    const events = await once(here, table, hasEnded);
    expect(movesOf(events)).toEqual(simulated(us, dprk, 8));
    expect(movesOf(events).length).toBeGreaterThan(1);
  });

  test("a person and a bot come to an agreement, and both look for something better afterwards", async () => {
    const table = await tableWith(here, ["us"]);
    await seatBot(here, table, { party: DPRK, strategy: "conceder" });
    value(await actNow(here, table, { who: "facilitator", deed: open(5) }));
    for (let k = 0; k < 4; k++) {
      const before = (await readAs(here, table, "us")).view.tableSeq;
      value(await actNow(here, table, { who: "us", deed: { kind: "reject" } }));
      await once(here, table, (events) => events.filter(({ audience }) => audience === "table").length > before + 1);
    }
    const { view } = await readAs(here, table, "us");
    const offer = view.standing[0]?.offer ?? 0;
    value(await actNow(here, table, { who: "us", deed: { kind: "accept", offer } }));
    const events = await once(here, table, (all) => all.some(({ kind }) => kind === "optedIn"));
    expect(events.some(({ kind }) => kind === "agreed")).toBe(true);
  });
});
