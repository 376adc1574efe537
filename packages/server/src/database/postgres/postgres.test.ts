import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { ServerKey } from "../../secrets/server-key.ts";
import type { Database } from "../database.ts";
import { freshPostgresDatabase } from "../fixtures/test-postgres.fixture.ts";
import { DatabaseRefused } from "../migrate.ts";
import { MIGRATIONS } from "../migrations/migrations.ts";
import { DatabaseLost } from "../sql-errors.ts";
import { TEST_KEY, withoutPostgres } from "../test-databases.fixture.ts";
import { connect } from "./connect.ts";
import { openPostgres } from "./open-postgres.ts";
import { givenKey } from "../../secrets/key-source.ts";
import { PostgresLine } from "./postgres-line.ts";
import { workingLogin } from "./working-login.ts";

const ENGINE = { kind: "engine" } as const;
const without = withoutPostgres();

describe.skipIf(without !== null)(`a PostgreSQL of others${without === null ? "" : `: ${without}`}`, () => {
  let url = "";
  let owner: pg.Client;
  beforeAll(async () => {
    url = await freshPostgresDatabase("empty");
    owner = await connect(url, 0);
  });
  afterAll(() => owner.end());

  const opened: Database[] = [];
  afterEach(() => Promise.all(opened.splice(0).map((database) => database.close())));
  async function open(given: { readonly url?: string; readonly ownerUrl?: string } = {}): Promise<Database> {
    const settings = { key: givenKey(TEST_KEY), connections: 4, patience: 0, mayLose: "off" } as const;
    const database = await openPostgres({ url: given.url ?? url, ownerUrl: given.ownerUrl ?? null, ...settings });
    opened.push(database);
    return database;
  }
  /** All connections to this database but the owner's. */
  const cutOff = (): Promise<unknown> =>
    owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name = 'detente'",
    );
  const one = (database: Database): Promise<number> =>
    database.transact(ENGINE, async ({ sql }) => (await sql.selectFrom("audit").select("id").execute()).length);

  test("of several processes that start on an empty database at once, one migrates, and all work", async () => {
    const databases = await Promise.all(Array.from({ length: 6 }, () => open()));
    const { rows } = await owner.query<{ name: string }>("select name from detente_migrations.done order by name");
    expect(rows.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name));
    expect(await Promise.all(databases.map(one))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test("the server works with a login that owns nothing, and by itself has no right to anything", async () => {
    const line = new PostgresLine(owner);
    const client = await connect(await workingLogin(line, { url, key: TEST_KEY, login: "detente_server" }), 0);
    const { rows } = await client.query(
      "select session_user::text as name, rolsuper, rolbypassrls from pg_roles where rolname = session_user",
    );
    expect(rows).toEqual([{ name: "detente_server", rolsuper: false, rolbypassrls: false }]);
    await expect(client.query("select * from detente.person")).rejects.toThrow("permission denied");
    await client.end();
  });

  test("the password of the working login is the one of the server's key, and follows it", async () => {
    const login = `login_${randomUUID().replaceAll("-", "")}`;
    const line = new PostgresLine(owner);
    const before = await workingLogin(line, { url, key: TEST_KEY, login });
    const another = await workingLogin(line, { url, key: new ServerKey(new Uint8Array(32)), login });
    await (await connect(another, 0)).end();
    await expect(connect(before, 0)).rejects.toMatchObject({ code: "28P01" });
    await owner.query(`drop owned by ${login}; drop role ${login}`);
  });

  test("a working login of the owner's choice is taken as it stands, and refused where it is mightier than it may be", async () => {
    const refused = open({ url, ownerUrl: url });
    await expect(refused).rejects.toThrow(DatabaseRefused);
    await expect(refused).rejects.toThrow("is a superuser");
  });

  test("a connection that is lost is told in plain words, and the next one works", async () => {
    const database = await open();
    const lost = database.transact(ENGINE, async ({ sql }) => {
      await cutOff();
      return sql.selectFrom("audit").select("id").execute();
    });
    await expect(lost).rejects.toThrow(DatabaseLost);
    await expect(lost).rejects.toThrow("The database cannot be reached, or was lost");
    expect(await one(database)).toBe(0);
  });

  test("connections that nobody was using may be lost without anybody noticing", async () => {
    const database = await open();
    await Promise.all([one(database), one(database)]);
    await cutOff();
    await vi.waitFor(async () => expect(await one(database)).toBe(0));
  });

  test("where it is lost while it was asked to keep something, it is said that this may be kept", async () => {
    const database = await open();
    const lost = database.transact(ENGINE, async () => void (await cutOff()));
    await expect(lost).rejects.toMatchObject({ mayBeKept: true });
  });

  test("who listens is told of a gap when the connection was lost, and of all that comes after", async () => {
    const database = await open();
    const heard: string[] = [];
    await database.listen("some_channel", (payload) => heard.push(payload));
    await cutOff();
    await vi.waitFor(() => expect(heard).toEqual([""]), { timeout: 10_000 });
    const another = await open();
    await another.notify("some_channel", "after");
    await vi.waitFor(() => expect(heard).toEqual(["", "after"]));
  });

  test("a database that is not there is told in plain words, without its password", async () => {
    const nowhere = open({ url: "postgres://somebody:hunter2@127.0.0.1:1/nothing" });
    await expect(nowhere).rejects.toThrow("The database cannot be reached, or was lost (ECONNREFUSED).");
  });

  test("a database that is only just starting is waited for", async () => {
    const root = mkdtempSync(join(tmpdir(), "detente-late-"));
    const late = new URL(url);
    const folder = late.searchParams.get("host") ?? "";
    late.searchParams.set("host", join(root, "socket"));
    const opening = openPostgres({
      url: late.href,
      ownerUrl: null,
      key: givenKey(TEST_KEY),
      connections: 2,
      patience: 20_000,
      mayLose: "off",
    });
    symlinkSync(folder, join(root, "socket"));
    const database = await opening;
    expect(await one(database)).toBe(0);
    await database.close();
    rmSync(root, { recursive: true });
  });

  test("closing waits for what is under way, and what is asked for afterwards is told", async () => {
    const database = await open();
    const under = Array.from({ length: 12 }, () => one(database));
    const closed = database.close();
    await expect(one(database)).rejects.toThrow(DatabaseLost);
    expect(await Promise.all(under)).toEqual(Array(12).fill(0));
    await closed;
  });
});
