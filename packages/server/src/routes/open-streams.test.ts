import { get, type IncomingMessage } from "node:http";
import { ok } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LiveMessage, watchSession } from "../contract/session-contracts.ts";
import type { Reader } from "../services.ts";
import { type RunningApp, startApp } from "../walls/running-app.fixture.ts";
import { streamedToCaller } from "./served-route.ts";

const PATH = "/api/sessions/3b241101-e2bb-4255-8caf-4136c566a960/live";
const readers: Reader[] = [];
let stopped = 0;
let app: RunningApp;
const watchRoute = streamedToCaller(watchSession, async (_caller, _asked, reader) => {
  readers.push(reader);
  return ok({ stop: () => void stopped++ });
});
beforeAll(async () => {
  app = await startApp({ routes: [watchRoute] });
});
afterAll(() => app.stop());

/** As the contract has it, with something in it that it does not name. */
function message(text: string): LiveMessage {
  const told = { kind: "happened", events: [], receipts: [], seqs: { table: 1 }, view: { text }, secret: "of the other side" };
  // A view is whatever the engine makes; the secret is what a bug would leave in it.
  return told as unknown as LiveMessage;
}

const begun = (): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => void get(`${app.url}${PATH}`, { agent: false }, resolve).on("error", reject));

test("a message goes out with what its contract names, and nothing besides", async () => {
  const streams = await Promise.all([begun(), begun()]);
  const one = message("what happened");
  for (const reader of readers.splice(0)) {
    reader.tell(one);
    reader.tell({ kind: "ended", reason: "revoked" });
    reader.end();
  }
  for (const stream of streams) {
    const text = (await stream.setEncoding("utf8").toArray()).join("");
    expect(text).toBe(
      'id: table:1\nevent: happened\ndata: {"kind":"happened","events":[],"receipts":[],"seqs":{"table":1},"view":{"text":"what happened"}}\n\n' +
        'event: ended\ndata: {"kind":"ended","reason":"revoked"}\n\n',
    );
  }
  await expect.poll(() => stopped).toBe(2);
});

test("whoever reads slowly has large messages all the same, each of them whole", async () => {
  const stream = await begun();
  stream.pause();
  const large = "x".repeat(3 * 1024 * 1024);
  for (const reader of readers.splice(0)) {
    for (const _ of [1, 2]) reader.tell(message(large));
    reader.tell(message("and the last"));
    reader.tell({ kind: "ended", reason: "revoked" });
    reader.end();
  }
  const text = (await stream.setEncoding("utf8").toArray()).join("");
  expect(text.split(large)).toHaveLength(3);
  expect(text).toContain("and the last");
  expect(text.endsWith('data: {"kind":"ended","reason":"revoked"}\n\n')).toBe(true);
  await expect.poll(() => stopped).toBe(3);
});

test("one person reads so many streams at a time; one more is refused until one of them is over", async () => {
  const narrow = await startApp({ routes: [watchRoute], environment: { STREAMS_PER_PERSON: "2" } });
  const ask = (): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => void get(`${narrow.url}${PATH}`, { agent: false }, resolve).on("error", reject));
  const open = [await ask(), await ask()];
  const refused = await ask();
  expect(refused.statusCode).toBe(429);
  expect(JSON.parse((await refused.setEncoding("utf8").toArray()).join(""))).toMatchObject({ code: "tooMany" });
  open[0]?.destroy();
  await expect
    .poll(async () => {
      const next = await ask();
      next.destroy();
      return next.statusCode;
    })
    .toBe(200);
  for (const each of open) each.destroy();
  readers.length = 0;
  await narrow.stop();
});

test("who does not read is cut off, and who reads is not held up", async () => {
  const [idle, awake] = [await begun(), await begun()];
  let heard = 0;
  awake.on("data", (piece: Buffer) => (heard += piece.length));
  idle.pause();
  const before = stopped;
  const large = "x".repeat(64 * 1024);
  let told = 0;
  // The system takes some megabytes before a reader that does not read is noticed.
  while (stopped === before && told < 1_000) {
    for (const reader of readers) reader.tell(message(large));
    told++;
    await expect.poll(() => heard).toBeGreaterThanOrEqual(told * large.length);
  }
  expect(stopped).toBe(before + 1);
  expect(told).toBeLessThan(1_000);
  awake.destroy();
  await expect.poll(() => stopped).toBe(before + 2);
});
