import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Rng } from "@detente/engine";
import { afterAll, expect, test } from "vitest";
import { embeddedFolder } from "../fixtures/embedded-folder.fixture.ts";

const PROGRAM = fileURLToPath(new URL("../fixtures/writing.fixture.ts", import.meta.url));
const KILLS = Number(process.env["DETENTE_DATABASE_KILLS"] ?? 4);
const SEED = 20_260_201;
/** Milliseconds after which a process is killed, at most. The first start takes about five seconds, a later one about one. */
const [LONGEST, LONGEST_FIRST] = [2_500, 8_000];

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

interface Told {
  /** At its start; null: it did not come so far. */
  readonly kept: readonly number[] | null;
  readonly acknowledged: readonly number[];
}

async function killedAfter(milliseconds: number, folder: string): Promise<Told> {
  const child = spawn(process.execPath, [PROGRAM, folder], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (piece: Buffer) => (text += piece.toString()));
  const closed = once(child, "close");
  const isLate = await Promise.race([closed.then(() => false), pause(milliseconds, true)]);
  expect(isLate, "it ended by itself").toBe(true);
  child.kill("SIGKILL");
  await closed;
  const [first, ...lines] = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
  if (first === undefined || !first.startsWith("kept")) return { kept: null, acknowledged: [] };
  return { kept: first.split(" ").slice(1).filter(Boolean).map(Number), acknowledged: lines.filter(Boolean).map(Number) };
}

/** Each number twice, or not at all. Nothing that was acknowledged is missing. */
function expectWhole(kept: readonly number[], acknowledged: ReadonlySet<number>): void {
  const counts = Map.groupBy(kept, (number) => number);
  expect([...counts.values()].every((rows) => rows.length === 2)).toBe(true);
  expect([...acknowledged].filter((number) => !counts.has(number))).toEqual([]);
}

async function expectWholeAfterKills(
  folder: string,
  rng: Rng,
  kills: number,
): Promise<{ readonly acknowledged: number; readonly opened: number }> {
  const acknowledged = new Set<number>();
  let opened = 0;
  for (let i = 0; i < kills; i++) {
    const told = await killedAfter(50 + rng.below(i === 0 ? LONGEST_FIRST : LONGEST), folder);
    if (told.kept === null) continue;
    opened++;
    expectWhole(told.kept, acknowledged);
    for (const number of told.acknowledged) acknowledged.add(number);
  }
  // However long it takes: whatever the kills have left opens, and is whole.
  const last = await killedAfter(LONGEST_FIRST, folder);
  if (last.kept === null) throw new Error("Expected the database to open");
  expectWhole(last.kept, acknowledged);
  return { acknowledged: acknowledged.size, opened };
}

test("kill -9 at any moment loses nothing that was acknowledged, keeps no half of a transaction, and the database opens again", {
  timeout: 60_000 + KILLS * 15_000,
}, async () => {
  const rng = Rng.fromSeed(SEED);
  const folder = await embeddedFolder();
  folders.push(folder);
  const { acknowledged, opened } = await expectWholeAfterKills(folder, rng, KILLS);
  expect(acknowledged).toBeGreaterThan(0);
  console.log(
    `figure: ${KILLS} kills (seed ${SEED}) of a process with an embedded database, ${opened} of them after it had opened: ${acknowledged} transactions acknowledged, all there`,
  );
});

test("kill -9 while a database is first made leaves one that opens", { timeout: 120_000 + KILLS * 15_000 }, async () => {
  const rng = Rng.fromSeed(SEED + 1);
  const count = Math.ceil(KILLS / 4);
  for (let i = 0; i < count; i++) {
    const folder = mkdtempSync(join(tmpdir(), "detente-killed-"));
    folders.push(folder);
    await expectWholeAfterKills(folder, rng, 1);
  }
  console.log(`figure: ${count} kills while an embedded database was first made: each opened afterwards`);
});
