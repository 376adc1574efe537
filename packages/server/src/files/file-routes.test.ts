import { createHash, randomBytes } from "node:crypto";
import { type ClientRequest, request } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MOST_FILE_BYTES } from "../contract/file-contracts.ts";
import { openTestEmbedded, type TestDatabase } from "../database/test-databases.fixture.ts";
import { agreedTable } from "../records/agreed-table.fixture.ts";
import { recordRoutes } from "../routes/record-routes.ts";
import type { Caller, Services } from "../services.ts";
import { none, type Process, type SeatedTable, type Sitter, startProcess, value } from "../tables/seated-people.fixture.ts";
import { type RunningApp, startApp } from "../walls/running-app.fixture.ts";

/** Who shows which cookie. */
const WHO = ["us", "dprk", "facilitator", "stranger"] as const satisfies readonly Sitter[];
type Who = (typeof WHO)[number];

let given: TestDatabase;
let here: Process;
let table: SeatedTable;
let app: RunningApp;
let impatient: RunningApp;
beforeAll(async () => {
  given = await openTestEmbedded();
  here = await startProcess(given.database);
  table = await agreedTable(here);
  const sitter = ({ person }: Caller): Caller => table.people[WHO[Number(person.at(-1))] ?? "stranger"];
  const files: Services["files"] = {
    upload: (caller, asked) => here.files.upload(sitter(caller), asked),
    list: (caller, asked) => here.files.list(sitter(caller), asked),
    read: (caller, asked) => here.files.read(sitter(caller), asked),
    erase: (caller, asked) => here.files.erase(sitter(caller), asked),
  };
  const routes = recordRoutes({ records: here.records, files });
  app = await startApp({ environment: { SEAT_LINKS: "on", REQUEST_SECONDS: "300" }, routes });
  impatient = await startApp({ environment: { SEAT_LINKS: "on", REQUEST_SECONDS: "1" }, routes });
}, 60_000);
afterAll(async () => {
  await app.stop();
  await impatient.stop();
  await here.close();
  await given.close();
});

const headers = (who: Who, at = app): Readonly<Record<string, string>> => ({
  cookie: `who=${WHO.indexOf(who)}`,
  origin: at.url,
  "sec-fetch-site": "same-origin",
});

interface Upload {
  readonly who?: Who;
  readonly body: Uint8Array | ReadableStream<Uint8Array>;
  readonly type?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, string>>;
}

async function upload({ who = "us", body, type = "application/pdf", query = { name: "a.pdf" }, more = {} }: Upload) {
  const answer = await fetch(`${app.url}/api/tables/${table.table}/files?${new URLSearchParams(query).toString()}`, {
    method: "POST",
    headers: { ...headers(who), "content-type": type, ...more },
    body,
    duplex: "half",
  });
  // What a file or a problem has of these.
  return {
    status: answer.status,
    told: (await answer.json()) as { readonly id?: string; readonly code?: string; readonly name?: string; readonly sha256?: string },
  };
}

const get = (who: Who, file: string | undefined) => fetch(`${app.url}/api/files/${file}`, { headers: headers(who) });
const pieces = (count: number, size: number): ReadableStream<Uint8Array> => {
  let left = count;
  return new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(size));
      else controller.close();
    },
  });
};
const kept = () =>
  given.database.transact({ kind: "engine" }, async ({ sql }) => (await sql.selectFrom("evidence_file").select("id").execute()).length);

test("a file goes up and comes down as it is, to be saved and never shown", async () => {
  const body = Buffer.concat([Buffer.from("%PDF-1.7 "), randomBytes(3_000_000)]);
  const name = "Бюллетень (5), «часть» 2.pdf";
  const { status, told } = await upload({ body, query: { name } });
  expect(status).toBe(201);
  expect(told).toMatchObject({ name, sha256: createHash("sha256").update(body).digest("hex") });
  const down = await get("dprk", told.id);
  expect(Buffer.from(await down.arrayBuffer()).equals(body)).toBe(true);
  expect(Object.fromEntries(down.headers)).toMatchObject({
    "content-type": "application/pdf",
    "content-length": String(body.length),
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  const disposition = down.headers.get("content-disposition") ?? "";
  expect(disposition).toMatch(/^attachment; filename="[\w. -]+"; filename\*=UTF-8''[\w%.~-]+$/);
  expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? "")).toBe(name);
  const listed = await (await fetch(`${app.url}/api/tables/${table.table}/files`, { headers: headers("dprk") })).text();
  expect(listed).toContain(told.id);
});

test("a byte more than 20 MB is not taken, whether that is said before or shows on the way", async () => {
  const before = await kept();
  const more = new Uint8Array(MOST_FILE_BYTES + 1);
  expect(await upload({ body: more })).toMatchObject({ status: 413, told: { code: "tooLarge" } });
  expect(await upload({ body: pieces(21, 1024 * 1024) })).toMatchObject({ status: 413, told: { code: "tooLarge" } });
  expect(await kept()).toBe(before);
});

test("what a browser would run is taken under no name, nor what is packed for the way", async () => {
  for (const type of [
    "text/html",
    "image/svg+xml",
    "application/javascript",
    "application/xhtml+xml",
    "application/octet-stream",
    "multipart/form-data; boundary=x",
    "",
  ])
    expect(await upload({ body: Buffer.from("<script>"), type }), type).toMatchObject({ status: 415, told: { code: "wrongMediaType" } });
  expect(await upload({ body: Buffer.from("%PDF-"), more: { "content-encoding": "gzip" } })).toMatchObject({ status: 415 });
  const page = await upload({
    body: Buffer.from("<script>alert(1)</script>"),
    type: "Text/Plain; charset=utf-16",
    query: { name: "../x\u202elmth.html" },
  });
  expect(page).toMatchObject({ status: 201, told: { name: "xlmth.html.txt" } });
  const down = await get("us", page.told.id);
  expect(down.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(down.headers.get("content-disposition")).toMatch(/^attachment;/);
});

test.each([
  ["a path", "../../../etc/passwd", "passwd.pdf"],
  ["a line break", 'a\r\nset-cookie: x=1"; filename="b.exe', "aset-cookie_ x=1_; filename=_b.exe.pdf"],
  ["300 characters", "y".repeat(300), `${"y".repeat(195)}.pdf`],
  ["an override of direction", "\u202efdp.exe", "fdp.exe.pdf"],
  ["nothing", "", "file.pdf"],
])("a name with %s does no harm", async (_, name, wanted) => {
  const { told } = await upload({ body: Buffer.from("%PDF-1.7"), query: { name } });
  expect(told.name).toBe(wanted);
  const down = await get("us", told.id);
  expect(down.headers.get("set-cookie")).toBeNull();
  expect(decodeURIComponent(down.headers.get("content-disposition")?.split("UTF-8''")[1] ?? "")).toBe(wanted);
});

test("the other side's own file is not found, as one that there is not, and a stranger finds none", async () => {
  const { told } = await upload({ body: Buffer.from("%PDF-1.7 ours"), query: { name: "ours.pdf", for: "delegation" } });
  const answers = await Promise.all([get("dprk", told.id), get("dprk", crypto.randomUUID()), get("stranger", told.id)]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  expect((await get("facilitator", told.id)).status).toBe(200);
  expect((await upload({ who: "stranger", body: Buffer.from("%PDF-") })).told.code).toBe("notFound");
});

test("a page of another origin uploads nothing, whatever type it sends", async () => {
  const { status } = await upload({ body: Buffer.from("x"), type: "text/plain", more: { "sec-fetch-site": "cross-site" } });
  expect(status).toBe(403);
});

test("who sends too slowly is cut off, and leaves nothing", async () => {
  const before = await kept();
  const path = `/api/tables/${table.table}/files?name=slow.pdf`;
  const told = await new Promise<string>((resolve) => {
    const asked: ClientRequest = request({
      host: "127.0.0.1",
      port: impatient.port,
      path,
      method: "POST",
      headers: { ...headers("us", impatient), "content-type": "application/pdf", "content-length": "1000000" },
    });
    asked.on("response", (answer) => resolve(`answered ${answer.statusCode}`));
    asked.on("error", ({ message }) => resolve(message));
    asked.write(Buffer.alloc(300_000));
  });
  expect(told).toMatch(/answered 408|hang up|ECONNRESET/);
  await expect.poll(kept, { timeout: 5_000 }).toBe(before);
});

/** What is really held, by this process without the database's thread: the rest is waste that is yet to be swept. */
function heldBytes(): number {
  sweep();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
const EACH = 8 * 1024 * 1024;
setFlagsFromString("--expose-gc");
// The flag puts it into every context that is made afterwards.
const sweep = runInNewContext("gc") as () => void;

test("no more than pieces of files are held while files of 20 MB come in and go out at once", { timeout: 300_000 }, async () => {
  const count = Number(process.env["DETENTE_FILES"] ?? 2);
  const own = await agreedTable(here);
  const [held, rss] = [heldBytes(), process.memoryUsage().rss];
  let [mostHeld, mostRss, passed] = [held, rss, 0];
  /** Sweeping takes time: it is done for each 8 MB on the way. */
  const look = (bytes: number): void => {
    const before = passed;
    passed += bytes;
    if (Math.floor(before / EACH) === Math.floor(passed / EACH)) return;
    mostRss = Math.max(mostRss, process.memoryUsage().rss);
    mostHeld = Math.max(mostHeld, heldBytes());
  };
  const coming = async function* (): AsyncGenerator<Uint8Array> {
    for (let k = 0; k < 80; k++) {
      look(256 * 1024);
      yield new Uint8Array(256 * 1024);
    }
  };
  const passOne = async (): Promise<number> => {
    const query = { name: "a.zip", for: "table" as const };
    const asked = {
      ...none,
      params: { table: own.table },
      query,
      body: { mediaType: "application/zip", size: MOST_FILE_BYTES, bytes: coming() },
    };
    const file = value(await here.files.upload(own.people.us, asked));
    const { content } = value(await here.files.read(own.people.dprk, { ...none, params: { file: file.id } }));
    if (typeof content === "string" || content instanceof Uint8Array) throw new Error("Expected the bytes as they come");
    let size = 0;
    for await (const part of content.bytes) {
      size += part.length;
      look(part.length);
    }
    return size;
  };
  const begun = Date.now();
  expect(await Promise.all(Array.from({ length: count }, passOne))).toEqual(Array.from({ length: count }, () => MOST_FILE_BYTES));
  const inMb = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
  console.log(
    `figure: ${count} files of 20 MB at once, in and out: ${Date.now() - begun} ms, held at most ${inMb(mostHeld - held)} MB more (${inMb(mostRss - rss)} MB of the system's)`,
  );
  expect(mostHeld - held).toBeLessThan(count * MOST_FILE_BYTES * 0.75);
});
