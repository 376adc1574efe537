import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { openEmbedded } from "../database/embedded/open-embedded.ts";
import { freshPostgresDatabase } from "../database/fixtures/test-postgres.fixture.ts";
import { openPostgres } from "../database/postgres/open-postgres.ts";
import { TEST_KEY, withoutPostgres } from "../database/test-databases.fixture.ts";
import { restore } from "../main.ts";
import { givenKey } from "../secrets/key-source.ts";
import { none, startProcess } from "../tables/seated-people.fixture.ts";
import { RELEASED, type TakenAway } from "./released.fixture.ts";

const KEY = Buffer.alloc(32, 7).toString("base64url");
const root = mkdtempSync(join(tmpdir(), "detente-released-"));
afterAll(() => rmSync(root, { recursive: true }), 60_000);
const versions = readdirSync(RELEASED)
  .filter((name) => name.endsWith(".backup"))
  .map((name) => name.replace(".backup", ""));

interface Target {
  readonly environment: Readonly<Record<string, string>>;
  readonly open: () => Promise<Database>;
}

/** Restores the database of a version, which brings it up to date, and takes away from it what could be taken then. */
async function expectTheSame(version: string, { environment, open }: Target): Promise<void> {
  // Written by the program that made the two files.
  const taken = JSON.parse(gunzipSync(readFileSync(`${RELEASED}/${version}.exports.gz`)).toString("utf8")) as readonly TakenAway[];
  expect(taken.length).toBeGreaterThan(5);
  expect(await restore(environment, { path: `${RELEASED}/${version}.backup`, replacing: "nothing" })).toMatchObject({ kind: "ok" });
  const database = await open();
  const here = await startProcess(database);
  for (const { who, person, session, told } of taken) {
    const now = await here.sessions.export({ person, name: who }, { ...none, params: { session } });
    expect(JSON.parse(JSON.stringify(now)), `${who} in ${session}`).toEqual(told);
  }
  await here.close();
  await database.close();
}

test("there is a filled database of an earlier version", () => {
  expect(versions).toContain("0003-due-sessions");
});

describe.each(versions)("a filled database of %s, brought up to date, gives each seat what it gave then", (version) => {
  test("on the embedded database", async () => {
    const folder = join(root, version);
    const open = (): Promise<Database> => openEmbedded({ folder, housekeeping: 2 ** 31 - 1 });
    await expectTheSame(version, { environment: { DETENTE_DATA: folder, DETENTE_KEY: KEY }, open });
  });

  const without = withoutPostgres();
  test.skipIf(without !== null)(`on PostgreSQL${without === null ? "" : `: ${without}`}`, async () => {
    const url = await freshPostgresDatabase("empty");
    const settings = { url, ownerUrl: null, key: givenKey(TEST_KEY), connections: 2, patience: 0, mayLose: "off" } as const;
    const environment = { DATABASE_URL: url, DETENTE_KEY: KEY, DETENTE_DATA: join(root, "none") };
    await expectTheSame(version, { environment, open: () => openPostgres(settings) });
  });
});
