import { member } from "../../packages/server/src/proofs/people-at-tables.fixture.ts";
import { type ServerProcess, serverProcess } from "../../packages/server/src/proofs/server-process.fixture.ts";
import { timingOf } from "../measure.ts";
import { actionScript, makeSessions } from "./action-script.ts";
import type { Client, Measured } from "./client.ts";
import { connect } from "../../packages/server/src/database/postgres/connect.ts";
import { embeddedCommits } from "./embedded-commits.ts";
import type { Load } from "./load.ts";
import { measuredBy } from "./measured-server.ts";
import { memoryOf } from "./memory-of.ts";
import { pgbench, pgbenchProgram } from "./pgbench.ts";
import { plainLoop } from "./plain-loop.ts";
import { type Prepared, preparedEmbedded, preparedPostgres } from "./places.ts";

/** Each in a process of its own, as `bench/run.ts <name>`. */
export const SERVED_BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  "served-postgres": benchPostgres,
  "served-embedded": benchEmbedded,
  "served-people": benchPeople,
  "served-streams": benchStreams,
};

const SECONDS = Number(process.env["DETENTE_BENCH_SECONDS"] ?? 15);
/** Whether pgbench is left out although it is there. */
const IS_PLAIN = process.env["DETENTE_BENCH_BASELINE"] === "plain";
/** Of Node, for the server. */
const FLAGS = process.env["DETENTE_BENCH_FLAGS"]?.split(" ") ?? [];
/** As many as the server opens. */
const CONNECTIONS = 10;
const CLIENTS = 100;
const [TABLES, EVERY] = [100, 2_000];
const [STREAMS, MESSAGES] = [5_000, 5];

const clientsOf = ({ tables }: Prepared): readonly Client[] =>
  tables.flatMap(({ session, people }) => people.map(({ cookie }) => ({ session, cookie })));

async function served<Value>({ environment, remove }: Prepared, work: (server: ServerProcess) => Promise<Value>): Promise<Value> {
  const server = await serverProcess(environment, FLAGS);
  try {
    return await work(server);
  } finally {
    await server.stop();
    remove();
  }
}

const flatOut = (prepared: Prepared): Promise<Measured> =>
  served(prepared, ({ url }) => measuredBy({ kind: "flatOut", url, clients: clientsOf(prepared), seconds: SECONDS }));

const told = ({ acknowledged, times }: Measured): string =>
  `${CLIENTS} people in ${CLIENTS} sessions, each without a pause: ${(acknowledged / SECONDS).toFixed(0)} acknowledged actions/s over HTTP by one server process (median ${timingOf(times).median.toFixed(0)} ms)`;

/**
 * Against pgbench, or where it is not installed against a plain loop, with the same statements in the same transaction; before and after, since
 * other work on the machine comes and goes.
 */
async function benchPostgres(): Promise<void> {
  const prepared = await preparedPostgres(CLIENTS, []);
  const program = IS_PLAIN ? null : pgbenchProgram();
  const run = program === null ? plainLoop : (load: Load) => pgbench(program, load);
  const name = program === null ? "a plain loop of pg in one process, for want of pgbench" : "pgbench";
  const before = await baseline(prepared, run);
  const measured = await flatOut(prepared);
  const after = await baseline(prepared, run);
  const ratio = (measured.acknowledged / SECONDS / ((before + after) / 2)).toFixed(2);
  console.log(
    `figure: on PostgreSQL, ${told(measured)}; ${name}, one action a transaction with the same statements, over ${CONNECTIONS} connections, as many as the server has: ${before.toFixed(0)}/s before and ${after.toFixed(0)}/s after; ratio ${ratio}`,
  );
}

async function baseline(
  { url, tables: [table] }: Awaited<ReturnType<typeof preparedPostgres>>,
  run: (load: Load) => Promise<number>,
): Promise<number> {
  const [facilitator] = table?.people ?? [];
  if (table === undefined || facilitator === undefined) throw new Error("Expected a table");
  const owner = await connect(url, 0);
  await owner.query("delete from detente.session where id::text like '00000000-0000-4000-8000-%'");
  await makeSessions(owner, table.session, CONNECTIONS);
  const { rows } = await owner.query("select id from detente.seat where person = $1", [facilitator.person]);
  await owner.end();
  return run({ url, script: actionScript(facilitator.person, rows[0]?.id), connections: CONNECTIONS, seconds: SECONDS });
}

/** Against bare commits of one row through the same embedded database. */
async function benchEmbedded(): Promise<void> {
  const prepared = await preparedEmbedded(CLIENTS, []);
  const base = await embeddedCommits(prepared.folder, SECONDS);
  const measured = await flatOut(prepared);
  const ratio = (measured.acknowledged / SECONDS / base).toFixed(2);
  console.log(
    `figure: on the embedded database, ${told(measured)}; bare commits of one row through the same database: ${base.toFixed(0)}/s; ratio ${ratio}`,
  );
}

/** 200 people in 100 tables, each of whom acts every two seconds and reads live. */
async function benchPeople(): Promise<void> {
  for (const prepare of [preparedPostgres, preparedEmbedded]) {
    const prepared = await prepare(TABLES, [member("us")]);
    const clients = clientsOf(prepared);
    const { times, stale } = await served(prepared, ({ url }) =>
      measuredBy({ kind: "paced", url, clients, every: EVERY, seconds: SECONDS }),
    );
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): string => (sorted[Math.floor(share * sorted.length)] ?? NaN).toFixed(1);
    console.log(
      `figure: ${prepared.name}, ${clients.length} people in ${TABLES} tables, each acting once in ${EVERY / 1000} s and reading live: ${times.length} actions, from when each was due to its acknowledgement p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(1 - 1 / times.length)} ms; ${stale} told that they are stale`,
    );
  }
}

/** 5,000 streams in one session, and a message to all of them. */
async function benchStreams(): Promise<void> {
  for (const prepare of [preparedPostgres, preparedEmbedded]) {
    const prepared = await prepare(1, [member("us"), member("dprk"), { role: "observer" }]);
    const people = clientsOf(prepared);
    const clients = Array.from({ length: STREAMS }, (_, k) => people[k % people.length] ?? { session: "", cookie: "" });
    await served(prepared, async ({ url, pid }) => {
      const idle = memoryOf(pid);
      const { memory, times } = await measuredBy({ kind: "streams", url, clients, messages: MESSAGES, serverPid: pid });
      const more = memory.map((each) => `${((each - idle) / 1024).toFixed(0)} MB`);
      const { median, most } = timingOf(times);
      console.log(
        `figure: ${prepared.name}, ${STREAMS} live streams of one session: ${more[0]} more than idle (${(idle / 1024).toFixed(0)} MB) once open, ${more[1]} after ${MESSAGES} messages to all; from asking until the last had it: median ${median.toFixed(0)} ms, longest ${most.toFixed(0)} ms`,
      );
    });
  }
}
