import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportFaults, type SessionExport } from "@detente/engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshPostgresDatabase } from "./database/fixtures/test-postgres.fixture.ts";
import { withoutPostgres } from "./database/test-databases.fixture.ts";
import { start, startDemo } from "./main.ts";
import { sha256 } from "./sessions/hash.ts";

const KEY = Buffer.alloc(32, 7).toString("base64url");
const without = withoutPostgres();

const KINDS = [
  { name: "its own database", environment: async (folder: string) => ({ DETENTE_DATA: folder }) },
  {
    name: `a PostgreSQL by DATABASE_URL${without === null ? "" : `: ${without}`}`,
    environment: async (folder: string) => ({ DETENTE_DATA: folder, DETENTE_KEY: KEY, DATABASE_URL: await freshPostgresDatabase("empty") }),
  },
] as const;

/** What JSON came back; each test looks at what it needs of it. */
// oxlint-disable-next-line typescript/no-explicit-any -- a stranger's answer has no type.
type Told = any;

for (const [k, { name, environment }] of KINDS.entries())
  describe.skipIf(k > 0 && without !== null)(`a server with ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "detente-start-"));
    let variables: Readonly<Record<string, string>> = {};
    let url = "";
    let stop = async (): Promise<void> => {};

    const begin = async (): Promise<void> => {
      const started = await start({ ...variables, PORT: "0", LOG_LEVEL: "silent" });
      if (started.kind === "failed") throw new Error(started.failure.join("\n"));
      ({ url, stop } = started.value);
    };
    beforeAll(async () => {
      variables = await environment(folder);
      await begin();
    });
    afterAll(async () => {
      await stop();
      rmSync(folder, { recursive: true });
    });

    const get = async (path: string): Promise<Told> => {
      const answer = await fetch(url + path);
      expect(answer.status, path).toBe(200);
      return answer.json();
    };
    const post = async (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
      const all = { "content-type": "application/json", origin: url, ...headers };
      const answer = await fetch(url + path, { method: "POST", headers: all, body: JSON.stringify(body) });
      // As above.
      return { status: answer.status, told: (await answer.json()) as Told };
    };
    let keys = 0;
    // oxlint-disable-next-line max-params -- where, what, as of what, and as whom.
    const act = (session: string, action: unknown, expected: unknown, seat?: string) =>
      post(
        `/api/sessions/${session}/actions${seat === undefined ? "" : `?seat=${seat}`}`,
        { action, expected },
        { "idempotency-key": `key-of-test-${++keys}` },
      );

    test("answers with Hanoi, of which the public part holds no brief", async () => {
      const { cases } = await get("/api/cases");
      const hanoi = cases.find(({ caseId }: Told) => caseId === "hanoi-2019");
      expect(hanoi).toMatchObject({ title: "Hanoi summit, February 2019", isExample: true });
      const { text } = await get(`/api/cases/${hanoi.hash}`);
      expect(text).toContain("yongbyon");
      expect(text).not.toContain("briefs:");
      expect(text).not.toContain("no-broad-relief-for-yongbyon-alone");
    });

    test("opens a table, keeps what happens there through a restart, streams it, and exports what verifies", async () => {
      const { cases } = await get("/api/cases");
      const { hash } = cases.find(({ caseId }: Told) => caseId === "hanoi-2019");
      const table = (await post("/api/tables", { title: "  Second try ", caseHash: hash })).told;
      expect(table).toMatchObject({ title: "Second try", seat: { is: { role: "facilitator" } }, sessions: [] });
      const made = await post(`/api/tables/${table.id}/sessions`, { name: "Summit", track: "summit" });
      expect(made.status).toBe(201);
      const session = made.told.id;
      const setup = { protocol: { kind: "openFloor" }, parties: ["us", "dprk"], required: ["us", "dprk"], deadline: {} };
      const opened = await act(session, { kind: "open", setup }, {});
      expect(opened.told).toMatchObject({ seqs: { table: 1 } });
      expect(opened.told.events.map(({ kind }: Told) => kind)).toEqual(["opened", "briefPinned", "briefPinned"]);

      const stream = await fetch(`${url}/api/sessions/${session}/live`, { headers: { "last-event-id": "" } });
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
      expect((await reader?.read())?.value).toMatch(
        /^id: party%2Fdprk:1,party%2Fus:1,table:1\nevent: happened\ndata: .*"kind":"opened".*\n\n$/,
      );
      expect((await act(session, { kind: "openMeeting", title: "Dinner" }, opened.told.seqs)).status).toBe(200);
      expect((await reader?.read())?.value).toMatch(
        /^id: party%2Fdprk:1,party%2Fus:1,table:2\nevent: happened\ndata: .*"kind":"meetingOpened".*\n\n$/,
      );
      await reader?.cancel();

      const before = await get(`/api/sessions/${session}`);
      await stop();
      await begin();
      const after = await get(`/api/sessions/${session}`);
      expect({ ...after, at: null }).toEqual({ ...before, at: null });
      expect((await act(session, { kind: "closeMeeting" }, opened.told.seqs)).told).toMatchObject({ code: "stale", facts: { table: 2 } });
      expect((await act(session, { kind: "closeMeeting" }, after.seqs)).status).toBe(200);
      // Written by the server just now.
      const exported = (await get(`/api/sessions/${session}/export`)) as SessionExport;
      expect(Object.fromEntries(exported.logs.map(({ audience, links }) => [audience, links.length]))).toEqual({
        table: 3,
        "party/us": 1,
        "party/dprk": 1,
      });
      expect(exportFaults(sha256, exported, after.receipts)).toEqual([]);
    });

    test("seats a bot, with which a person comes to an agreement", async () => {
      const { cases } = await get("/api/cases");
      const { hash } = cases.find(({ caseId }: Told) => caseId === "hanoi-2019");
      const table = (await post("/api/tables", { title: "With a bot", caseHash: hash })).told.id;
      const session = (await post(`/api/tables/${table}/sessions`, { name: "Summit", track: null })).told.id;
      const { person } = await get("/api/me");
      const us = await post(`/api/tables/${table}/seats`, { person: person.id, is: { role: "head", party: "us" } });
      const bot = await post(`/api/tables/${table}/bots`, { party: "dprk", strategy: "conceder", pace: 0 });
      expect(bot).toMatchObject({ status: 201, told: { known: { strategy: "conceder", pace: 0 } } });
      const setup = { protocol: { kind: "alternatingOffers" }, parties: ["us", "dprk"], required: ["us", "dprk"], deadline: { rounds: 5 } };
      await act(session, { kind: "open", setup }, {});

      const stream = await fetch(`${url}/api/sessions/${session}/live?seat=${us.told.id}`);
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
      const actAsUs = async (action: unknown): Promise<Told> => {
        const { seqs } = await get(`/api/sessions/${session}?seat=${us.told.id}`);
        return act(session, action, seqs, us.told.id);
      };
      let told = "";
      // What it asks for at first is across a red line of the United States.
      for (const offer of [1, 2, 3]) {
        expect((await actAsUs({ kind: "reject" })).status).toBe(200);
        while (!told.includes(`"kind":"offered","party":"dprk","offer":${offer}`)) told += (await reader?.read())?.value ?? "";
      }
      await reader?.cancel();
      expect((await actAsUs({ kind: "accept", offer: 3 })).told.events.at(-1)).toMatchObject({ kind: "agreed" });
    });

    test("every route of its document answers, and nobody writes from elsewhere", async () => {
      const document = await get("/api/openapi.json");
      expect(Object.keys(document.paths)).toContain("/api/sessions/{session}/actions");
      for (const [path, methods] of Object.entries<Told>(document.paths))
        for (const method of Object.keys(methods)) {
          const filled = path.replaceAll(/\{\w+\}/g, "00000000-0000-4000-8000-000000000000");
          const answer = await fetch(url + filled, {
            method: method.toUpperCase(),
            headers: { "content-type": "application/json" },
            ...(method === "post" && { body: "{}" }),
          });
          expect(answer.status, `${method} ${path}`).not.toBe(405);
          expect(answer.status, `${method} ${path}`).toBeLessThan(500);
          if (method !== "get") expect(answer.status, `${method} ${path}`).toBe(403);
          await answer.body?.cancel();
        }
    });
  });

test("a demonstration asks who one is, and takes no other provider", async () => {
  const folder = mkdtempSync(join(tmpdir(), "detente-demo-"));
  const environment = { DETENTE_DATA: folder, PORT: "0", LOG_LEVEL: "silent" };
  expect(await startDemo({ ...environment, OIDC_ISSUER: "https://issuer.example" })).toMatchObject({
    failure: [expect.stringContaining("OIDC_ISSUER")],
  });
  const started = await startDemo(environment);
  if (started.kind === "failed") throw new Error(started.failure.join("\n"));
  const { url, stop } = started.value;
  expect((await fetch(`${url}/api/cases`)).status).toBe(401);
  expect(await (await fetch(`${url}/sign-in`)).text()).toContain("/sign-in/");
  await stop();
  rmSync(folder, { recursive: true });
});

test("a demonstration that cannot be says why in plain words: a port that is taken, none behind the server's, other machines", async () => {
  const folder = mkdtempSync(join(tmpdir(), "detente-demo-"));
  const environment = { DETENTE_DATA: folder, LOG_LEVEL: "silent" };
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const address = taken.address();
  if (address === null || typeof address === "string") throw new Error("Expected a port");
  for (const [more, words] of [
    [{ PORT: String(address.port - 1) }, `Port ${address.port} is taken`],
    [{ PORT: "65535" }, "PORT is 65535"],
    [{ PORT: "0", HOST: "0.0.0.0", PUBLIC_URL: "https://talks.example.org" }, "HOST"],
    [{ PORT: "0", PUBLIC_URL: "https://talks.example.org", TRUSTED_PROXIES: "127.0.0.1" }, "PUBLIC_URL"],
    [{ PORT: "eighty" }, "PORT"],
  ] as const)
    expect(await startDemo({ ...environment, ...more })).toMatchObject({ failure: [expect.stringContaining(words)] });
  await new Promise((resolve) => taken.close(resolve));
  rmSync(folder, { recursive: true });
});

test("what keeps a server from starting is told in plain words, all of it", async () => {
  const started = await start({ PORT: "70000", HOST: "0.0.0.0" });
  expect(started.kind === "failed" && started.failure.join("\n")).toMatch(/PORT[^]*HOST|HOST[^]*PORT/);
});
