import { copyFileSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { openEmbedded } from "../database/embedded/open-embedded.ts";
import { embeddedFolder } from "../database/fixtures/embedded-folder.fixture.ts";
import { freshPostgresDatabase } from "../database/fixtures/test-postgres.fixture.ts";
import { openPostgres } from "../database/postgres/open-postgres.ts";
import { TEST_KEY, withoutPostgres } from "../database/test-databases.fixture.ts";
import { backUp, restore } from "../main.ts";
import { givenKey } from "../secrets/key-source.ts";
import {
  actNow,
  DRAFT,
  none,
  offer,
  openedTable,
  type SeatedTable,
  type Sitter,
  startProcess,
  value,
} from "../tables/seated-people.fixture.ts";
import { openBackupDoor } from "./backup-door.ts";
import { checkedKey } from "./key-check.ts";

const TABLES = Number(process.env["DETENTE_BACKUP_TABLES"] ?? 2);
const NEVER = 2 ** 31 - 1;
const NOTHING = JSON.stringify({ kind: "failed", failure: { code: "notFound" } });
const KEY = Buffer.alloc(32, 7).toString("base64url");
const root = mkdtempSync(join(tmpdir(), "detente-keeping-"));
afterAll(() => rmSync(root, { recursive: true }), 60_000);
let folders = 0;
const newPath = (): string => join(root, `d${++folders}`);

/** Where a database is, and how to open it as a server does. */
interface Place {
  readonly environment: Readonly<Record<string, string>>;
  readonly open: () => Promise<Database>;
}

async function embeddedPlace(): Promise<Place & { readonly folder: string }> {
  // As the program makes it, which takes a while: copied from one that was made before.
  const folder = newPath();
  renameSync(await embeddedFolder(), folder);
  return { folder, environment: { DETENTE_DATA: folder, DETENTE_KEY: KEY }, open: () => openEmbedded({ folder, housekeeping: NEVER }) };
}

async function postgresPlace(): Promise<Place> {
  const url = await freshPostgresDatabase("empty");
  const settings = { url, ownerUrl: null, key: givenKey(TEST_KEY), connections: 4, patience: 0, mayLose: "off" } as const;
  return { environment: { DATABASE_URL: url, DETENTE_KEY: KEY, DETENTE_DATA: newPath() }, open: () => openPostgres(settings) };
}

/** Tables at which something was said, and everything that every seat of them can take away. */
async function filled(database: Database): Promise<readonly SeatedTable[]> {
  await database.transact({ kind: "engine" }, ({ sql }) => checkedKey(sql, givenKey(TEST_KEY)));
  const here = await startProcess(database);
  const tables: SeatedTable[] = [];
  for (let k = 0; k < TABLES; k++) {
    const table = await openedTable(here);
    value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "delegation", text: `Ünter uns – "${k}" \\ 你好\u0001` } }));
    value(await actNow(here, table, { who: "us", deed: offer(DRAFT) }));
    value(await actNow(here, table, { who: "dprk", deed: { kind: "message", to: "caucus", text: "Well." } }));
    tables.push(table);
  }
  await here.close();
  return tables;
}

async function exportsOf(database: Database, tables: readonly SeatedTable[]): Promise<readonly string[]> {
  const here = await startProcess(database);
  const texts: string[] = [];
  // The keys of a record are its names.
  for (const { session, people } of tables)
    for (const who of Object.keys(people) as Sitter[])
      texts.push(`${who} ${JSON.stringify(await here.sessions.export(people[who], { ...none, params: { session } }))}`);
  await here.close();
  return texts;
}

async function seen(place: Place, tables: readonly SeatedTable[]): Promise<readonly string[]> {
  const database = await place.open();
  const texts = await exportsOf(database, tables);
  await database.close();
  return texts;
}

const done = <Value>(
  result: { readonly kind: "ok"; readonly value: Value } | { readonly kind: "failed"; readonly failure: unknown },
): Value => {
  if (result.kind === "failed") throw new Error(JSON.stringify(result.failure));
  return result.value;
};
const backedUp = async (place: Place): Promise<string> => {
  const path = newPath();
  done(await backUp(place.environment, path));
  return path;
};

let place: Awaited<ReturnType<typeof embeddedPlace>>;
let tables: readonly SeatedTable[];
/** Of the embedded database, when no server had it open. */
let stopped = "";
let before: readonly string[];

test("while a server has the embedded database open it is backed up through its door, of one moment, and the server goes on", async () => {
  place = await embeddedPlace();
  const database = await openEmbedded({ folder: place.folder, housekeeping: NEVER });
  tables = await filled(database);
  before = await exportsOf(database, tables);
  expect(before.filter((text) => text.includes('"kind":"ok"'))).toHaveLength(TABLES * 6);
  expect(await backUp(place.environment, newPath())).toMatchObject({ failure: [expect.stringContaining("is open in process")] });
  const close = await openBackupDoor(database, place.folder);
  const [path, later] = await Promise.all([backedUp(place), filled(database)]);
  await close();
  expect((await exportsOf(database, later)).length).toBeGreaterThan(0);
  expect(await restore(place.environment, { path, replacing: "everything" })).toMatchObject({
    failure: [expect.stringContaining("is open in process")],
  });
  await database.close();
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(readdirSync(place.folder).filter((name) => name.startsWith("copy-"))).toEqual([]);

  stopped = await backedUp(place);
  // Other things are there now: what was taken through the door takes their place.
  done(await restore(place.environment, { path, replacing: "everything" }));
  expect(await seen(place, tables)).toEqual(before);
  expect(new Set(await seen(place, later))).toEqual(
    new Set(later.flatMap(({ people }) => Object.keys(people).map((who) => `${who} ${NOTHING}`))),
  );
});

test("backup, all gone, restore: every export of every seat is the same to the byte", async () => {
  rmSync(place.folder, { recursive: true });
  renameSync(await embeddedFolder(), place.folder);
  done(await restore(place.environment, { path: stopped, replacing: "nothing" }));
  expect(await seen(place, tables)).toEqual(before);
  console.log(`figure: ${before.length} exports of ${TABLES} tables are the same to the byte after backup, deletion and restore`);
});

test("what is no backup, no database, or no folder is told in plain words", async () => {
  const empty = { ...place.environment, DETENTE_DATA: newPath() };
  expect(await backUp(empty, newPath())).toMatchObject({ failure: [expect.stringContaining("There is no database")] });
  expect(await restore(place.environment, { path: newPath(), replacing: "nothing" })).toMatchObject({
    failure: [expect.stringMatching(/is not there\.$/)],
  });
  copyFileSync(new URL(import.meta.url), join(root, "text"));
  expect(await restore(place.environment, { path: join(root, "text"), replacing: "nothing" })).toMatchObject({
    failure: [expect.stringContaining("is no backup of Detente")],
  });
});

const without = withoutPostgres();
describe.skipIf(without !== null)(`with a PostgreSQL${without === null ? "" : `: ${without}`}`, () => {
  test("from the embedded database into a PostgreSQL and back, every export stays the same to the byte", async () => {
    const between = await postgresPlace();
    done(await restore(between.environment, { path: stopped, replacing: "nothing" }));
    expect(await seen(between, tables)).toEqual(before);
    done(await restore(place.environment, { path: await backedUp(between), replacing: "everything" }));
    expect(await seen(place, tables)).toEqual(before);
  });

  test("a server on a PostgreSQL goes on while it is backed up, and nothing is restored under it", async () => {
    const served = await postgresPlace();
    const database = await served.open();
    const seated = await filled(database);
    const then = await exportsOf(database, seated);
    const [path] = await Promise.all([backedUp(served), filled(database)]);
    expect(await restore(served.environment, { path, replacing: "everything" })).toMatchObject({
      failure: [expect.stringContaining("connections to this database are open")],
    });
    await database.close();
    done(await restore(served.environment, { path, replacing: "everything" }));
    expect(await seen(served, seated)).toEqual(then);
  });
});
