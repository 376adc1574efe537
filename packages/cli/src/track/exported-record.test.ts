import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "@detente/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runInProcess } from "../run-in-process.fixture.ts";

const TERMS = {
  id: "a-halt",
  title: "A halt",
  agreedAt: "2025-01-01T00:00:00.000Z",
  parties: [
    { id: "north", name: "North" },
    { id: "south", name: "South" },
  ],
  bodies: [{ id: "inspectors", name: "Inspectors" }],
  coders: [],
  themes: [{ id: "arms", name: "Arms" }],
  stipulations: [{ id: "halt", name: "A halt", theme: "arms", owner: "north", evidence: "A report", verifier: "inspectors" }],
};

const ACTIONS = [
  { kind: "started", by: "north", stipulation: "halt" },
  { kind: "evidenceSubmitted", by: "north", stipulation: "halt", text: "Die Anlage steht still – 停止" },
  { kind: "accountFiled", by: "south", stipulation: "halt", text: "So it seems." },
  { kind: "accepted", by: "inspectors", stipulation: "halt", evidence: 1 },
];

const folder = mkdtempSync(join(tmpdir(), "detente-exported-"));
let stop = async (): Promise<void> => {};
let bytes = Buffer.alloc(0);
let heads: readonly string[] = [];

beforeAll(async () => {
  const started = await start({ DETENTE_DATA: folder, PORT: "0", LOG_LEVEL: "silent", WORKERS: "0" });
  if (started.kind === "failed") throw new Error(started.failure.join("\n"));
  const { url } = started.value;
  ({ stop } = started.value);
  // What JSON came back: looked at below.
  // oxlint-disable-next-line typescript/no-explicit-any
  const post = async (path: string, body: unknown, key: string = crypto.randomUUID()): Promise<any> => {
    const headers = { "content-type": "application/json", origin: url, "idempotency-key": key };
    const answer = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
    const told = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(told));
    return told;
  };
  const listed = await (await fetch(`${url}/api/cases`)).json();
  // Its answer, as its contract has it.
  const [{ hash }] = (listed as { readonly cases: readonly [{ readonly hash: string }] }).cases;
  const { id: table } = await post("/api/tables", { title: "Two", caseHash: hash });
  const record = await post(`/api/tables/${table}/records`, { from: { kind: "terms", terms: TERMS } });
  const { termsHead } = record;
  for (const { id: party } of TERMS.parties) await post(`/api/records/${record.id}/consents`, { party, termsHead });
  const told: string[] = [termsHead];
  for (const [expected, action] of ACTIONS.entries())
    told.push((await post(`/api/records/${record.id}/actions`, { action, expected }, `action-${expected}`)).head);
  heads = told;
  bytes = Buffer.from(await (await fetch(`${url}/api/records/${record.id}/export`)).arrayBuffer());
}, 90_000);
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

function verified(given: Buffer, ...more: readonly string[]) {
  const path = join(folder, "record.jsonl");
  writeFileSync(path, given);
  return runInProcess(["record", "verify", path, ...more], folder);
}

test("what a server gives out over HTTP is whole to `record verify`, with every head that it told", async () => {
  const whole = await verified(bytes, ...heads.flatMap((head) => ["--head", head]));
  expect(whole).toMatchObject({ code: 0, err: "" });
  expect(whole.out).toContain(`whole. Stipulations: 1, events: ${ACTIONS.length}.\nHead: ${heads.at(-1)}`);
});

test("a byte that was altered anywhere is found", async () => {
  let altered = 0;
  const unfound: number[] = [];
  for (let place = 0; place < bytes.length; place += 5) {
    const other = Buffer.from(bytes);
    other[place] = (other[place] ?? 0) ^ 1;
    altered++;
    if ((await verified(other)).code !== 1) unfound.push(place);
  }
  expect(unfound).toEqual([]);
  console.log(
    `figure: of ${bytes.length} bytes of an exported record ${altered} altered one at a time, each found by detente record verify`,
  );
});

test("an end that was cut off is found by whoever keeps a head, and a head of another record is not in it", async () => {
  const lines = bytes.toString().trimEnd().split("\n");
  const short = Buffer.from(`${lines.slice(0, -1).join("\n")}\n`);
  expect((await verified(short)).code).toBe(0);
  expect((await verified(short, "--head", heads.at(-1) ?? "")).code).toBe(1);
  expect((await verified(bytes, "--head", "0".repeat(64))).code).toBe(1);
});
