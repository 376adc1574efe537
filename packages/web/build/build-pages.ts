import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
/** What the pages are made of. */
const SOURCES = [
  "packages/web",
  "packages/engine/src",
  "packages/report/src",
  "packages/server/src/contract",
  "cases",
  "package-lock.json",
];
const BUILT = join(ROOT, "packages/web/dist/.built");

/** Builds the pages, unless those that are there were built of the same files. */
async function buildPages(): Promise<void> {
  const now = stateOfSources();
  if (existsSync(BUILT) && readFileSync(BUILT, "utf8") === now) return;
  console.log("Building the pages, once.");
  await build({ configFile: join(ROOT, "packages/web/vite.config.ts"), logLevel: "warn" });
  writeFileSync(BUILT, now);
}

function stateOfSources(): string {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap(filesUnder)) hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

function filesUnder(place: string): readonly string[] {
  const path = join(ROOT, place);
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => !/(?:^|\/)(?:dist|node_modules)(?:\/|$)/.test(name) && !/\.(?:test|prop|twin|fixture)\./.test(name))
    .map((name) => join(path, name))
    .filter((each) => statSync(each).isFile())
    .toSorted();
}

await buildPages();
