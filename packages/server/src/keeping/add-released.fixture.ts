/**
 * A program: puts a filled database of the version at hand, and what each seat can take away from it, beside those of the versions released
 * before, so that later versions are held to it. To be run once for each release: `npx node packages/server/src/keeping/add-released.fixture.ts`.
 */
import { rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { openEmbedded, openEmbeddedLine } from "../database/embedded/open-embedded.ts";
import { embeddedFolder } from "../database/fixtures/embedded-folder.fixture.ts";
import { MIGRATIONS } from "../database/migrations/migrations.ts";
import { TEST_KEY } from "../database/test-databases.fixture.ts";
import { givenKey } from "../secrets/key-source.ts";
import { actNow, DRAFT, none, offer, openedTable, startProcess, value } from "../tables/seated-people.fixture.ts";
import { writeBackupFile } from "./backup-file.ts";
import { dump } from "./dump.ts";
import { checkedKey } from "./key-check.ts";
import { RELEASED, type TakenAway } from "./released.fixture.ts";

const folder = await embeddedFolder();
const database = await openEmbedded({ folder, housekeeping: 2 ** 31 - 1 });
await database.transact({ kind: "engine" }, ({ sql }) => checkedKey(sql, givenKey(TEST_KEY)));
const here = await startProcess(database);
const taken: TakenAway[] = [];
for (let k = 0; k < 2; k++) {
  const table = await openedTable(here);
  value(await actNow(here, table, { who: "us", deed: { kind: "message", to: "delegation", text: "Ünter uns – 你好" } }));
  value(await actNow(here, table, { who: "us", deed: offer(DRAFT) }));
  for (const [who, caller] of Object.entries(table.people)) {
    const told = await here.sessions.export(caller, { ...none, params: { session: table.session } });
    taken.push({ who, person: caller.person, session: table.session, told });
  }
}
await here.close();
await database.close();
const line = await openEmbeddedLine(folder);
const name = MIGRATIONS.at(-1)?.name ?? "";
await writeBackupFile(`${RELEASED}/${name}.backup`, dump(line), TEST_KEY);
writeFileSync(`${RELEASED}/${name}.exports.gz`, gzipSync(JSON.stringify(taken)));
await line.close();
rmSync(folder, { recursive: true });
