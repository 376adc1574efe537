import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Rng } from "@detente/engine";
import { afterAll, expect, test } from "vitest";
import { LAUNCHER, runDetente } from "./run-detente.fixture.ts";

const JOB = fileURLToPath(new URL("../../../cases/job-offer/job-offer.yaml", import.meta.url));
const KILLS = Number(process.env["DETENTE_KILLS"] ?? 3);
const SEED = 20_260_101;
/** Milliseconds after which a process is killed, at most. It takes about half a second to start. */
const LONGEST = 1_600;

const cwd = mkdtempSync(join(tmpdir(), "detente-kill-"));
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const TOURNAMENT = ["tournament", JOB, "--strategies", "boulware,conceder,micro", "--rounds", "60", "--workers", "2"];
const REPETITIONS = String(40 * Math.max(3, KILLS));
const games = (journal: string, result: string, ...more: readonly string[]): readonly string[] => {
  const files = ["--journal", journal, "--json", `${result}.json`, "--csv", `${result}.csv`];
  return [...TOURNAMENT, "--repetitions", REPETITIONS, ...files, ...more];
};

const textOf = (name: string): string => (existsSync(join(cwd, name)) ? readFileSync(join(cwd, name), "utf8") : "");
const wholeLines = (text: string): string => text.slice(0, text.lastIndexOf("\n") + 1);

/** Starts the program, and ends it with everything it has started after so long. True where it had ended by itself. */
async function killedAfter(
  milliseconds: number,
  args: readonly string[],
): Promise<{ readonly hadEnded: boolean; readonly before: string }> {
  const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd, stdio: "ignore", detached: true });
  const ended = once(child, "exit");
  const isLate = await Promise.race([ended.then(() => false), pause(milliseconds, true)]);
  const before = wholeLines(textOf("killed.jsonl"));
  if (isLate && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  await ended;
  return { hadEnded: !isLate, before };
}

test("kill -9 at any moment loses no finished game, and what is resumed ends as if nothing had happened", {
  timeout: 60_000 + KILLS * 10_000,
}, async () => {
  const whole = runDetente(games("whole.jsonl", "whole"), { cwd });
  expect(whole).toMatchObject({ code: 0, err: "" });
  const rng = Rng.fromSeed(SEED);
  let kept = "";
  let kills = 0;
  while (kills < KILLS) {
    const resume = existsSync(join(cwd, "killed.jsonl")) ? ["--resume"] : [];
    const { hadEnded, before } = await killedAfter(50 + rng.below(LONGEST), games("killed.jsonl", "killed", ...resume));
    expect(before.startsWith(kept)).toBe(true);
    expect(textOf("killed.jsonl").startsWith(before)).toBe(true);
    kept = before;
    if (hadEnded) rmSync(join(cwd, "killed.jsonl"));
    if (hadEnded) kept = "";
    else kills++;
  }
  const resumed = runDetente(games("killed.jsonl", "killed", "--resume"), { cwd });
  expect(resumed.code).toBe(0);
  expect(resumed.out).toBe(whole.out);
  for (const ending of ["json", "csv"]) expect(textOf(`killed.${ending}`) === textOf(`whole.${ending}`)).toBe(true);
  expect(textOf("killed.jsonl").startsWith(kept)).toBe(true);
  expect(textOf("killed.jsonl").split("\n").toSorted().join("\n") === textOf("whole.jsonl").split("\n").toSorted().join("\n")).toBe(true);
  console.log(
    `figure: ${kills} kills at random moments (seed ${SEED}) of a tournament of ${wholeLines(textOf("whole.jsonl")).split("\n").length - 2} games: no finished game lost, same bytes at the end`,
  );
});
