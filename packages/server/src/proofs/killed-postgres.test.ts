import { describe, expect, test } from "vitest";
import { openPostgres } from "../database/postgres/open-postgres.ts";
import { TEST_KEY, withoutPostgres } from "../database/test-databases.fixture.ts";
import { givenKey } from "../secrets/key-source.ts";
import { ask } from "./ask.fixture.ts";
import { keptLogs } from "./kept-logs.fixture.ts";
import { killablePostgres } from "./killable-postgres.fixture.ts";
import { killUnderLoad } from "./kills-under-load.fixture.ts";
import { member, peopledTables } from "./people-at-tables.fixture.ts";
import { Place } from "./place.fixture.ts";
import { serverProcess } from "./server-process.fixture.ts";

const KILLS = Number(process.env["DETENTE_POSTGRES_KILLS"] ?? 1);
const SEED = 20_261_211;
/** Milliseconds. */
const PATIENCE = 60_000;
const without = withoutPostgres();

describe.skipIf(without !== null)(`on PostgreSQL${without === null ? "" : `: ${without}`}`, () => {
  test("a PostgreSQL that is killed under load has all that was acknowledged; its servers say that they wait for it, and go on by themselves", {
    timeout: 3_600_000,
  }, async () => {
    const postgres = await killablePostgres();
    const open = () =>
      openPostgres({ url: postgres.url, ownerUrl: null, key: givenKey(TEST_KEY), connections: 2, patience: PATIENCE, mayLose: "off" });
    const first = await open();
    const tables = await peopledTables(first, 3, [member("us"), member("dprk"), { role: "mediator" }]);
    await first.close();
    const servers = await Promise.all([1, 2].map(() => serverProcess({ DATABASE_URL: postgres.url })));
    const places = servers.map(({ url }) => {
      const place = new Place();
      place.isAt(url);
      return place;
    });
    const cookie = tables[0]?.people[0]?.cookie ?? null;
    const stateOf = async (url: string) => {
      const states = [];
      for (const path of ["/livez", "/readyz", "/api/me"]) {
        const { status, told } = await ask(url, { method: "GET", path, cookie });
        states.push(status === 200 ? status : `${status} ${told.code}`);
      }
      return states;
    };
    const killed = await killUnderLoad({
      tables,
      places,
      kills: KILLS,
      seed: SEED,
      kill: async () => {
        await postgres.kill();
        for (const { url } of servers) expect(await stateOf(url)).toEqual([200, "503 notReady", "503 notReady"]);
        await postgres.start();
        for (const { url } of servers) await expect.poll(() => stateOf(url), { timeout: PATIENCE }).toEqual([200, 200, 200]);
      },
      logsOf: async (sessions) => {
        const database = await open();
        const logs = await keptLogs(database, sessions);
        await database.close();
        return logs;
      },
    });
    await Promise.all(servers.map((server) => server.stop()));
    await postgres.close();
    console.log(
      `figure: ${KILLS} kills of PostgreSQL with all its processes, under two servers (seed ${SEED}), which answered 503 and went on without a restart: ${killed.acknowledged} actions acknowledged, all there once under their numbers; ${killed.repeated} asked for again, each told the same; ${killed.streams} streams without gap or repeat; ${killed.troubles} requests that had to be made again`,
    );
  });
});
