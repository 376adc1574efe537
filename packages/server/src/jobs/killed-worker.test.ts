import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ok } from "@detente/engine";
import { sql as text } from "kysely";
import { describe, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { freshPostgresDatabase } from "../database/fixtures/test-postgres.fixture.ts";
import { TEST_KEY_TEXT, withoutPostgres } from "../database/test-databases.fixture.ts";
import { openDatabase } from "../open-database.ts";
import { readSettings } from "../settings.ts";
import { startServer } from "../start-server.ts";
import { asked, JOB_OFFER, playedByRunner } from "./playing.fixture.ts";
import { workerProcess } from "./worker-process.fixture.ts";

const GAMES = Number(process.env["DETENTE_TOURNAMENT_GAMES"] ?? 540);
/** Of three strategies on one case of two sides. */
const A_REPETITION = 9;
const without = withoutPostgres();

function settingsOf(environment: Readonly<Record<string, string>>) {
  const settings = readSettings(environment, () => ok(""));
  if (settings.kind === "failed") throw new Error(JSON.stringify(settings.failure));
  return settings.value;
}

describe.skipIf(without !== null)(`two workers${without === null ? "" : `: ${without}`}`, () => {
  test("one killed in the middle leaves a tournament that is the same to the byte as without", {
    timeout: 120_000 + GAMES * 100,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "detente-workers-"));
    const environment = { DATABASE_URL: await freshPostgresDatabase("empty"), DETENTE_KEY: TEST_KEY_TEXT, DETENTE_DATA: folder };
    const settings = settingsOf({ ...environment, PORT: "0", LOG_LEVEL: "silent", WORKERS: "0" });
    const started = await startServer({ pages: null, settings, examples: [JOB_OFFER], log: { write: () => {} } });
    if (started.kind === "failed") throw new Error(started.failure);
    const { url, stop } = started.value;
    // What JSON came back: looked at below.
    // oxlint-disable-next-line typescript/no-explicit-any
    const get = async (path: string): Promise<any> => (await fetch(url + path)).json();
    const workers = await Promise.all([workerProcess(environment), workerProcess(environment)]);
    const [first, second] = workers;
    const { cases } = await get("/api/cases");
    const body = asked(cases[0].hash, { repetitions: Math.ceil(GAMES / A_REPETITION) });
    const headers = { "content-type": "application/json", origin: url };
    const begun = await fetch(`${url}/api/tournaments`, { method: "POST", headers, body: JSON.stringify(body) });
    // Its answer, as its contract has it.
    const { id } = (await begun.json()) as { readonly id: string };
    const path = `/api/tournaments/${id}`;
    const until = async (isSo: (finished: number, state: string) => boolean): Promise<void> => {
      const answer = await fetch(`${url}${path}/live`);
      let told = "";
      for await (const bytes of answer.body ?? []) {
        told += Buffer.from(bytes).toString();
        const last = told.split("\n\n").findLast((each) => each.includes("data: "));
        const message = JSON.parse(/^data: (.*)$/m.exec(last ?? "")?.[1] ?? "{}");
        if (isSo(message.finished ?? 0, message.state ?? "")) return;
      }
    };
    await until((finished) => finished >= GAMES / 3);
    await first.kill();
    const killedAt = performance.now();
    await until((_, state) => state === "done" || state === "failed");
    const seconds = (performance.now() - killedAt) / 1000;
    const own = await playedByRunner(body);
    expect(JSON.stringify(await get(`${path}/results`))).toBe(own.standings);
    expect(await (await fetch(`${url}${path}/games.csv`)).text()).toBe(own.csv);
    expect(Math.min(first.parts.length, second.parts.length)).toBeGreaterThan(0);
    const again = await playedAgain(settings, id);
    expect(again).toBe(1);
    console.log(
      `figure: ${own.results.length} games by two workers, one killed with -9: ${again} part played again, done ${seconds.toFixed(1)} s after the kill, equal to the byte`,
    );
    expect(await second.stop()).toBe(0);
    await stop();
    rmSync(folder, { recursive: true });
  });
});

/** Parts that were begun more than once. */
async function playedAgain(settings: ReturnType<typeof settingsOf>, task: string): Promise<number> {
  const opened = await openDatabase(settings);
  if (opened.kind === "failed") throw new Error(opened.failure);
  const { database, closeDoor } = opened.value;
  const count = await countOf(database, task);
  await closeDoor();
  await database.close();
  return count;
}

const countOf = (database: Database, task: string): Promise<number> =>
  database.transact({ kind: "engine" }, async ({ sql }) => {
    const query = text<{ count: number }>`select count(*) as count from task_part where task_id = ${task} and tries > 1`;
    return (await query.execute(sql)).rows[0]?.count ?? 0;
  });
