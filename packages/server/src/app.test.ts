import { once } from "node:events";
import { connect } from "node:net";
import { failed, ok } from "@detente/engine";
import Fastify from "fastify";
import { expect, test } from "vitest";
import type { LiveMessage } from "./contract/session-contracts.ts";
import { watchSession } from "./contract/session-contracts.ts";
import { logSettings } from "./log-settings.ts";
import { streamedToCaller } from "./routes/served-route.ts";
import type { Reader } from "./services.ts";
import { readSettings } from "./settings.ts";
import { fromOwnPage, SECRET, startApp, textBody } from "./walls/running-app.fixture.ts";

const PEOPLE = { SEAT_LINKS: "on" };
const SESSION = "/api/sessions/3b241101-e2bb-4255-8caf-4136c566a962/live";

test("no line of the log holds a cookie, a body, a query, a header or a filled-in address", async () => {
  const app = await startApp({ environment: { ...PEOPLE, LOG_LEVEL: "debug" } });
  const secrets = ["cookieSecret", "bodySecret", "querySecret", "headerSecret", "pathSecret", "tokenSecret"];
  const headers = { ...fromOwnPage(app), cookie: "who=1; more=cookieSecret", "x-more": "headerSecret", "user-agent": "headerSecret" };
  await fetch(`${app.url}/api/try/texts?code=querySecret`, { method: "POST", headers, body: textBody("bodySecret") });
  await fetch(`${app.url}/api/try/texts`, { method: "POST", headers, body: textBody("bodySecret") });
  await fetch(`${app.url}/api/try/texts`, { method: "POST", headers, body: "{bodySecret" });
  await fetch(`${app.url}/api/try/texts/pathSecret`, { method: "DELETE", headers: { cookie: "who=1", "sec-fetch-site": "same-origin" } });
  await fetch(`${app.url}/pathSecret?querySecret`, { headers: { authorization: "Bearer tokenSecret", referer: "http://x/pathSecret" } });
  await fetch(`${app.url}/api/%zzpathSecret`, { headers });
  await fetch(`${app.url}/api/try/broken?x=querySecret`, { headers });
  await app.stop();
  const log = app.lines.join("");
  expect(app.lines.filter((line) => line.includes('"msg":"answered"')).length).toBeGreaterThanOrEqual(6);
  for (const secret of [...secrets, SECRET]) expect(log).not.toContain(secret);
  for (const line of app.lines) expect(typeof JSON.parse(line)).toBe("object");
});

test("what the database says of an error is not logged, for it quotes values", async () => {
  const lines: string[] = [];
  const settings = readSettings({}, () => failed("is not there"));
  if (settings.kind === "failed") throw new Error(JSON.stringify(settings.failure));
  const app = Fastify({ logger: logSettings(settings.value, { write: (line) => void lines.push(line) }) });
  const error = Object.assign(new Error('duplicate key "rowSecret"'), {
    severity: "ERROR",
    code: "23505",
    detail: "Key (name)=(rowSecret)",
  });
  app.log.error({ err: error }, "broken");
  app.log.error({ err: new Error("x".repeat(100_000)) }, "broken");
  expect(lines[0]).toContain("23505");
  expect(lines[0]).toContain("app.test.ts");
  expect(lines.join("")).not.toContain("rowSecret");
  expect(lines.join("").length).toBeLessThan(10_000);
  await app.close();
});

test("each request is one line: who asked for what, and what came of it", async () => {
  const app = await startApp({ environment: PEOPLE });
  const answer = await fetch(`${app.url}/api/try/texts/12`, {
    method: "DELETE",
    headers: { cookie: "who=1", "sec-fetch-site": "cross-site" },
  });
  await app.stop();
  const line = app.lines.map((each) => JSON.parse(each)).find(({ msg }) => msg === "answered");
  const id = answer.headers.get("x-request-id");
  expect(line).toMatchObject({
    id,
    method: "DELETE",
    route: "/api/try/texts/{text}",
    status: 403,
    problem: "otherOrigin",
    address: "127.0.0.1",
  });
});

/** Reads the first `count` messages of a stream, or up to its end. */
async function messagesOf(body: ReadableStream<Uint8Array> | null, count: number): Promise<readonly string[]> {
  let heard = "";
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  while (heard.split("\n\n").length <= count) {
    const part = await reader?.read();
    if (part?.value === undefined) break;
    heard += part.value;
  }
  return heard.split("\n\n").slice(0, -1);
}

const happened = (seq: number): LiveMessage => ({
  kind: "happened",
  events: [],
  receipts: [],
  seqs: { table: seq },
  // All that the route knows of a view is that it is an object.
  view: { kind: "observer" } as Extract<LiveMessage, { readonly kind: "happened" }>["view"],
});

/** A server with one stream, whose readers are told what the test wants. */
async function startStreams() {
  const readers: Reader[] = [];
  const stopped: string[] = [];
  const asked: unknown[] = [];
  const watch = streamedToCaller(watchSession, async (_caller, { query, headers }, reader) => {
    asked.push({ ...query, ...headers });
    readers.push(reader);
    reader.tell(happened(readers.length));
    return ok({ stop: () => void stopped.push("stopped") });
  });
  const app = await startApp({ environment: PEOPLE, routes: [watch] });
  const open = (headers: Readonly<Record<string, string>> = {}, init: RequestInit = {}) =>
    fetch(`${app.url}${SESSION}`, { headers: { cookie: "who=1", ...headers }, ...init });
  return { app, readers, stopped, asked, open };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

test("a stream tells what happens, with ids to go on from, and ends when its right does", async () => {
  const { app, readers, stopped, asked, open } = await startStreams();
  const answer = await open({ "last-event-id": "table:7" });
  expect(answer.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  readers[0]?.tell(happened(8));
  readers[0]?.tell({ kind: "ended", reason: "revoked" });
  readers[0]?.end();
  readers[0]?.tell(happened(9));
  const messages = await messagesOf(answer.body, 9);
  expect(messages.map((each) => each.split("\n").slice(0, -1))).toEqual([
    ["id: table:1", "event: happened"],
    ["id: table:8", "event: happened"],
    ["event: ended"],
  ]);
  expect(asked).toEqual([{ "last-event-id": "table:7" }]);
  await until(() => stopped.length === 1);
  await app.stop();
});

test("a stream that its reader leaves is stopped once, and counted while it is open", async () => {
  const { app, stopped, open } = await startStreams();
  const leaving = new AbortController();
  await open({}, { signal: leaving.signal });
  expect(await (await fetch(`${app.url}/metrics`)).text()).toContain("detente_open_streams 1\n");
  leaving.abort();
  await until(() => stopped.length === 1);
  expect(await (await fetch(`${app.url}/metrics`)).text()).toContain("detente_open_streams 0\n");
  await app.stop();
  expect(stopped).toEqual(["stopped"]);
});

test("a reader that does not read is cut off, and costs no more than a bounded wait", async () => {
  const { app, readers, stopped } = await startStreams();
  const deaf = connect(app.port, "127.0.0.1").pause();
  deaf.write(`GET ${SESSION} HTTP/1.1\r\nhost: 127.0.0.1:${app.port}\r\ncookie: who=1\r\n\r\n`);
  await until(() => readers.length === 1);
  const long = { ...happened(1), events: Array.from({ length: 100 }, () => ({ text: "x".repeat(10_000) })) as unknown as [] };
  let told = 0;
  for (; told < 50 && stopped.length === 0; told++) {
    readers[0]?.tell(long);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(told).toBeLessThan(50);
  expect((await fetch(`${app.url}/livez`)).status).toBe(200);
  deaf.destroy();
  await app.stop();
});

test("a server that stops tells its readers so, lets what is under way finish, and takes no more", async () => {
  const { app, stopped, open } = await startStreams();
  const answer = await open();
  const stopping = app.stop();
  const messages = await messagesOf(answer.body, 9);
  expect(messages.at(-1)).toContain('{"kind":"ended","reason":"stopping"}');
  await stopping;
  expect(stopped).toEqual(["stopped"]);
  await expect(fetch(`${app.url}/livez`)).rejects.toThrow("fetch failed");
});

test("a server that closes does not wait for connections on which nobody has asked anything", async () => {
  const app = await startApp({ environment: { SEAT_LINKS: "on" } });
  const ahead = connect(app.port, "127.0.0.1");
  const closed = once(ahead, "close");
  await once(ahead, "connect");
  await (await fetch(`${app.url}/livez`)).text();
  await app.stop();
  await closed;
  expect(ahead.destroyed).toBe(true);
});
