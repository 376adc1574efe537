import { freshPostgresDatabase } from "../../packages/server/src/database/fixtures/test-postgres.fixture.ts";
import { connect } from "../../packages/server/src/database/postgres/connect.ts";
import { openPostgres } from "../../packages/server/src/database/postgres/open-postgres.ts";
import { TEST_KEY } from "../../packages/server/src/database/test-databases.fixture.ts";
import { peopledTables } from "../../packages/server/src/proofs/people-at-tables.fixture.ts";
import { serverProcess } from "../../packages/server/src/proofs/server-process.fixture.ts";
import { actionScript, makeSessions } from "./action-script.ts";
import { givenKey } from "../../packages/server/src/secrets/key-source.ts";
import { measuredBy } from "./measured-server.ts";
import { pgbench } from "./pgbench.ts";

/** As many as the server opens. */
const CONNECTIONS = 10;
const CLIENTS = 100;
const SECONDS = Number(process.env["DETENTE_BENCH_SECONDS"] ?? 15);

/** Acknowledged actions a second over HTTP on a PostgreSQL, against pgbench with the same statements in the same transaction. */
export async function benchAcknowledged(): Promise<void> {
  const url = await freshPostgresDatabase("migrated");
  const database = await openPostgres({ url, ownerUrl: null, key: givenKey(TEST_KEY), connections: 2, patience: 0, mayLose: "off" });
  const tables = await peopledTables(database, CLIENTS, []);
  await database.close();
  const before = await baseline(url, tables[0]);
  const server = await serverProcess({ DATABASE_URL: url }, process.env["DETENTE_BENCH_FLAGS"]?.split(" ") ?? []);
  const clients = tables.map(({ session, people: [person] }) => ({ session, cookie: person?.cookie ?? "" }));
  const { acknowledged, times } = await measuredBy({ kind: "flatOut", url: server.url, clients, seconds: SECONDS });
  await server.stop();
  const after = await baseline(url, tables[1]);
  const base = (before + after) / 2;
  const reached = acknowledged / SECONDS;
  console.log(
    `figure: on PostgreSQL, ${CLIENTS} people in ${CLIENTS} sessions: ${reached.toFixed(0)} acknowledged actions/s over HTTP by one server process, median ${middle(times).toFixed(0)} ms; pgbench with the same statements in the same transaction over ${CONNECTIONS} connections, as many as the server has: ${before.toFixed(0)}/s before and ${after.toFixed(0)}/s after: ${(reached / base).toFixed(2)} times as many`,
  );
}

const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN;

type Table = Awaited<ReturnType<typeof peopledTables>>[number];

async function baseline(url: string, table: Table | undefined): Promise<number> {
  const [facilitator] = table?.people ?? [];
  if (table === undefined || facilitator === undefined) throw new Error("Expected a table");
  const owner = await connect(url, 0);
  await owner.query("delete from detente.session where id::text like '00000000-0000-4000-8000-%'");
  await makeSessions(owner, table.session, CONNECTIONS);
  const { rows } = await owner.query("select id from detente.seat where person = $1", [facilitator.person]);
  await owner.end();
  const script = actionScript(facilitator.person, rows[0]?.id);
  const reached = await pgbench({ url, script, connections: CONNECTIONS, seconds: SECONDS });
  if (reached === null) throw new Error("Expected pgbench to be installed");
  return reached;
}
