import { readFileSync, rmSync } from "node:fs";
import { Rng } from "@detente/engine";
import { expect, test } from "vitest";
import { contracts } from "../contract/all-contracts.fixture.ts";
import { openEmbedded } from "../database/embedded/open-embedded.ts";
import { embeddedFolder } from "../database/fixtures/embedded-folder.fixture.ts";
import { member, peopledTables } from "../proofs/people-at-tables.fixture.ts";
import { COOKIE, serverProcess } from "../proofs/server-process.fixture.ts";
import { Asker } from "./asker.fixture.ts";
import { Judge } from "./judge.fixture.ts";
import { KnownThings } from "./known-things.fixture.ts";
import { type MadeRequest, type Operation, operationsOf, requestOf, soundParts } from "./made-request.fixture.ts";
import { rawBytes, sendRaw } from "./raw-request.fixture.ts";
import { spoilt } from "./spoilt-request.fixture.ts";
import { pick } from "./value-of-schema.fixture.ts";

const COUNT = Number(process.env["DETENTE_REQUESTS"] ?? 1_500);
const SEED = Number(process.env["DETENTE_SEED"] ?? 2026);
const CONNECTIONS = 16;
/** Sound requests of each kind that makes something, lest there be more than anybody would have. */
const MOST_MADE = 300;
/** Milliseconds. */
const LONGEST_SILENCE = 20_000;
const NEVER = 2 ** 31 - 1;

test(`${COUNT} requests, sound, nearly sound and broken: nothing but what the OpenAPI document says comes back`, {
  timeout: 21_600_000,
}, async () => {
  const folder = await embeddedFolder();
  const database = await openEmbedded({ folder, housekeeping: NEVER });
  const tables = await peopledTables(database, 3, [member("us"), member("dprk"), { role: "mediator" }, { role: "observer" }]);
  await database.close();
  // With what Node would need in a small machine: what grows without bound ends there.
  const server = await serverProcess({ DETENTE_DATA: folder, SEAT_LINKS: "on" });
  const port = Number(new URL(server.url).port);
  const asker = new Asker(server.url, CONNECTIONS);
  const document: unknown = await (await fetch(`${server.url}/api/openapi.json`)).json();
  const operations = operationsOf(document);
  const judge = new Judge(Object(document), operations);
  const known = new KnownThings();
  for (const { table, session, people } of tables) {
    known.add("table", table);
    known.add("session", session);
    for (const { person, cookie } of people) {
      known.add("person", person);
      known.add(`${cookie} table`, table);
      known.add(`${cookie} session`, session);
    }
  }
  // Facilitators may do most.
  const cookies = [
    ...tables.flatMap(({ people: [first, ...others] }) => [first, first, first, ...others].map((each) => each?.cookie ?? null)),
    null,
  ];

  const faults: string[] = [];
  const statuses = new Map<number, number>();
  const done = new Map<string, number>();
  const spent = new Map<string, number>();
  const made = new Map<string, number>();
  let [sent, unsent, raws, spentAll] = [0, 0, 0, 1];
  const fault = (what: string): void => void (faults.length < 50 && faults.push(what));

  /** What is slow is asked less often, so that time goes to all. */
  const mayBeAsked = ({ id }: Operation): boolean => (spent.get(id) ?? 0) < 0.04 * spentAll + 1_000;
  const isMaking = (operation: Operation): boolean => Object.hasOwn(operation.responses, "201");

  async function once(rng: Rng): Promise<void> {
    if (rng.below(12) === 0) {
      raws++;
      const bytes = rawBytes(rng);
      const found = (await sendRaw(port, bytes)).find((status) => status >= 500 || status < 200);
      if (found !== undefined && found !== 100) fault(`raw: ${found} to ${JSON.stringify(bytes.toString("latin1").slice(0, 300))}`);
      return;
    }
    const operation = pick(operations, rng);
    if (!mayBeAsked(operation)) return once(rng);
    const cookie = endsSignIns(operation) ? null : pick(cookies, rng);
    const parts = soundParts(operation, { rng, known, who: cookie ?? "" });
    const isSound = rng.below(5) < 2 && (!isMaking(operation) || (made.get(operation.id) ?? 0) < MOST_MADE);
    const request = isSound ? requestOf(parts) : spoilt(parts, rng);
    const own: MadeRequest = {
      ...request,
      headers: { ...(cookie !== null && { cookie: `${COOKIE}=${cookie}` }), "sec-fetch-site": "same-origin", ...request.headers },
    };
    const heard = await asker.ask(own);
    if (heard === null) {
      unsent++;
      return;
    }
    spent.set(operation.id, (spent.get(operation.id) ?? 0) + heard.took);
    spentAll += heard.took;
    statuses.set(heard.status, (statuses.get(heard.status) ?? 0) + 1);
    if (heard.status === 201) made.set(operation.id, (made.get(operation.id) ?? 0) + 1);
    if (heard.status < 300) done.set(operation.id, (done.get(operation.id) ?? 0) + 1);
    const wrong = judge.faultOf({ method: own.method, path: own.path, ...heard }, isSound ? operation : null);
    if (wrong !== null)
      fault(
        `${own.method} ${own.path.slice(0, 200)} ${wrong}; sent ${own.body?.toString("utf8").slice(0, 300)} ${JSON.stringify(request.headers).slice(0, 300)}; told ${heard.body?.slice(0, 300)}`,
      );
    if (heard.status < 300 && heard.body !== null && /^application\/json\b/.test(heard.mediaType))
      learn(operation, heard.body, cookie ?? "");
  }

  function learn({ id, path }: Operation, body: string, who: string): void {
    if (id === "readOpenApi" || body.length > 200_000) return;
    const told: unknown = JSON.parse(body);
    const name = /\/(\w+)(?:\/\{\w+\})?$/.exec(path)?.[1] ?? "";
    known.learn(told, who, name.replace(/s$/, ""));
    if (typeof told !== "object" || told === null || !("seqs" in told)) return;
    // Whatever of them comes back is text or number, and asked with as it is.
    const at = "id" in told ? String(told.id) : "";
    known.keepSeqs(`${who} ${at}`, told.seqs);
  }

  const memory: number[] = [];
  let slowest = 0;
  let isOver = false;
  const watch = (async (): Promise<void> => {
    while (!isOver) {
      const begun = performance.now();
      const alive = await fetch(`${server.url}/livez`).catch(() => null);
      await alive?.text();
      if (alive?.status !== 200) fault(`/livez answers ${alive?.status ?? "nothing"}`);
      slowest = Math.max(slowest, performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const tenth = Math.ceil(COUNT / 10);
  const workers = Array.from({ length: CONNECTIONS }, async (_, i) => {
    const rng = Rng.fromSeed(SEED * 1000 + i);
    while (sent < COUNT && faults.length < 50) {
      if (++sent % tenth === 0) memory.push(residentMegabytes(server.pid));
      await once(rng);
    }
  });
  await Promise.all(workers);
  isOver = true;
  await watch;
  asker.close();
  await server.stop();

  console.log(
    `figure: ${sent} requests to ${operations.length} routes with seed ${SEED}, ${raws} of them raw bytes, ${unsent} without an answer to what was none`,
  );
  console.log(
    `figure: answers by status: ${[...statuses]
      .toSorted(([a], [b]) => a - b)
      .map(([status, count]) => `${status}: ${count}`)
      .join(", ")}`,
  );
  const undone = operations.filter(({ id }) => !done.has(id)).map(({ id }) => id);
  console.log(
    `figure: ${done.size} of ${operations.length} routes did what they were asked for${undone.length === 0 ? "" : `; not ${undone.join(", ")}`}`,
  );
  console.log(
    `figure: resident memory of the server after each tenth, in megabytes: ${memory.join(", ")}; /livez took at most ${slowest.toFixed(0)} ms`,
  );
  expect(faults).toEqual([]);
  expect(slowest).toBeLessThan(LONGEST_SILENCE);
  if (COUNT >= 100_000) expect(memory.at(-1) ?? 0).toBeLessThan(1.25 * (memory[0] ?? 0) + 50);

  // What says that it writes into the audit log has done so.
  const after = await openEmbedded({ folder, housekeeping: NEVER });
  const deeds = await after.transact({ kind: "engine" }, ({ sql }) => sql.selectFrom("audit").select("deed").distinct().execute());
  await after.close();
  const written = new Set(deeds.map(({ deed }) => deed));
  const silent = (await contracts()).filter(
    ({ id, method, audit }) => method !== "GET" && typeof audit === "string" && done.has(id) && !written.has(audit),
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
  rmSync(folder, { recursive: true });
});

/** Of those that would leave nobody to ask as: they are asked by nobody. */
const endsSignIns = ({ id, method }: Operation): boolean =>
  method !== "GET" && /signOut|erasePerson|deletePerson|eraseMe|deleteMe/i.test(id);

/** Where the system does not tell: none. */
function residentMegabytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
