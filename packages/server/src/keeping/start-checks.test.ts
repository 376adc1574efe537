import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql as text } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { freshPostgresDatabase } from "../database/fixtures/test-postgres.fixture.ts";
import { connect } from "../database/postgres/connect.ts";
import { openTestPostgres, withoutPostgres } from "../database/test-databases.fixture.ts";
import { start } from "../main.ts";

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "detente-checks-"));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Starts and stops a server; what it said where it did not start. */
async function tried(environment: Readonly<Record<string, string>>): Promise<string> {
  const started = await start({ PORT: "0", LOG_LEVEL: "silent", ...environment });
  if (started.kind === "failed") return started.failure.join("\n");
  await started.value.stop();
  return "";
}

const OTHER = Buffer.alloc(32, 9).toString("base64url");

test("a lost key is told as lost and never replaced, another one opens nothing, and the right one put back opens again", async () => {
  const folder = newFolder();
  const file = join(folder, "server.key");
  const copy = join(newFolder(), "copy.key");
  expect(await tried({ DETENTE_DATA: folder })).toBe("");
  copyFileSync(file, copy);

  rmSync(file);
  const lost = await tried({ DETENTE_DATA: folder });
  expect(lost).toContain("The server's key is lost");
  expect(lost).toContain(file);
  expect(existsSync(file)).toBe(false);

  writeFileSync(file, OTHER, { mode: 0o600 });
  expect(await tried({ DETENTE_DATA: folder })).toContain("is not the one that this database was sealed with");
  expect(readFileSync(file, "utf8")).toBe(OTHER);
  expect(await tried({ DETENTE_DATA: folder, DETENTE_KEY_FILE: copy })).toBe("");
});

const without = withoutPostgres();
describe.skipIf(without !== null)(`on PostgreSQL${without === null ? "" : `: ${without}`}`, () => {
  test("a server with another key is refused before it changes the password of the one that works", async () => {
    const url = await freshPostgresDatabase("empty");
    const right = { DATABASE_URL: url, DETENTE_KEY: Buffer.alloc(32, 7).toString("base64url"), DETENTE_DATA: newFolder() };
    expect(await tried(right)).toBe("");
    const owner = await connect(url, 0);
    const password = async (): Promise<unknown> =>
      (await owner.query("select rolpassword from pg_authid where rolname = 'detente_server'")).rows;
    const before = await password();
    expect(await tried({ ...right, DETENTE_KEY: OTHER })).toContain("is not the one that this database was sealed with");
    expect(await password()).toEqual(before);
    await owner.end();
  });

  test("a transaction waits for the disk, whatever the database is set to", async () => {
    const given = await openTestPostgres();
    const owner = await connect(given.url ?? "", 0);
    await owner.query("do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$");
    await owner.end();
    const later = await given.another();
    const shown = await later.transact({ kind: "engine" }, ({ sql }) => text`show synchronous_commit`.execute(sql));
    expect(shown.rows).toEqual([{ synchronous_commit: "on" }]);
    await given.close();
  });
});
