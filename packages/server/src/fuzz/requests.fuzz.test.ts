import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { contracts } from "../contract/all-contracts.fixture.ts";
import type { Database } from "../database/database.ts";
import { openEmbedded } from "../database/embedded/open-embedded.ts";
import { embeddedFolder } from "../database/fixtures/embedded-folder.fixture.ts";
import { freshPostgresDatabase } from "../database/fixtures/test-postgres.fixture.ts";
import { openPostgres } from "../database/postgres/open-postgres.ts";
import { TEST_KEY, withoutPostgres } from "../database/test-databases.fixture.ts";
import { serverProcess } from "../proofs/server-process.fixture.ts";
import { givenKey } from "../secrets/key-source.ts";
import { testIssuer } from "../sign-in/test-issuer.fixture.ts";
import { Crowd } from "./crowd.fixture.ts";
import { Judge } from "./judge.fixture.ts";
import { operationsOf } from "./made-request.fixture.ts";
import { flatUpTo, growth, type Memory, memoryOf } from "./memory-of.fixture.ts";
import { scenes } from "./scenes/scenes.fixture.ts";
import { Tally } from "./tally.fixture.ts";

/** Half of them on either kind of database. */
const COUNT = Number(process.env["DETENTE_REQUESTS"] ?? 1_600);
const SEED = Number(process.env["DETENTE_SEED"] ?? 2026);
/** Of requests on one kind of database: with fewer, some routes are not come to, and nothing is known of growth. */
const ENOUGH = 20_000;
/** Of memory at most, and requests between two at least: each stands still for a while. */
const SAMPLES = 40;
const BETWEEN_SAMPLES = 1_000;
/** Milliseconds. */
const LONGEST_SILENCE = 20_000;
const NEVER = 2 ** 31 - 1;
const DOOR = fileURLToPath(new URL("./memory-door.fixture.ts", import.meta.url));

/** Routes that never do what they are asked for here, and why. */
const NEVER_DONE: Readonly<Record<string, string>> = {};

interface Place {
  readonly environment: NodeJS.ProcessEnv;
  readonly open: () => Promise<Database>;
  readonly remove: () => void;
}

async function embeddedPlace(): Promise<Place> {
  const folder = await embeddedFolder();
  return {
    environment: { DETENTE_DATA: folder },
    open: () => openEmbedded({ folder, housekeeping: NEVER }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

async function postgresPlace(): Promise<Place> {
  const url = await freshPostgresDatabase("migrated");
  const given = { url, ownerUrl: null, key: givenKey(TEST_KEY), connections: 1, patience: 0, mayLose: "off" } as const;
  return { environment: { DATABASE_URL: url }, open: () => openPostgres(given), remove: () => undefined };
}

const without = withoutPostgres();
describe.concurrent(`${COUNT} requests, sound, nearly sound and broken: nothing but what the OpenAPI document says comes back`, () => {
  test("from a server with its embedded database", { timeout: NEVER }, async () => {
    expect(await fuzzed("embedded", embeddedPlace)).toEqual([]);
  });
  test.skipIf(without !== null)(`from a server on PostgreSQL${without === null ? "" : `: ${without}`}`, { timeout: NEVER }, async () => {
    expect(await fuzzed("PostgreSQL", postgresPlace)).toEqual([]);
  });
});

/** What was wrong. */
async function fuzzed(kind: string, placed: () => Promise<Place>): Promise<readonly string[]> {
  const count = COUNT / 2;
  const [place, issuer, folder] = [await placed(), await testIssuer(), mkdtempSync(join(tmpdir(), "detente-fuzz-"))];
  const door = join(folder, "memory");
  const more = { SEAT_LINKS: "on", CONSOLE_LINK: "new", OIDC_ISSUER: issuer.url, MEMORY_DOOR: door };
  const server = await serverProcess({ ...place.environment, ...more }, ["--expose-gc", "--max-semi-space-size=32", "--import", DOOR]);
  const document: unknown = await (await fetch(`${server.url}/api/openapi.json`)).json();
  const operations = operationsOf(document);
  const tally = new Tally();
  const judge = new Judge(Object(document), operations);
  const consoleToken = server.consoleLink.split("/").at(-1) ?? "";
  // Each scene once, and not much else, where there are few.
  const pace = count < ENOUGH ? { lanes: scenes.length, between: 2 } : { lanes: 32, between: 12 };
  const crowd = new Crowd({ url: server.url, issuer, consoleToken, operations, judge, tally, seed: SEED, count, ...pace });

  const memory: Memory[] = [];
  let [slowest, isOver] = [0, false];
  const watch = (async (): Promise<void> => {
    while (!isOver) {
      const begun = performance.now();
      const alive = await fetch(`${server.url}/livez`).catch(() => null);
      await alive?.text();
      if (alive?.status !== 200) tally.fault(`/livez answers ${alive?.status ?? "nothing"}`);
      slowest = Math.max(slowest, performance.now() - begun);
      if (crowd.sent > memory.length * Math.max(BETWEEN_SAMPLES, count / SAMPLES)) memory.push(await memoryOf(door));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const begun = performance.now();
  await crowd.run();
  const seconds = (performance.now() - begun) / 1000;
  isOver = true;
  await watch;
  await server.stop();
  await issuer.stop();

  const figure = (text: string): void => console.log(`figure: ${kind}: ${text}`);
  const done = new Set(operations.flatMap(({ id }) => (tally.count(id, 200, 399) > 0 ? [id] : [])));
  const undone = operations.flatMap(({ id }) => (done.has(id) || Object.hasOwn(NEVER_DONE, id) ? [] : [id]));
  figure(
    `${crowd.sent} requests to ${operations.length} routes with seed ${SEED} in ${seconds.toFixed(0)} s, ${crowd.raws} of them raw bytes, ${crowd.unsent} without an answer to what was none`,
  );
  figure(`answers by status: ${tally.statuses()}`);
  figure(
    `${done.size} of ${operations.length} routes did what they were asked for${undone.length === 0 ? "" : `; not ${undone.join(", ")}`}`,
  );
  const told = (samples: readonly number[]): string =>
    `${samples.map((each) => each.toFixed(0)).join(", ")}; over the last half ${growth(samples).toFixed(0)} more, of ${flatUpTo(samples).toFixed(0)} that count as flat`;
  const heaps = memory.map(({ heap }) => heap);
  const residents = memory.map(({ resident }) => resident);
  figure(`heap of the main thread in megabytes, with what nobody needs gone: ${told(heaps)}`);
  figure(`resident memory of the process in megabytes: ${told(residents)}`);
  figure(`/livez took at most ${slowest.toFixed(0)} ms`);
  console.log(`Scenes that ended early:\n${tally.cuts()}\nslow: ${tally.slowest()}`);
  console.log(
    operations.map(({ id }) => `${id} ${tally.count(id, 200, 399)} ${tally.count(id, 400, 499)} ${tally.count(id, 500, 599)}`).join("\n"),
  );
  // Before what else may be wrong: a run with many of them ends early.
  if (tally.faults.length > 0) return tally.faults;
  expect(slowest).toBeLessThan(LONGEST_SILENCE);
  if (count >= ENOUGH) {
    expect(undone).toEqual([]);
    expect(growth(heaps)).toBeLessThan(flatUpTo(heaps));
    expect(growth(residents)).toBeLessThan(flatUpTo(residents));
  }

  // What says that it writes into the audit log has done so.
  const after = await place.open();
  const deeds = await after.transact({ kind: "engine" }, ({ sql }) => sql.selectFrom("audit").select("deed").distinct().execute());
  await after.close();
  const written = new Set(deeds.map(({ deed }) => deed));
  const silent = (await contracts()).filter(
    ({ id, method, audit }) => method !== "GET" && typeof audit === "string" && done.has(id) && !written.has(audit),
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
  place.remove();
  rmSync(folder, { recursive: true });
  return [];
}
