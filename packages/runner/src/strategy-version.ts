import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { houseStrategy } from "./house-strategy.ts";
import { isProgramName, programCommand } from "./outside/program-command.ts";

/** Files larger than this are taken by their size and time. */
const READ_WHOLE = 16_000_000;

/**
 * What tells one edition of a strategy from another: the version of one of the registry; of a program, a fingerprint of the files that its
 * name mentions, so that a changed bot.py is another player. What these files read in turn is not looked at. `folder`: where programs start.
 */
export function strategyVersion(name: string, folder: string): string {
  if (!isProgramName(name)) return String(houseStrategy(name).version);
  const command = programCommand(name);
  if (command.kind === "failed") throw new Error(`Expected the name of a program, got ${name}`);
  const hash = createHash("sha256");
  for (const word of [command.value.file, ...command.value.args]) {
    const path = resolve(folder, word);
    const file = statSync(path, { throwIfNoEntry: false });
    if (file?.isFile() === true)
      hash.update(`${word}\0`).update(file.size > READ_WHOLE ? `${file.size} ${file.mtimeMs}` : readFileSync(path));
  }
  return hash.digest("hex").slice(0, 16);
}
