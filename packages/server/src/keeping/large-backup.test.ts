import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OwnerLine, ownerLinesOfBothKinds } from "../database/fixtures/owner-line.fixture.ts";
import { runTransaction } from "../database/run-transaction.ts";
import { TEST_KEY } from "../database/test-databases.fixture.ts";
import { givenKey } from "../secrets/key-source.ts";
import { writeBackupFile } from "./backup-file.ts";
import { dump } from "./dump.ts";
import { checkedKey } from "./key-check.ts";
import { restore } from "./restore.ts";

const ROWS = Number(process.env["DETENTE_BACKUP_ROWS"] ?? 20_000);
/** Bytes that may be held besides what was held before: blocks on their way. */
const MOST_HELD = 32 * 2 ** 20;
setFlagsFromString("--expose-gc");
// The flag puts it into every context that is made afterwards.
const sweep = runInNewContext("gc") as () => void;
const TIMEOUT = 3_600_000;
const key = givenKey(TEST_KEY);

ownerLinesOfBothKinds((open, kind) => {
  const folder = mkdtempSync(join(tmpdir(), "detente-large-"));
  const path = join(folder, "backup");
  let given: OwnerLine;
  beforeAll(async () => {
    given = await open();
    await runTransaction(given.line, { kind: "engine" }, ({ sql }) => checkedKey(sql, key));
  });
  afterAll(async () => {
    await given.close();
    rmSync(folder, { recursive: true });
  });

  /** The most that this process held meanwhile besides what it held before, when what nobody needs is gone; of the database's own memory nothing. */
  async function held(work: () => Promise<unknown>): Promise<{ readonly bytes: number; readonly seconds: number }> {
    const now = (): number => {
      sweep();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const [before, begun] = [now(), performance.now()];
    let most = before;
    const watching = setInterval(() => (most = Math.max(most, now())), 250);
    await work();
    clearInterval(watching);
    return { bytes: most - before, seconds: (performance.now() - begun) / 1000 };
  }

  test(`${ROWS} rows are backed up and restored with no more memory than a few of them take`, { timeout: TIMEOUT }, async () => {
    await given.line.script(
      `insert into detente.audit (at, deed, facts) select now(), 'row ' || n, json_build_object('text', repeat(md5(n::text), 4)) from generate_series(1, ${ROWS}) n`,
    );
    const written = await held(() => writeBackupFile(path, dump(given.line), TEST_KEY));
    const restored = await held(async () =>
      expect(await restore(given.line, { path, key, replacing: "everything" })).toMatchObject({ kind: "ok" }),
    );
    const [row] = await given.line.script("select count(*)::int as rows from detente.audit");
    expect(row?.["rows"]).toBe(ROWS + 1);
    const figures = [written, restored].map(({ bytes, seconds }) => `${seconds.toFixed(1)} s with ${(bytes / 2 ** 20).toFixed(0)} MB`);
    console.log(
      `figure: ${kind}: ${ROWS} rows backed up in ${figures[0]}, restored in ${figures[1]}; ${(statSync(path).size / 2 ** 20).toFixed(1)} MB of file`,
    );
    expect(Math.max(written.bytes, restored.bytes)).toBeLessThan(MOST_HELD);
  });
});
