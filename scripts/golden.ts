import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { goldenFiles, orphans, recorded } from "./golden/golden-files.ts";
import { ROOT } from "./run.ts";

/** Records afresh what each case of the catalog prints and plays, and removes what none does any more. */
async function golden(): Promise<void> {
  for (const file of goldenFiles()) {
    const before = recorded(file);
    const after = await file.make();
    console.log(`${before === undefined ? "new    " : before === after ? "same   " : "CHANGED"} ${file.path}`);
    mkdirSync(dirname(`${ROOT}/${file.path}`), { recursive: true });
    writeFileSync(`${ROOT}/${file.path}`, after);
  }
  for (const path of orphans()) {
    console.log(`removed ${path}`);
    rmSync(`${ROOT}/${path}`);
  }
}

await golden();
