/** A program: clients of a server, in a process of their own. Its argument is a file with a `ClientWork`. */
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Client, ClientWork, Measured } from "./client.ts";
import { memoryOf } from "./memory-of.ts";
import { RawConnection } from "./raw-connection.ts";
import { RawStream } from "./raw-stream.ts";

// Written by whoever starts this program.
const work = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as ClientWork;
const WARM_UP = 2_000;

/** Somebody who acts, as of what was answered or read last. */
class Acting {
  readonly #connection = new RawConnection(work.url);
  readonly #client: Client;
  readonly #name = crypto.randomUUID();
  #said = 0;
  read: unknown = { table: 1 };
  stale = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Until it is acknowledged. */
  async act(): Promise<void> {
    const action = { kind: "message", to: "table", text: `${this.#name} says for the ${++this.#said}th time what it thinks of that` };
    for (;;) {
      const head = `cookie: ${work.cookieName}=${this.#client.cookie}\r\nidempotency-key: ${crypto.randomUUID()}\r\n`;
      const path = `/api/sessions/${this.#client.session}/actions`;
      const { status, body } = await this.#connection.post(path, head, JSON.stringify({ action, expected: this.read }));
      const told = JSON.parse(body);
      if (status === 200) {
        this.read = told.seqs;
        return;
      }
      if (told.code !== "stale") throw new Error(`Expected an acknowledgement, got ${body}`);
      this.stale++;
      this.read = told.facts;
    }
  }

  end(): void {
    this.#connection.end();
  }
}

async function flatOut(seconds: number): Promise<Measured> {
  const actings = work.clients.map((client) => new Acting(client));
  const times: number[] = [];
  const from = performance.now() + WARM_UP;
  const until = from + seconds * 1000;
  await Promise.all(
    actings.map(async (acting) => {
      for (;;) {
        const asked = performance.now();
        if (asked >= until) return acting.end();
        await acting.act();
        const done = performance.now();
        if (done >= from && done < until) times.push(done - asked);
      }
    }),
  );
  return { acknowledged: times.length, seconds, times, stale: 0, memory: [] };
}

async function paced(every: number, seconds: number): Promise<Measured> {
  const actings = work.clients.map((client) => new Acting(client));
  const streams = work.clients.map((client, k) => {
    const acting = actings[k];
    return new RawStream(work, client, (message) => {
      if (acting !== undefined && message.seqs !== null) acting.read = message.seqs;
    });
  });
  await Promise.all(streams.map((stream) => stream.begun));
  const times: number[] = [];
  const start = performance.now();
  const from = start + WARM_UP;
  await Promise.all(
    actings.map(async (acting, k) => {
      for (let due = start + (every * k) / actings.length; due < from + seconds * 1000; due += every) {
        await pause(Math.max(0, due - performance.now()));
        await acting.act();
        // From when it was due: a client that is late because the one before took long counts that as well.
        if (due >= from) times.push(performance.now() - due);
      }
      acting.end();
    }),
  );
  for (const stream of streams) stream.end();
  return { acknowledged: times.length, seconds, times, stale: actings.reduce((sum, { stale }) => sum + stale, 0), memory: [] };
}

async function streams(messages: number, serverPid: number): Promise<Measured> {
  let arrived = 0;
  let all = Promise.withResolvers<void>();
  const open: RawStream[] = [];
  const heard = (): void => {
    if (++arrived === open.length) all.resolve();
  };
  for (let k = 0; k < work.clients.length; k += BEGUN_AT_ONCE) {
    const more = work.clients.slice(k, k + BEGUN_AT_ONCE).map((client) => new RawStream(work, client, heard));
    await Promise.all(more.map((stream) => stream.begun));
    open.push(...more);
  }
  const memory = [memoryOf(serverPid)];
  const [first] = work.clients;
  if (first === undefined) throw new Error("Expected somebody who speaks");
  const acting = new Acting(first);
  const times: number[] = [];
  for (let k = 0; k < messages; k++) {
    [arrived, all] = [0, Promise.withResolvers()];
    const asked = performance.now();
    await acting.act();
    await all.promise;
    times.push(performance.now() - asked);
  }
  memory.push(memoryOf(serverPid));
  acting.end();
  for (const stream of open) stream.end();
  return { acknowledged: messages, seconds: 0, times, stale: 0, memory };
}

const BEGUN_AT_ONCE = 50;

async function measured(): Promise<Measured> {
  switch (work.kind) {
    case "flatOut":
      return flatOut(work.seconds);
    case "paced":
      return paced(work.every, work.seconds);
    case "streams":
      return streams(work.messages, work.serverPid);
  }
}

// Only once all of it has gone out: it is more than a pipe takes at once.
process.stdout.write(JSON.stringify(await measured()), () => process.exit(0));
