import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { start } from "../main.ts";

/** What JSON came back; each test looks at what it needs of it. */
// oxlint-disable-next-line typescript/no-explicit-any -- a stranger's answer has no type.
type Told = any;

const folder = mkdtempSync(join(tmpdir(), "detente-briefs-"));
let url = "";
let stop = async (): Promise<void> => {};

beforeAll(async () => {
  const started = await start({ DETENTE_DATA: folder, PORT: "0", LOG_LEVEL: "silent" });
  if (started.kind === "failed") throw new Error(started.failure.join("\n"));
  ({ url, stop } = started.value);
}, 60_000);
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

const get = async (path: string): Promise<Told> => (await fetch(url + path)).json();
const post = async (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
  const all = { "content-type": "application/json", origin: url, ...headers };
  const answer = await fetch(url + path, { method: "POST", headers: all, body: JSON.stringify(body) });
  // As above.
  return { status: answer.status, told: (await answer.json()) as Told };
};

test("a brief is read, edited and followed over HTTP, and a stream that breaks off goes on behind what was read", async () => {
  const { hash } = (await get("/api/cases")).cases.find(({ caseId }: Told) => caseId === "hanoi-2019");
  const table = (await post("/api/tables", { title: "T", caseHash: hash })).told.id;
  const me = (await get("/api/me")).person.id;
  const seat = (await post(`/api/tables/${table}/seats`, { person: me, is: { role: "head", party: "us" } })).told.id;
  const address = `/api/tables/${table}/briefs/us`;
  expect(await get(`${address}?seat=${seat}`)).toMatchObject({ party: "us", seq: 1, document: { preferences: {} }, sound: { seq: 1 } });

  const follow = async (headers: Readonly<Record<string, string>> = {}) => {
    const answer = await fetch(`${url}${address}/live?seat=${seat}`, { headers });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    return { next: async () => (await reader?.read())?.value ?? "", stop: () => reader?.cancel() };
  };
  const first = await follow();
  expect(await first.next()).toMatch(/^id: 1\nevent: whole\ndata: .*"document".*\n\n$/);
  const change = (changes: unknown, key: string) =>
    post(`${address}/changes?seat=${seat}`, { changes, read: 1 }, { "idempotency-key": key });
  const done = await change([{ path: "/notes", value: "Over HTTP." }], "edit-0001");
  expect([done.status, done.told]).toMatchObject([200, { edit: 2, others: [], brief: { seq: 2, document: { notes: "Over HTTP." } } }]);
  expect(await first.next()).toMatch(/^id: 2\nevent: changed\ndata: .*Over HTTP.*\n\n$/);
  await first.stop();
  await change([{ path: "/notes", remove: true }], "edit-0002");
  const second = await follow({ "last-event-id": "2" });
  expect(await second.next()).toMatch(/^id: 3\nevent: changed\ndata: .*"remove":true.*\n\n$/);
  await second.stop();

  const { edits, next } = await get(`${address}/history?seat=${seat}&limit=2`);
  expect(edits.map(({ seq, by }: Told) => [seq, by.id])).toEqual([
    [3, me],
    [2, me],
  ]);
  expect((await get(`${address}/history?seat=${seat}&after=${next}`)).edits).toMatchObject([{ seq: 1, changes: [{ path: "" }] }]);
  expect(await get(`${address}/history?seat=${seat}&after=x`)).toMatchObject({ code: "badRequest", wrong: [{ path: "query.after" }] });
});

test("what cannot be an edit is told with its place", async () => {
  const { hash } = (await get("/api/cases")).cases.find(({ caseId }: Told) => caseId === "hanoi-2019");
  const table = (await post("/api/tables", { title: "T", caseHash: hash })).told.id;
  const address = `/api/tables/${table}/briefs/us`;
  const seat = (await post(`/api/tables/${table}/seats`, { person: (await get("/api/me")).person.id, is: { role: "member", party: "us" } }))
    .told.id;
  const key = { "idempotency-key": "edit-0009" };
  const told = async (body: unknown, headers: Readonly<Record<string, string>> = key) =>
    (await post(`${address}/changes?seat=${seat}`, body, headers)).told;
  const one = { changes: [{ path: "/notes", value: "n" }], read: 1 };
  expect(await told(one, {})).toMatchObject({ code: "badRequest", wrong: [{ path: "header.idempotency-key" }] });
  expect(await told({ changes: [], read: 1 })).toMatchObject({ code: "badRequest", wrong: [{ path: "body.changes" }] });
  expect(await told({ changes: [{ path: "/notes" }], read: 1 })).toMatchObject({ code: "badRequest" });
  expect(await told({ changes: [{ path: "notes", value: 1 }], read: 1 })).toMatchObject({
    code: "badBrief",
    wrong: [{ path: "body.changes.0" }],
  });
  // As the facilitator: it may look.
  expect((await post(`${address}/changes`, one, key)).told.code).toBe("notAllowed");
  expect((await get(`/api/tables/${table}/briefs/atlantis`)).code).toBe("notFound");
  const deep = `{"changes":[{"path":"/notes","value":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}}],"read":1}`;
  const headers = { "content-type": "application/json", origin: url, ...key };
  const answer = await fetch(`${url}${address}/changes?seat=${seat}`, { method: "POST", headers, body: deep });
  expect(await answer.json()).toMatchObject({ code: "badRequest" });
  const far = { path: "/a".repeat(400), value: 1 };
  expect(await told({ changes: [far], read: 1 })).toMatchObject({ code: "badBrief", detail: "A brief has at most 90 levels." });
});
