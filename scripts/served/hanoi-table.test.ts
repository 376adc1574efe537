import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { readRecord } from "@detente/engine";
import { expect, test } from "vitest";
import type { Told, Who } from "./hanoi-person.fixture.ts";
import { serve } from "./served.fixture.ts";

const PROGRAM = fileURLToPath(new URL("./hanoi-person.fixture.ts", import.meta.url));
const PEOPLE = ["facilitator", "us", "dprk"] as const satisfies readonly Who[];

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

async function heard(child: ChildProcess): Promise<unknown> {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`Expected a word, the process ended with ${String(code)}`);
  });
  const [word] = (await Promise.race([once(child, "message"), ended])) as [unknown];
  return word;
}

test("three people, each in a process of their own, negotiate Hanoi through a server: an offer, a pause, the way back, an agreement, its commitments", async () => {
  const { url, stop } = await serve({ command: ["npx", "detente", "serve", "--demo"] });
  const children = PEOPLE.map((who) => fork(PROGRAM, [url, who], { execArgv: [] }));
  try {
    const ids = await Promise.all(children.map(heard));
    const people = Object.fromEntries(PEOPLE.map((who, k) => [who, ids[k]]));
    const ends = children.map(heard);
    for (const child of children) child.send(people);
    // As the program sends it.
    const [facilitator, us, dprk] = (await Promise.all(ends)) as readonly Told[];
    for (const told of [facilitator, us, dprk]) expect(told?.faults).toEqual([]);
    const table = [
      "opened",
      "groundworkOverridden",
      "offered",
      "offered",
      "offered",
      "paused",
      "messaged",
      "deadlineMoved",
      "resumed",
      "offered",
      "accepted",
      "agreed",
    ];
    expect(us?.kinds.toSorted()).toEqual([...table.map((kind) => `table ${kind}`), "party/us briefPinned", "party/us messaged"].toSorted());
    expect(dprk?.kinds.toSorted()).toEqual([...table.map((kind) => `table ${kind}`), "party/dprk briefPinned"].toSorted());
    expect(facilitator?.kinds).toHaveLength(table.length + 3);
    expect(us?.exported.logs.find(({ audience }) => audience === "table")).toEqual(
      dprk?.exported.logs.find(({ audience }) => audience === "table"),
    );
    expect(us?.advice).toEqual(["pause"]);
    for (const told of [facilitator, us, dprk]) {
      expect(told?.recordFaults).toEqual([]);
      expect(told?.record).toBe(facilitator?.record);
    }
    const kept = readRecord(sha256, new TextEncoder().encode(facilitator?.record ?? "")).kept;
    expect(kept?.events.map(({ kind }) => kind).toSorted()).toEqual(
      ["started", "started", "evidenceSubmitted", "evidenceSubmitted", "accepted", "accepted"].toSorted(),
    );
  } finally {
    for (const child of children) child.kill();
    await stop();
  }
});
