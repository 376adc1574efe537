import { existsSync } from "node:fs";
import { backUp } from "@detente/server";
import type { Define } from "../define.ts";
import { BAD_INPUT, FINE, REFUSED } from "../exit-code.ts";

export const backup: Define = (command, { terminal, end }) => {
  command
    .argument("<file>", "where to write it")
    .option("-f, --force", "write over a file that is there")
    .action(async (file: string, { force }: { readonly force?: true }) => {
      if (force !== true && existsSync(file)) {
        terminal.say(`${file} is there already; --force writes over it.`);
        return end(REFUSED);
      }
      const done = await backUp(process.env, file);
      if (done.kind === "failed") {
        for (const problem of done.failure) terminal.say(problem);
        return end(BAD_INPUT);
      }
      terminal.say(`${file} holds ${done.value.rows} rows, all of one moment.`);
      terminal.say("THE SERVER'S KEY IS NOT IN IT. Without that key nobody can read the briefs, sessions and files in it,");
      terminal.say("and it cannot be restored: keep a copy of the key too, apart from the backup.");
      return end(FINE);
    });
};
