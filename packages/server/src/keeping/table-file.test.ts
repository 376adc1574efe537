import { createHash } from "node:crypto";
import { Rng } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../database/database.ts";
import { openTestEmbedded, openTestPostgres, TEST_KEY, type TestDatabase, withoutPostgres } from "../database/test-databases.fixture.ts";
import { openDesks } from "../desk/open-desks.ts";
import { keepingRoutes } from "../routes/keeping-routes.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller } from "../services.ts";
import { type Process, type SeatedTable, startProcess, value } from "../tables/seated-people.fixture.ts";
import { type RunningApp, startApp } from "../walls/running-app.fixture.ts";
import { fullTable } from "./full-table.fixture.ts";
import { keepingService } from "./keeping-service.ts";
import { tableLine } from "./table-file/table-line.ts";
import { tableFileService } from "./table-file-service.ts";

/** Files with one byte changed; and as many more than one an audience whose end was made to fit. */
const SPOILT = Number(process.env["DETENTE_TABLE_FILES"] ?? 4);
/** Milliseconds that nothing of an import may keep others waiting. */
const LONGEST_WAIT = 20;

/** A server with a database of its own, asked over HTTP. */
interface Server {
  readonly process: Process;
  readonly given: TestDatabase;
  readonly app: RunningApp;
  /** Who shows the cookie of a number. */
  readonly callers: Caller[];
}

const desks = openDesks();
const servers: Server[] = [];
let from: Server;
let to: Server;
let table: SeatedTable;
let file: Buffer;

async function startServer(given: TestDatabase): Promise<Server> {
  const process = await startProcess(given.database, { desks });
  const { database, words, seats } = process;
  const sealers = new TableSealers(TEST_KEY);
  const callers: Caller[] = [];
  const meant = ({ person }: Caller): Caller => callers[Number(person.at(-1))] ?? { person: crypto.randomUUID(), name: "nobody" };
  const keeping = keepingService({ database, sealers, words, changed: seats.changed, mode: "people" });
  const files = tableFileService({ database, sealers, desk: desks.cases });
  const routes = keepingRoutes(
    { ...keeping, eraseEvent: (caller, asked) => keeping.eraseEvent(meant(caller), asked) },
    { give: (caller, asked) => files.give(meant(caller), asked), take: (caller, asked) => files.take(meant(caller), asked) },
  );
  const app = await startApp({ environment: { SEAT_LINKS: "on", REQUESTS_PER_MINUTE: "100000" }, routes });
  const server = { process, given, app, callers };
  servers.push(server);
  return server;
}

beforeAll(async () => {
  from = await startServer(await openTestEmbedded());
  to = await startServer(withoutPostgres() === null ? await openTestPostgres() : await openTestEmbedded());
  table = await fullTable(from.process);
  from.callers.push(table.people.facilitator, table.people.us, table.people.stranger);
  to.callers.push(await newPerson(to.process.database, "another facilitator"), await newPerson(to.process.database, "us"));
  await ask(from, 0, "DELETE", `/api/sessions/${table.session}/events/table/2/text`);
  file = await exported(from, table.table);
}, 60_000);
afterAll(async () => {
  for (const { process, given, app } of servers) {
    await app.stop();
    await process.close();
    await given.close();
  }
  await desks.close();
});

const newPerson = (database: Database, name: string): Promise<Caller> =>
  database.transact({ kind: "engine" }, async ({ sql, at }) => {
    const row = { id: crypto.randomUUID(), issuer: "https://issuer.example", subject: crypto.randomUUID(), name, created_at: at };
    await sql.insertInto("person").values(row).execute();
    return { person: row.id, name };
  });

// oxlint-disable-next-line max-params -- whom, as whom, and what is asked, as the line of a request has it.
function ask({ app }: Server, who: number, method: string, path: string, body?: Uint8Array): Promise<Response> {
  const headers = { cookie: `who=${who}`, origin: app.url, "sec-fetch-site": "same-origin" };
  return body === undefined
    ? fetch(`${app.url}${path}`, { method, headers })
    : fetch(`${app.url}${path}`, { method, headers: { ...headers, "content-type": "application/jsonl" }, body });
}

async function exported(server: Server, id: string): Promise<Buffer> {
  const answer = await ask(server, 0, "GET", `/api/tables/${id}/export`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

async function taken(server: Server, bytes: Uint8Array, who = 0) {
  const answer = await ask(server, who, "POST", "/api/tables/import", bytes);
  // What a table, or a problem, has of these.
  return {
    status: answer.status,
    told: (await answer.json()) as { readonly table?: string; readonly code?: string; readonly detail?: string },
  };
}

/** Everything that the other server has of tables. */
const rows = ({ process }: Server) =>
  process.database.transact({ kind: "engine" }, async ({ sql }) => {
    const counts: Record<string, number> = {};
    for (const name of ["tables", "person", "seat", "case_revision", "session_event", "evidence_chunk", "table_arrival"] as const)
      counts[name] = (
        await sql
          .selectFrom(name)
          .select(({ fn }) => fn.countAll<number>().as("count"))
          .executeTakeFirstOrThrow()
      ).count;
    return counts;
  });

const linesOf = (bytes: Buffer): string[] => bytes.toString("utf8").trimEnd().split("\n").slice(0, -1);

const audienceOf = (line: string): string => JSON.parse(line).link?.audience ?? "record";

/** Lines with an end that agrees with them. */
function closed(lines: readonly string[]): Buffer {
  const text = `${lines.join("\n")}\n`;
  return Buffer.from(`${text}${JSON.stringify({ kind: "end", sha256: createHash("sha256").update(text).digest("hex") })}\n`);
}

test("nobody but a facilitator takes a table along", async () => {
  expect((await ask(from, 1, "GET", `/api/tables/${table.table}/export`)).status).toBe(403);
  expect((await ask(from, 2, "GET", `/api/tables/${table.table}/export`)).status).toBe(404);
});

test("it has a line of each kind, and the same bytes each time", async () => {
  const kinds = new Set(linesOf(file).map((line) => JSON.parse(line).kind));
  for (const { shape } of tableLine.options) if (shape.kind.value !== "end") expect(kinds).toContain(shape.kind.value);
  expect(linesOf(file).filter((line) => line.includes('"salt":null'))).toHaveLength(1);
  expect(await exported(from, table.table)).toEqual(file);
});

test("where its sessions are already, it is refused, and nothing of it stays", async () => {
  const before = await rows(from);
  expect(await taken(from, file)).toMatchObject({ status: 409, told: { code: "alreadyThere" } });
  expect(await rows(from)).toEqual(before);
});

test("a file with a spoilt byte is refused with its line, and nothing of it stays", async () => {
  const before = await rows(to);
  const rng = Rng.fromSeed(11);
  for (let k = 0; k < SPOILT; k++) {
    const spoilt = Buffer.from(file);
    const at = rng.below(file.length);
    spoilt[at] = (spoilt[at] ?? 0) ^ (1 << rng.below(7));
    const { status, told } = await taken(to, spoilt);
    expect(status).toBe(422);
    expect(["refused", "badCase"]).toContain(told.code);
  }
  const lines = linesOf(file);
  const deep = `{"kind":"audit","at":"2025-01-01T00:00:00.000Z","by":null,"deed":"x","facts":${'{"a":'.repeat(9_000)}1${"}".repeat(9_000)}}`;
  expect((await taken(to, closed([...lines, deep]))).told.detail).toMatch(new RegExp(`^Line ${lines.length + 1}: This is no line`));
  const torn = await taken(to, file.subarray(0, Math.floor(file.length / 2)));
  expect(torn.told.detail).toMatch(/^Line \d+: The file is torn: it has no end\. Export the table anew/);
  expect(await rows(to)).toEqual(before);
});

test("a file with a changed event of any audience or record, and an end made to fit, is refused with its line", async () => {
  const before = await rows(to);
  const lines = linesOf(file);
  const rng = Rng.fromSeed(12);
  const events = lines.flatMap((line, place) =>
    /^\{"kind":"(?:event|recordEvent)"/.test(line) && !line.includes('"salt":null') ? [{ place, of: audienceOf(line) }] : [],
  );
  const places = [...new Map(events.map(({ place, of }) => [of, place])).values()];
  expect(events.map(({ of }) => of)).toEqual(expect.arrayContaining(["caucus/dprk", "party/us", "record", "table"]));
  while (places.length < SPOILT) places.push(events[rng.below(events.length)]?.place ?? 0);
  for (const place of places) {
    const line = lines[place] ?? "";
    const begin = line.indexOf('"event":{') + 9;
    const at = begin + rng.below(line.lastIndexOf("}") - begin - 1);
    const changed = `${line.slice(0, at)}${line[at] === "x" ? "y" : "x"}${line.slice(at + 1)}`;
    const { status, told } = await taken(to, closed(lines.with(place, changed)));
    expect([status, told.code]).toEqual([422, "refused"]);
    expect(told.detail).toMatch(new RegExp(`^Line ${place + 1}: `));
  }
  expect(await rows(to)).toEqual(before);
  console.log(`figure: ${SPOILT} spoilt and ${places.length} forged files refused over HTTP, of ${file.length} bytes`);
});

test("on another server it is the same table to the byte, and nobody there has a seat but who took it in", async () => {
  const seats = () =>
    to.process.database.transact({ kind: "engine" }, async ({ sql }) =>
      (await sql.selectFrom("seat").innerJoin("person", "person.id", "seat.person").select(["issuer", "person.id"]).execute()).map(
        (row) => row,
      ),
    );
  const wait = longestWait();
  const { status, told } = await taken(to, file);
  const waited = wait();
  expect([status, told.code]).toEqual([201, undefined]);
  expect(await exported(to, told.table ?? "")).toEqual(file);
  const own = (await seats()).filter(({ issuer }) => !issuer.startsWith("detente:"));
  expect(new Set(own.map(({ id }) => id))).toEqual(new Set([to.callers[0]?.person]));
  expect((await ask(to, 1, "GET", `/api/tables/${told.table}/export`)).status).toBe(404);
  const view = value(
    await to.process.sessions.read(to.callers[0] ?? { person: "", name: "" }, {
      params: { session: table.session },
      query: {},
      headers: {},
      body: null,
    }),
  );
  expect(view.seqs["table"]).toBeGreaterThan(2);
  console.log(
    `figure: a table of ${file.length} bytes taken in; nothing waited longer than ${waited.toFixed(0)} ms (the goal is ${LONGEST_WAIT})`,
  );
});

/** Milliseconds that the event loop was held at most, since it was asked. */
function longestWait(): () => number {
  let [last, most] = [performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    [most, last] = [Math.max(most, now - last - 1), now];
  }, 1);
  return () => {
    clearInterval(timer);
    return most;
  };
}
