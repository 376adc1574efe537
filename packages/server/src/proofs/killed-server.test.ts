import { rmSync } from "node:fs";
import { Rng } from "@detente/engine";
import { describe, expect, test } from "vitest";
import { embeddedFolder } from "../database/fixtures/embedded-folder.fixture.ts";
import { openEmbedded } from "../database/embedded/open-embedded.ts";
import { openTestPostgres, withoutPostgres } from "../database/test-databases.fixture.ts";
import type { Database } from "../database/database.ts";
import { keptLogs } from "./kept-logs.fixture.ts";
import { type Killed, killUnderLoad } from "./kills-under-load.fixture.ts";
import { member, peopledTables } from "./people-at-tables.fixture.ts";
import { Place } from "./place.fixture.ts";
import { type ServerProcess, serverProcess } from "./server-process.fixture.ts";

const [EMBEDDED_KILLS, POSTGRES_KILLS] = [
  Number(process.env["DETENTE_SERVER_KILLS"] ?? 1),
  Number(process.env["DETENTE_SERVER_KILLS_POSTGRES"] ?? 1),
];
const SEED = 20_261_201;
/** Milliseconds. */
const NEVER = 2 ** 31 - 1;
const TABLES = 3;
const SEATS = [member("us"), member("dprk"), { role: "mediator" }] as const;

const figureOf = ({ acknowledged, streams, troubles, repeated }: Killed): string =>
  `${acknowledged} actions acknowledged, all there once under their numbers; ${repeated} of them asked for again, each told the same; ${streams} streams without gap or repeat; ${troubles} requests that had to be made again`;

/** A server that is killed and started anew, at a place where it is found. */
class Restarted {
  readonly place = new Place();
  readonly #environment: NodeJS.ProcessEnv;
  #server: ServerProcess | null = null;

  constructor(environment: NodeJS.ProcessEnv) {
    this.#environment = environment;
  }

  async start(): Promise<void> {
    this.#server = await serverProcess(this.#environment);
    this.place.isAt(this.#server.url);
  }

  async kill(): Promise<void> {
    this.place.isGone();
    await this.#server?.kill();
  }

  async stop(): Promise<void> {
    this.place.isGone();
    await this.#server?.stop();
  }
}

test("a server with an embedded database that is killed under load loses nothing that it acknowledged, and opens again", {
  timeout: 3_600_000,
}, async () => {
  const folder = await embeddedFolder();
  const open = (): Promise<Database> => openEmbedded({ folder, housekeeping: NEVER });
  const first = await open();
  const tables = await peopledTables(first, TABLES, SEATS);
  await first.close();
  const server = new Restarted({ DETENTE_DATA: folder });
  await server.start();
  const killed = await killUnderLoad({
    tables,
    places: [server.place],
    kills: EMBEDDED_KILLS,
    seed: SEED,
    kill: async () => {
      await server.kill();
      await server.start();
    },
    logsOf: async (sessions) => {
      // Only one process may have it open, and people read on once it is back.
      await server.stop();
      const database = await open();
      const logs = await keptLogs(database, sessions);
      await database.close();
      await server.start();
      return logs;
    },
  });
  await server.stop();
  rmSync(folder, { recursive: true });
  expect(killed.acknowledged).toBeGreaterThan(0);
  console.log(`figure: ${EMBEDDED_KILLS} kills of a server with an embedded database (seed ${SEED}): ${figureOf(killed)}`);
});

const without = withoutPostgres();
describe.skipIf(without !== null)(`on PostgreSQL${without === null ? "" : `: ${without}`}`, () => {
  test("one of two servers that is killed under load loses nothing that it acknowledged, and who was with it goes on with the other", {
    timeout: 3_600_000,
  }, async () => {
    const { database, url, close } = await openTestPostgres();
    const tables = await peopledTables(database, TABLES, SEATS);
    const servers = [1, 2].map(() => new Restarted({ DATABASE_URL: url ?? "" }));
    await Promise.all(servers.map((server) => server.start()));
    const rng = Rng.fromSeed(SEED);
    const killed = await killUnderLoad({
      tables,
      places: servers.map(({ place }) => place),
      kills: POSTGRES_KILLS,
      seed: SEED + 1000,
      kill: async (negotiators) => {
        const [victim, other] = rng.below(2) === 0 ? servers : servers.toReversed();
        await victim?.kill();
        // Some wait for it to come back; some do not.
        for (const each of negotiators) if (other !== undefined && rng.below(2) === 0) each.moveTo(other.place);
        await victim?.start();
        for (const each of negotiators) if (victim !== undefined && rng.below(2) === 0) each.moveTo(victim.place);
      },
      logsOf: (sessions) => keptLogs(database, sessions),
    });
    await Promise.all(servers.map((server) => server.stop()));
    await close();
    expect(killed.acknowledged).toBeGreaterThan(0);
    console.log(`figure: ${POSTGRES_KILLS} kills of one of two servers on a PostgreSQL (seed ${SEED}): ${figureOf(killed)}`);
  });
});
