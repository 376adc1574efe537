import { restore as restoreBackup } from "@detente/server";
import type { Define } from "../define.ts";
import { BAD_INPUT, FINE } from "../exit-code.ts";

export const restore: Define = (command, { terminal, end }) => {
  command
    .argument("<file>", "a file that `detente backup` wrote")
    .option("--replace", "put it in the place of everything that the database holds")
    .action(async (path: string, { replace }: { readonly replace?: true }) => {
      const done = await restoreBackup(process.env, { path, replacing: replace === true ? "everything" : "nothing" });
      if (done.kind === "failed") {
        for (const problem of done.failure) terminal.say(problem);
        return end(BAD_INPUT);
      }
      terminal.say(`${done.value.rows} rows are back, as they were at ${done.value.at}. People have to sign in anew.`);
      return end(FINE);
    });
};
