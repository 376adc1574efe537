import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { start } from "../main.ts";
import { caseText, SECRET, smallCase } from "../cases/shelf-people.fixture.ts";

/** What JSON came back; each test looks at what it needs of it. */
// oxlint-disable-next-line typescript/no-explicit-any -- a stranger's answer has no type.
type Told = any;

const folder = mkdtempSync(join(tmpdir(), "detente-cases-"));
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

const post = async (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
  const all = { "content-type": "application/json", origin: url, ...headers };
  const answer = await fetch(url + path, { method: "POST", headers: all, body: JSON.stringify(body) });
  // As above.
  return { status: answer.status, told: (await answer.json()) as Told };
};
const get = async (path: string): Promise<Told> => (await fetch(url + path)).json();
const imported = async (body: object): Promise<Told> => {
  const { status, told } = await post("/api/cases", { name: "case.yaml", ...body });
  expect([status, told.faults]).toEqual([201, undefined]);
  return told;
};

test("a case comes in with its warnings, and goes out as a file with its name", async () => {
  const { case: made, warnings } = await imported({
    name: "Élan.yaml",
    text: smallCase("A car").replace("    reservationValue: 20\n", ""),
  });
  expect(warnings).toContainEqual({
    severity: "warning",
    code: "no-reservation-value",
    place: { file: "Élan.yaml", line: 14, column: 5 },
    path: "brief of buyer",
    message: "Nothing says what this party has without agreement: its worst outcome is taken.",
    cure: "Add reservationValue, or alternatives.",
  });
  const file = await fetch(`${url}/api/cases/${made.hash}/file?format=yaml&briefs=own`);
  expect(file.headers.get("content-type")).toBe("application/yaml; charset=utf-8");
  expect(file.headers.get("content-disposition")).toBe(`attachment; filename="_lan.yaml"; filename*=UTF-8''%C3%89lan.yaml`);
  const text = await file.text();
  expect(text).toContain(SECRET);
  expect((await imported({ text })).case.hash).toBe(made.hash);
  expect(await (await fetch(`${url}/api/cases/${made.hash}/file`)).text()).not.toContain(SECRET);
});

test("everything that is wrong with a file is told at once, with its place and what to do, and nothing of it is kept", async () => {
  const text = smallCase("Broken").replace("step: 100", "step: 0").replace("{ no: 10 }", "{ maybe: 10 }");
  const { status, told } = await post("/api/cases", { name: "broken.yaml", text });
  expect([status, told.code]).toEqual([422, "badCase"]);
  expect(told.faults).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        severity: "error",
        place: { file: "broken.yaml", line: 6, column: expect.any(Number) },
        path: "issue price, range, step",
      }),
      expect.objectContaining({ code: "unknown-option", place: { file: "broken.yaml", line: 11, column: expect.any(Number) } }),
    ]),
  );
  expect((await get("/api/cases")).cases.map(({ title }: Told) => title)).not.toContain("Broken");
  expect((await post("/api/cases", { name: "x" })).told).toMatchObject({ code: "badRequest", wrong: [{ path: "body" }] });
  expect((await post("/api/cases", { name: "x", text: "x".repeat(5 * 1024 * 1024 + 1) })).told).toMatchObject({
    code: "badRequest",
    wrong: [{ path: "body.text" }],
  });
  expect((await post("/api/cases", { name: "x", text: smallCase("X"), replaces: "0".repeat(64) })).told.code).toBe("notFound");
});

test("cases of the program, and those of other tools, come in; what can be written goes out again", async () => {
  let came = 0;
  for (const name of ["hanoi/hanoi-2019", "harbour/three-party-harbour", "job-offer/job-offer", "labour-contract/labour-contract"]) {
    const { case: made } = await imported({ name, text: caseText(name) });
    const written = async (format: string, part: string): Promise<{ name: string; text: string }> => {
      const answer = await fetch(`${url}/api/cases/${made.hash}/file?format=${format}&part=${part}&briefs=own`);
      return { name: `${part}.${format === "genius" ? "xml" : "json"}`, text: await answer.text() };
    };
    const { parties }: Told = JSON.parse(await (await fetch(`${url}/api/cases/${made.hash}/file?format=json`)).text());
    for (const format of ["genius", "geniusweb"]) {
      const files = [await written(format, "domain")];
      for (const { id } of parties) files.push(await written(format, id));
      if (files.some(({ text }) => text.includes("badCase"))) continue;
      const { case: back } = await imported({ name, files });
      came++;
      expect(back.hash, `${name} ${format}`).toMatch(/^[0-9a-f]{64}$/);
      expect(await (await fetch(`${url}/api/cases/${back.hash}/file?briefs=own`)).text()).toContain("briefs:");
    }
    expect((await get(`/api/cases/${made.hash}/file?format=genius&part=nobody&briefs=own`)).code).toBe("notFound");
    expect((await get(`/api/cases/${made.hash}/file?format=genius&part=${parties[0].id}`)).code).toBe("notFound");
    const domain = await fetch(`${url}/api/cases/${made.hash}/file?format=genius`);
    expect([domain.status, domain.headers.get("content-type")]).toEqual([200, "application/xml; charset=utf-8"]);
  }
  expect(came).toBeGreaterThan(5);
});

const HOSTILE: Readonly<Record<string, () => object>> = {
  nothing: () => ({ text: "" }),
  "a program": () => ({ text: "\u0001ELF".repeat(1000) }),
  "lists in lists": () => ({ text: "[".repeat(200_000) }),
  "records in records": () => ({ text: '{"a":'.repeat(100_000) }),
  "very many lists": () => ({ text: `[${"[],".repeat(50_000)}]` }),
  "aliases that repeat each other": () => ({
    text: `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghij".replaceAll(/./g, (name, k: number) => `${name}: &${name} [${`*${"abcdefghij"[k]},`.repeat(9)}]\n`)}`,
  }),
  "a range of far too many numbers": () => ({ text: smallCase("R").replace("to: 6000, step: 100", "to: 6.0e300, step: 1.0e-300") }),
  "names of prototypes": () => ({ text: `${smallCase("P")}\n__proto__: { polluted: yes }\nconstructor: x\n` }),
  "half a character": () => ({ text: smallCase("\ud800") }),
  "a title of a megabyte": () => ({ text: smallCase("t".repeat(1_000_000)) }),
  "XML that is one file": () => ({ text: "<negotiation_template/>" }),
  "entities that repeat each other": () => ({
    files: Array.from({ length: 3 }, () => ({
      name: "a.xml",
      text: `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><negotiation_template>&c;</negotiation_template>`,
    })),
  }),
  "JSON in JSON": () => ({ files: Array.from({ length: 2 }, () => ({ name: "a.json", text: "[".repeat(1_000_000) })) }),
};

test("whatever comes in is answered, and nothing breaks", async () => {
  const codes: Record<string, string> = {};
  for (const [name, make] of Object.entries(HOSTILE)) {
    const { status, told } = await post("/api/cases", { name: "hostile", ...make() });
    codes[name] = `${status} ${told.code}`;
  }
  expect(codes).toEqual(Object.fromEntries(Object.keys(HOSTILE).map((name) => [name, "422 badCase"])));
  await imported({ text: smallCase("Still there") });
});

test("a large case is read beside the event loop", async () => {
  const text = largeCase();
  const before = process.threadCpuUsage();
  const begun = performance.now();
  const { case: made } = await imported({ text });
  const took = performance.now() - begun;
  const { user, system } = process.threadCpuUsage(before);
  const busy = (user + system) / 1000;
  // Client and server are one thread here: what is sent and taken apart counts twice.
  expect(busy).toBeLessThan(Math.max(took / 2, 400));
  expect((await get(`/api/cases/${made.hash}`)).title).toBe("Large");
  console.log(
    `figure: a case of ${(text.length / 2 ** 20).toFixed(1)} MB comes in within ${Math.round(took)} ms, ${Math.round(busy)} ms of them on the thread of the server and its client`,
  );
});

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

/** As large as may be, most of it briefs. */
function largeCase(): string {
  const issues = Array.from({ length: 60 }, (_, k) => k);
  const head = `detente: 1\ntitle: Large\nlanguage: en\nparties: [${["a", "b", "c", "d"].map((id) => `{ id: ${id} }`).join(", ")}]\nissues:\n`;
  const options = Array.from({ length: 60 }, (_, k) => k);
  const listed = issues.map(
    (k) => `  - { id: i${k}, options: [${options.map((o) => `{ id: o${o}, name: Option ${o} of issue ${k} }`).join(", ")}] }\n`,
  );
  const points = issues.map((k) => `        i${k}: { options: { ${options.map((o) => `o${o}: ${(k * o) % 97}`).join(", ")} } }\n`).join("");
  const brief = (id: string): string =>
    `  ${id}:\n    notes: ${"A line of notes. ".repeat(60_000)}\n    preferences:\n      points:\n${points}    reservationValue: 3\n`;
  return `${head}${listed.join("")}briefs:\n${["a", "b", "c", "d"].map(brief).join("")}`;
}
