import { createHash } from "node:crypto";
import { Rng } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onBothKinds, TEST_KEY, type TestDatabase } from "../database/test-databases.fixture.ts";
import { openDesks } from "../desk/open-desks.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import type { Caller } from "../services.ts";
import { actNow, DRAFT, none, offer, openedTable, type Process, startProcess, value } from "../tables/seated-people.fixture.ts";
import { type TableFiles, tableFileService } from "./table-file-service.ts";

const SPOILT = 200;
/** Files whose end was made to fit. */
const FORGED = 60;

onBothKinds((openDatabase) => {
  const desks = openDesks();
  let given: TestDatabase;
  let here: Process;
  let files: TableFiles;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
    files = tableFileService({ database: given.database, sealers: new TableSealers(TEST_KEY), desk: desks.cases });
  }, 60_000);
  afterAll(async () => {
    await here.close();
    await desks.close();
    await given.close();
  });

  const exported = async (who: Caller, table: string): Promise<string> => {
    const { content } = value(await files.give(who, { ...none, params: { table } }));
    return typeof content === "string" ? content : "";
  };
  const take = (who: Caller, bytes: Uint8Array) => {
    const body = {
      mediaType: "application/jsonl",
      size: bytes.length,
      bytes: (async function* () {
        yield bytes;
      })(),
    };
    return files.take(who, { params: {}, query: {}, headers: {}, body });
  };

  test("a table that was taken along and in again is the same, and one with a spoilt byte is refused", async () => {
    const table = await openedTable(here);
    const { people, session } = table;
    value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "delegation", text: "Ünter uns – 你好" } }));
    value(await actNow(here, table, { who: "us", deed: offer(DRAFT) }));
    expect(await files.give(people.us, { ...none, params: { table: table.table } })).toMatchObject({ failure: { code: "notAllowed" } });
    expect(await files.give(people.stranger, { ...none, params: { table: table.table } })).toMatchObject({ failure: { code: "notFound" } });
    const file = await exported(people.facilitator, table.table);
    const bytes = Buffer.from(file);
    expect(await take(people.facilitator, bytes)).toMatchObject({ failure: { code: "alreadyThere" } });
    const rng = Rng.fromSeed(11);
    for (let k = 0; k < SPOILT; k++) {
      const spoilt = Buffer.from(bytes);
      const at = rng.below(bytes.length);
      spoilt[at] = (spoilt[at] ?? 0) ^ (1 << rng.below(7));
      expect(await take(people.facilitator, spoilt)).toMatchObject({ failure: { code: "refused" } });
    }
    const lines = file.trimEnd().split("\n").slice(0, -1);
    const said = lines.findIndex((line) => line.includes("Ünter uns"));
    const begin = lines[said]?.indexOf('"event":{') ?? -1;
    await given.database.transact({ kind: "engine" }, ({ sql }) => sql.deleteFrom("tables").where("id", "=", table.table).execute());
    for (let k = 0; k < FORGED; k++) {
      const line = lines[said] ?? "";
      const at = begin + 9 + rng.below(line.length - begin - 11);
      const other = line[at] === "x" ? "y" : "x";
      const text = `${lines.with(said, `${line.slice(0, at)}${other}${line.slice(at + 1)}`).join("\n")}\n`;
      const end = { kind: "end", sha256: createHash("sha256").update(text).digest("hex") };
      expect(await take(people.facilitator, Buffer.from(`${text}${JSON.stringify(end)}\n`))).toMatchObject({
        failure: { code: "refused" },
      });
    }
    const taken = value(await take(people.facilitator, bytes));
    expect(await exported(people.facilitator, taken.table)).toBe(file);
    value(await here.sessions.read(people.facilitator, { params: { session }, ...none }));
    console.log(`figure: ${SPOILT} spoilt and ${FORGED} forged files refused, of ${bytes.length} bytes`);
  });
});
