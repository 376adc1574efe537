import { spawnSync } from "node:child_process";
import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "../database.ts";
import { embeddedFolder } from "../fixtures/embedded-folder.fixture.ts";
import { DatabaseLost } from "../sql-errors.ts";
import { keepHouse } from "./housekeeping.ts";
import { openEmbedded } from "./open-embedded.ts";
import { Turns } from "./turns.ts";
import { WorkerLine } from "./worker-line.ts";

const WRITING = fileURLToPath(new URL("../fixtures/writing.fixture.ts", import.meta.url));
const FAILING_DISK = fileURLToPath(new URL("../fixtures/failing-disk.fixture.ts", import.meta.url));
const ENGINE = { kind: "engine" } as const;
/** Milliseconds: never, here. */
const housekeeping = 2 ** 31 - 1;

const folders: string[] = [];
let folder = "";
beforeEach(async () => {
  folder = await embeddedFolder();
  folders.push(folder);
});
const lines: WorkerLine[] = [];
afterEach(() => Promise.all(lines.splice(0).map((line) => line.close())));
afterAll(() => folders.forEach((each) => rmSync(each, { recursive: true })));

async function openLine(): Promise<WorkerLine> {
  const line = await WorkerLine.open({ folder: join(folder, "postgres") }, () => undefined);
  lines.push(line);
  return line;
}

const write = (database: Database, deed: string): Promise<unknown> =>
  database.transact(ENGINE, ({ sql, at }) =>
    sql.insertInto("audit").values({ at, by_person: null, deed, table_id: null, facts: "{}" }).execute(),
  );

test("what was kept is there when the database is opened again", async () => {
  const before = await openEmbedded({ folder, housekeeping });
  await write(before, "kept");
  await before.close();
  const after = await openEmbedded({ folder, housekeeping });
  expect(await after.transact(ENGINE, ({ sql }) => sql.selectFrom("audit").select("deed").execute())).toEqual([{ deed: "kept" }]);
  await after.close();
});

test("a second opening is refused in plain words, by this process or another, and harms nothing", async () => {
  const database = await openEmbedded({ folder, housekeeping });
  await expect(openEmbedded({ folder, housekeeping })).rejects.toThrow(`is open in process ${process.pid}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [WRITING, folder], { encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain(`is open in process ${process.pid}, and only one can have it open`);
  await write(database, "still open");
  await database.close();
});

test("closing waits for what is under way, and what is asked for afterwards is told", async () => {
  const database = await openEmbedded({ folder, housekeeping });
  const under = Array.from({ length: 5 }, (_, i) => write(database, `under way ${i}`));
  const closed = database.close();
  await expect(write(database, "late")).rejects.toThrow(DatabaseLost);
  await Promise.all([...under, closed, database.close()]);
});

test("commits are synced to disk, for PostgreSQL is started with all that it takes", async () => {
  const line = await openLine();
  const names = ["fsync", "wal_sync_method", "synchronous_commit", "full_page_writes"];
  const read = names.map((name) => `current_setting('${name}') as ${name}`).join();
  expect(await line.script(`select ${read}`)).toEqual([
    { fsync: "on", wal_sync_method: "fsync", synchronous_commit: "on", full_page_writes: "on" },
  ]);
});

test("an error carries its code and its message, and nothing of the program or the values", async () => {
  const line = await openLine();
  const error: unknown = await line.query("select $1::text from no_such_table", ["a secret"]).catch((error: unknown) => error);
  expect(error).toMatchObject({ code: "42P01", message: 'relation "no_such_table" does not exist' });
  expect(Object.keys(Object(error)).toSorted()).toEqual(["code", "name"]);
});

test("a thousand different statements are answered, and again in another order, and one that failed does not stand in the way", async () => {
  const line = await openLine();
  const ask = async (i: number): Promise<unknown> => (await line.query(`select $1::int + ${i} as sum`, [1])).rows;
  for (let i = 0; i < 1_000; i++) expect(await ask(i)).toEqual([{ sum: i + 1 }]);
  for (let i = 999; i >= 0; i -= 7) expect(await ask(i)).toEqual([{ sum: i + 1 }]);
  const late = "select count(*) as count from detente.late";
  await expect(line.query(late, [])).rejects.toMatchObject({ code: "42P01" });
  await line.script("create table detente.late (id int)");
  expect((await line.query(late, [])).rows).toEqual([{ count: 0 }]);
});

test("a statement that is prepared goes by who asks each time", async () => {
  const line = await openLine();
  const text = "select current_user::text as asker, (select count(*) from detente.person) as seen";
  await line.script("insert into detente.person values (gen_random_uuid(), 'i', 's', 'a name', now())");
  for (const [asker, seen] of [
    ["detente_engine", 1],
    ["detente_person", 0],
    ["detente_engine", 1],
  ] as const) {
    await line.script(`begin; set local role ${asker}`);
    expect((await line.query(text, [])).rows).toEqual([{ asker, seen }]);
    await line.script("commit");
  }
});

test.skipIf(!existsSync("/dev/full"))("a full disk fails everything that waits with one clear error, and nothing is taken for kept", () => {
  const { stdout } = spawnSync(process.execPath, [FAILING_DISK, folder], { encoding: "utf8", timeout: 50_000 });
  const told: unknown = JSON.parse(stdout);
  const lost = expect.stringMatching(/^DatabaseLost: The embedded database has stopped \(.*disk.*\); start the server again\.$/);
  expect(told).toEqual([lost, lost, lost, lost]);
});

test("after a full disk the database opens again, with what was kept before", async () => {
  spawnSync(process.execPath, [FAILING_DISK, folder], { timeout: 50_000 });
  const database = await openEmbedded({ folder, housekeeping });
  expect(await database.transact(ENGINE, ({ sql }) => sql.selectFrom("audit").select("deed").execute())).toEqual([{ deed: "written" }]);
  await database.close();
});

test("housekeeping frees what was overwritten, so that a table does not grow with its changes", async () => {
  const line = await openLine();
  const turns = new Turns();
  await line.script("insert into detente.person select gen_random_uuid(), 'i', n::text, 'a name', now() from generate_series(1, 100) n");
  const size = async (): Promise<number> => Number((await line.script("select pg_relation_size('detente.person') as size"))[0]?.["size"]);
  const grow = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) await turns.take(() => line.script("update detente.person set issuer = issuer || 'x'"));
  };
  await grow();
  const first = await size();
  for (let i = 0; i < 5; i++) {
    await keepHouse(line, turns);
    await grow();
  }
  expect(await size()).toBeLessThan(1.5 * first);
});

test("the folder of the data is for its owner alone", async () => {
  const inside = join(folder, "made");
  const database = await openEmbedded({ folder: inside, housekeeping });
  await database.close();
  for (const each of [inside, join(inside, "postgres")]) expect(statSync(each).mode & 0o077, each).toBe(0);
});
