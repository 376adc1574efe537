import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ok } from "@detente/engine";
import { describe, expect, test } from "vitest";
import { openEmbeddedLine } from "../database/embedded/open-embedded.ts";
import { embeddedFolder } from "../database/fixtures/embedded-folder.fixture.ts";
import { freshPostgresDatabase } from "../database/fixtures/test-postgres.fixture.ts";
import type { Line } from "../database/line.ts";
import { connect } from "../database/postgres/connect.ts";
import { PostgresLine } from "../database/postgres/postgres-line.ts";
import { TEST_KEY_TEXT, withoutPostgres } from "../database/test-databases.fixture.ts";
import { readSettings } from "../settings.ts";
import { startServer } from "../start-server.ts";
import { asked, JOB_OFFER } from "./playing.fixture.ts";

interface Place {
  /** Of data. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** With the rights of the owner, while no server runs. */
  readonly asOwner: (work: (line: Line) => Promise<unknown>) => Promise<void>;
}

const LOSSES = [
  ["its schema is not there", "drop schema detente_jobs cascade"],
  [
    "its rows are not there",
    "do $$ begin execute (select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ') from pg_tables where schemaname = 'detente_jobs'); end $$",
  ],
];

const without = withoutPostgres();
const KINDS: readonly { readonly name: string; readonly make: () => Promise<Place> }[] = [
  {
    name: "on the embedded database",
    make: async () => {
      const folder = await embeddedFolder();
      return {
        folder,
        environment: {},
        asOwner: async (work) => {
          const line = await openEmbeddedLine(folder);
          await work(line);
          await line.close();
        },
      };
    },
  },
  {
    name: `on PostgreSQL${without === null ? "" : `: ${without}`}`,
    make: async () => {
      const url = await freshPostgresDatabase("migrated");
      return {
        folder: mkdtempSync(join(tmpdir(), "detente-queue-")),
        environment: { DATABASE_URL: url },
        asOwner: async (work) => {
          const client = await connect(url, 0);
          await work(new PostgresLine(client));
          await client.end();
        },
      };
    },
  },
];

async function started(environment: Readonly<Record<string, string>>, workers: "0" | "1") {
  const all = { ...environment, DETENTE_KEY: TEST_KEY_TEXT, PORT: "0", LOG_LEVEL: "silent", WORKERS: workers };
  const settings = readSettings(all, () => ok(""));
  if (settings.kind === "failed") throw new Error(JSON.stringify(settings.failure));
  const server = await startServer({ pages: null, settings: settings.value, examples: [JOB_OFFER], log: { write: () => {} } });
  if (server.kind === "failed") throw new Error(server.failure);
  return server.value;
}

// What JSON came back: looked at below.
// oxlint-disable-next-line typescript/no-explicit-any
const read = async (url: string): Promise<any> => (await fetch(url)).json();

for (const [k, { name, make }] of KINDS.entries())
  describe.skipIf(k > 0 && without !== null)(`a restore without the queue ${name}`, () => {
    test.each(k === 0 ? LOSSES.slice(0, 1) : LOSSES)("where %s, what was under way is played to its end", async (_, loss) => {
      const { folder, environment: own, asOwner } = await make();
      const environment = { ...own, DETENTE_DATA: folder };
      const before = await started(environment, "0");
      const { cases } = await read(`${before.url}/api/cases`);
      const headers = { "content-type": "application/json", origin: before.url };
      const body = JSON.stringify(asked(cases[0].hash, { repetitions: 40, strategies: ["micro"] }));
      const begun = await fetch(`${before.url}/api/tournaments`, { method: "POST", headers, body });
      // Its answer, as its contract has it.
      const { id } = (await begun.json()) as { readonly id: string };
      await before.stop();
      await asOwner((line) => line.script(loss));
      const after = await started(environment, "1");
      const stream = await fetch(`${after.url}/api/tournaments/${id}/live`);
      let told = "";
      for await (const bytes of stream.body ?? []) {
        told += Buffer.from(bytes).toString();
        if (/"state":"(?:done|failed)"/.test(told)) break;
      }
      expect(await read(`${after.url}/api/tournaments/${id}`)).toMatchObject({ state: "done", finished: 40 });
      await after.stop();
      rmSync(folder, { recursive: true });
    });
  });
