import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contracts } from "../contract/all-contracts.fixture.ts";
import { start } from "../main.ts";
import { TestBrowser } from "../sign-in/test-browser.fixture.ts";

/** What JSON came back. */
// oxlint-disable-next-line typescript/no-explicit-any -- a stranger's answer has no type.
type Told = any;

const PARTIES = ["us", "dprk"];
const folder = mkdtempSync(join(tmpdir(), "detente-keys-"));
const teacher = new TestBrowser();
let url = "";
let stop = async (): Promise<void> => {};
let caseHash = "";

beforeAll(async () => {
  const started = await start({ DETENTE_DATA: folder, PORT: "0", LOG_LEVEL: "silent", SEAT_LINKS: "on" });
  if (started.kind === "failed") throw new Error(started.failure.join("\n"));
  ({ url, stop } = started.value);
  const body = new URLSearchParams({ name: "Ms Gray" });
  await teacher.ask(new URL(started.value.consoleLink ?? "", url).href, "same-origin", { method: "POST", body });
  const { cases } = (await api("/api/cases")).told;
  caseHash = cases.find(({ caseId }: Told) => caseId === "hanoi-2019").hash;
}, 60_000);
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

async function api(path: string, body?: object, key?: string): Promise<{ readonly status: number; readonly told: Told }> {
  const headers = { "content-type": "application/json", ...(key === undefined ? {} : { "idempotency-key": key }) };
  const init = body === undefined ? {} : { method: "POST", headers, body: JSON.stringify(body) };
  const answer = await teacher.ask(url + path, "same-origin", init);
  return { status: answer.status, told: await answer.json() };
}

test("[N3] what a request made under a key, the same request again makes no second time, also where both come at once", async () => {
  const setup = { protocol: { kind: "alternatingOffers" }, parties: PARTIES, required: PARTIES, deadline: { rounds: 10 } };
  const { told: table } = await api("/api/tables", { title: "A table", caseHash }, "key-of-the-table");
  const requests = [
    ["/api/tables", { title: "A table", caseHash }],
    ["/api/exercises", { title: "A lesson", caseHash, tables: { count: 3 }, setup }],
    [`/api/tables/${table.id}/sessions`, { name: "A session", track: null }],
    [`/api/tables/${table.id}/seat-links`, { is: { role: "observer" } }],
    ["/api/me/tokens", { name: "A program", rights: "read" }],
  ] as const;
  for (const [path, body] of requests) {
    const key = `a key of ${path}`.replaceAll(" ", "-");
    const [one, two] = await Promise.all([api(path, body, key), api(path, body, key)]);
    expect([path, one.status], JSON.stringify(one.told)).toEqual([path, 201]);
    expect(two).toEqual(one);
    expect(await api(path, body, key)).toEqual(one);
    expect((await api(path, body)).told.id).not.toBe(one.told.id);
    expect((await api(path, { ...body, title: "Else" }, key)).status).toBe("title" in body ? 409 : 400);
  }
  expect((await api(`/api/tables/${table.id}`)).told.sessions).toHaveLength(2);
  expect((await api("/api/exercises")).told.account).toMatchObject({ exercises: 2, tables: 6 });
});

test("whatever makes something new takes a key: one that it keeps itself, or one that its answer is kept under", async () => {
  const without = (await contracts()).filter(
    ({ answer, headers, path }) => path.startsWith("/api/") && answer.status === 201 && !("idempotency-key" in headers.shape),
  );
  // Whoever has been given a case has it, however often it is given.
  expect(without.map(({ id }) => id)).toEqual(["shareCase"]);
});

test("[N1] while one person asks for very many tables another is answered", async () => {
  const lesson = { title: "A lesson", caseHash, tables: { count: 40 } };
  const setup = { protocol: { kind: "alternatingOffers" }, parties: PARTIES, required: PARTIES, deadline: { rounds: 10 } };
  const { joinCode } = (await api("/api/exercises", { ...lesson, tables: { count: 1 }, setup })).told;
  const other = new TestBrowser();
  await other.ask(`${url}/class`, "same-origin", { method: "POST", body: new URLSearchParams({ code: joinCode, name: "Ann" }) });
  const flood = Promise.all(Array.from({ length: 40 }, () => api("/api/exercises", { ...lesson, setup })));
  const begun = performance.now();
  const waits: number[] = [];
  for (let k = 0; k < 10; k++) {
    const asked = performance.now();
    const answer = await other.ask(`${url}/api/me`, "same-origin");
    expect([answer.status, await answer.json()]).toMatchObject([200, { person: { name: "Ann" } }]);
    waits.push(Math.round(performance.now() - asked));
  }
  const statuses = (await flood).map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(12);
  expect(statuses.filter((status) => status === 429)).toHaveLength(28);
  console.log(
    `figure: another is answered after ${waits.toSorted((a, b) => a - b).join(", ")} ms, beside 40 requests for 40 tables each that took ${Math.round(performance.now() - begun)} ms`,
  );
});
