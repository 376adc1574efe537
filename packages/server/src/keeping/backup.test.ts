import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Rng } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OwnerLine, ownerLinesOfBothKinds } from "../database/fixtures/owner-line.fixture.ts";
import { seat } from "../database/fixtures/seated.fixture.ts";
import { MIGRATIONS } from "../database/migrations/migrations.ts";
import { runTransaction } from "../database/run-transaction.ts";
import { TEST_KEY } from "../database/test-databases.fixture.ts";
import { givenKey, keyInFile } from "../secrets/key-source.ts";
import { ServerKey } from "../secrets/server-key.ts";
import { writeBackupFile } from "./backup-file.ts";
import { LEFT_OUT } from "./backup-form.ts";
import { keptTables } from "./catalogue.ts";
import { dump } from "./dump.ts";
import { keptRows, withoutRestores } from "./kept-rows.fixture.ts";
import { checkedKey } from "./key-check.ts";
import { restore } from "./restore.ts";

const key = givenKey(TEST_KEY);
const folder = mkdtempSync(join(tmpdir(), "detente-backup-"));
afterAll(() => rmSync(folder, { recursive: true }), 60_000);

ownerLinesOfBothKinds((open, kind) => {
  const path = join(folder, `backup-${kind}`);
  const spoilt = join(folder, `spoilt-${kind}`);
  let given: OwnerLine;
  let before: Awaited<ReturnType<typeof keptRows>>;
  beforeAll(async () => {
    given = await open();
    await runTransaction(given.line, { kind: "engine" }, async (transaction) => {
      await checkedKey(transaction.sql, key);
      await seat(transaction);
    });
    before = await keptRows(given.line);
    await writeBackupFile(path, dump(given.line), TEST_KEY);
  });
  afterAll(() => given.close());

  const tried = async (file: string, source = key): Promise<string> => {
    try {
      const restored = await restore(given.line, { path: file, key: source, replacing: "everything" });
      return restored.kind === "ok" ? "restored" : restored.failure;
    } catch (error) {
      return error instanceof Error ? error.message : "";
    }
  };
  /** The backup with its lines changed, whose end does not know of it. */
  const changed = (change: (lines: string[]) => void): string => {
    const lines = gunzipSync(readFileSync(path)).toString("utf8").split("\n");
    change(lines);
    writeFileSync(spoilt, gzipSync(lines.join("\n")));
    return spoilt;
  };

  test("every table that there is is in it, with rows, or is left out for a reason that is told", async () => {
    const names = (await keptTables(given.line)).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(12);
    expect(Object.keys(before).concat(Object.keys(LEFT_OUT)).toSorted()).toEqual(names);
    for (const [name, rows] of Object.entries(before)) expect([name, rows.length > 0]).toEqual([name, true]);
  });

  test("a database that is not empty is refused, with what it holds, unless it may be lost", async () => {
    const refused = await restore(given.line, { path, key, replacing: "nothing" });
    expect(refused).toMatchObject({ kind: "failed", failure: expect.stringContaining("detente.session_event") });
    expect(await keptRows(given.line)).toEqual(before);
  });

  test("what is restored is what was there, and the audit log says so", async () => {
    await runTransaction(given.line, { kind: "engine" }, ({ sql }) => sql.deleteFrom("tables").execute());
    expect(await tried(path)).toBe("restored");
    const after = await keptRows(given.line);
    expect(withoutRestores(after)).toEqual(before);
    expect(after["audit"]?.filter((row) => row.includes("backupRestored"))).toHaveLength(1);
    // Numbers go on behind those that are there.
    await runTransaction(given.line, { kind: "engine" }, ({ sql, at }) =>
      sql.insertInto("audit").values({ at, by_person: null, deed: "after", table_id: null, facts: "{}" }).execute(),
    );
    const [row] = await given.line.script(
      "select count(*)::int as open from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = 'detente' and relkind = 'r' and not relforcerowsecurity",
    );
    expect(row?.["open"]).toBe(0);
    expect(await tried(path)).toBe("restored");
  });

  test("a file that was cut anywhere is torn or no backup, and nothing is changed by it", async () => {
    const whole = readFileSync(path);
    const now = await keptRows(given.line);
    const rng = Rng.fromSeed(12);
    const cuts = [0, 1, 10, whole.length - 1, whole.length - 9, ...Array.from({ length: 8 }, () => rng.below(whole.length))];
    for (const cut of cuts) {
      writeFileSync(spoilt, whole.subarray(0, cut));
      expect([cut, await tried(spoilt)]).toEqual([cut, expect.stringMatching(/is torn|is no backup/)]);
    }
    // Cut between two lines, and packed again.
    for (const line of [1, 5, -1]) {
      const file = changed((lines) => lines.splice(line < 0 ? lines.length - 2 : line));
      expect(await tried(file)).toMatch(/is torn|is no backup/);
    }
    expect(await keptRows(given.line)).toEqual(now);
  });

  test("a file in which anything was changed, left out or put in is refused, and nothing is changed by it", async () => {
    const now = await keptRows(given.line);
    const rng = Rng.fromSeed(13);
    for (let k = 0; k < 12; k++) {
      const file = changed((lines) => {
        const i = 1 + rng.below(lines.length - 3);
        const line = lines[i] ?? "";
        if (k % 3 === 0) lines.splice(i, 1);
        else if (k % 3 === 1) lines.splice(i, 0, line);
        else lines[i] = line.replace(/[0-9a-z](?=[^0-9a-z]*$)/, (letter) => (letter === "1" ? "2" : "1"));
      });
      expect(await tried(file)).toMatch(/is not as it was written/);
    }
    expect(await tried(changed((lines) => lines.splice(-1, 0, "[]")))).toMatch(/changed/);
    expect(await keptRows(given.line)).toEqual(now);
  });

  test("a file of a newer form, or of a newer database, is refused with what to do", async () => {
    const head = (change: (said: Record<string, unknown>) => void): string =>
      changed((lines) => {
        const said = JSON.parse(lines[0] ?? "");
        change(said);
        lines[0] = JSON.stringify(said);
      });
    expect(await tried(head((said) => void (said["form"] = 2)))).toMatch(/newer version of Detente. Restore it with that one/);
    const newer = [...MIGRATIONS.map(({ name }) => name), "9001-newer"];
    expect(await tried(head((said) => void (said["migrations"] = newer)))).toMatch(/has been through 9001-newer/);
  });

  test("without the key of the server that made it, nothing is restored, and no key is made", async () => {
    const missing = join(folder, "no.key");
    expect(await tried(path, keyInFile(missing))).toMatch(/no\.key should hold it\. A backup does not hold it/);
    expect(() => readFileSync(missing)).toThrow("ENOENT");
    expect(await tried(path, givenKey(new ServerKey(new Uint8Array(32).fill(9))))).toMatch(
      /is not the one of the server that made the backup/,
    );
  });
});
