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
/** Milliseconds after its start, or after it has opened, after which a process is killed at most. The first start takes about five seconds. */
const [LONGEST_START, LONGEST_FIRST_START, LONGEST_WRITING] = [1_500, 8_000, 800];

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

interface Told {
  /** At its start; null: it did not come so far. */
  readonly kept: readonly number[] | null;
  readonly acknowledged: readonly number[];
}

interface Kill {
  /** Whether the clock starts with the process, or once it has opened the database, however long that takes. */
  readonly from: "start" | "opened";
  readonly milliseconds: number;
}

async function killed(folder: string, { from, milliseconds }: Kill): Promise<Told> {
  const child = spawn(process.execPath, [PROGRAM, folder], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  const opened = Promise.withResolvers<void>();
  child.stdout.on("data", (piece: Buffer) => {
    text += piece.toString();
    if (text.includes("\n")) opened.resolve();
  });
  const closed = once(child, "close");
  const due = (from === "start" ? Promise.resolve() : opened.promise).then(() => pause(milliseconds, true));
  const isLate = await Promise.race([closed.then(() => false), due]);
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

async function expectWholeAfterKills(folder: string, rng: Rng, kills: readonly Kill["from"][]): Promise<number> {
  const acknowledged = new Set<number>();
  for (const [i, from] of kills.entries()) {
    const longest = from === "opened" ? LONGEST_WRITING : i === 0 ? LONGEST_FIRST_START : LONGEST_START;
    const told = await killed(folder, { from, milliseconds: 1 + rng.below(longest) });
    if (told.kept === null) continue;
    expectWhole(told.kept, acknowledged);
    for (const number of told.acknowledged) acknowledged.add(number);
  }
  // Whatever the kills have left opens, and is whole.
  const last = await killed(folder, { from: "opened", milliseconds: 0 });
  expectWhole(last.kept ?? [], acknowledged);
  return acknowledged.size;
}

test("kill -9 at any moment loses nothing that was acknowledged, keeps no half of a transaction, and the database opens again", {
  timeout: 60_000 + KILLS * 15_000,
}, async () => {
  const rng = Rng.fromSeed(SEED);
  const folder = await embeddedFolder();
  folders.push(folder);
  const kills = Array.from({ length: KILLS }, (_, k) => (k % 4 === 3 ? ("start" as const) : ("opened" as const)));
  const acknowledged = await expectWholeAfterKills(folder, rng, kills);
  expect(acknowledged).toBeGreaterThan(0);
  console.log(
    `figure: ${KILLS} kills (seed ${SEED}) of a process with an embedded database, one in four while it opened: ${acknowledged} transactions acknowledged, all there`,
  );
});

test("kill -9 while a database is first made leaves one that opens", { timeout: 120_000 + KILLS * 15_000 }, async () => {
  const rng = Rng.fromSeed(SEED + 1);
  const count = Math.ceil(KILLS / 4);
  for (let i = 0; i < count; i++) {
    const folder = mkdtempSync(join(tmpdir(), "detente-killed-"));
    folders.push(folder);
    await expectWholeAfterKills(folder, rng, ["start"]);
  }
  console.log(`figure: ${count} kills while an embedded database was first made: each opened afterwards`);
});
