import { Rng } from "@detente/engine";
import { describe, expect, test } from "vitest";
import { hasEnded, movesOf, once, seatBot, tableWith } from "../bots/bots-at-tables.fixture.ts";
import { simulated } from "../bots/simulated.fixture.ts";
import { openTestPostgres, withoutPostgres } from "../database/test-databases.fixture.ts";
import { openJobs } from "../jobs/open-jobs.ts";
import { actNow, DPRK, open, startProcess, US, value } from "../tables/seated-people.fixture.ts";
import { serverProcess } from "./server-process.fixture.ts";

/** A job that was under way when its process was killed is missed after ten seconds, so that each kill takes its time. */
const KILLS = Number(process.env["DETENTE_BOT_KILLS"] ?? 0);
const SEED = 20_261_202;
const TABLES = 4;
const ROUNDS = 150;
const [FIRST, SECOND] = ["boulware", "micro"];

const without = withoutPostgres();
describe.skipIf(without !== null || KILLS === 0)("on PostgreSQL", () => {
  test("bots whose server is killed again and again make every move of theirs once, and the same as without", {
    timeout: 3_600_000,
  }, async () => {
    const given = await openTestPostgres();
    const jobs = await openJobs({ database: given.database, onError: (error) => console.error(error) });
    // Calls bots, and makes none of their moves.
    const here = await startProcess(given.database, { jobs });
    const tables = await Promise.all(Array.from({ length: TABLES }, () => tableWith(here, [])));
    for (const table of tables) {
      await seatBot(here, table, { party: US, strategy: FIRST });
      await seatBot(here, table, { party: DPRK, strategy: SECOND });
      value(await actNow(here, table, { who: "facilitator", deed: open(ROUNDS) }));
    }
    const rng = Rng.fromSeed(SEED);
    const expected = simulated(FIRST, SECOND, ROUNDS);
    let server = await serverProcess({ DATABASE_URL: given.url ?? "" });
    let kills = 0;
    for (; kills < KILLS; kills++) {
      const until = 2 + Math.floor(((kills + rng.float()) * expected.length) / KILLS);
      const watched = tables[rng.below(TABLES)];
      if (watched !== undefined) await once(here, watched, (events) => hasEnded(events) || movesOf(events).length >= until);
      await server.kill();
      server = await serverProcess({ DATABASE_URL: given.url ?? "" });
    }
    for (const table of tables) expect(movesOf(await once(here, table, hasEnded))).toEqual(expected);
    console.log(
      `figure: ${kills} kills of the server that makes the moves of ${2 * TABLES} bots (seed ${SEED}): ${TABLES * expected.length} moves, each made once, the same as without`,
    );
    await server.stop();
    await here.close();
    await jobs.close();
    await given.close();
  });
});
