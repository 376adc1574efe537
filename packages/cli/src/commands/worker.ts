import { settingLines, startWorker } from "@detente/server";
import type { Define } from "../define.ts";
import { BAD_INPUT, FINE } from "../exit-code.ts";
import { wholeNumber } from "../number-argument.ts";

const ABOUT = `
Takes up parts of the tournaments and simulations that people ask a server for, on the same PostgreSQL, as many workers as you like. It
needs DATABASE_URL and the server's key; one that is killed loses nothing, for another plays its part again.

Settings, by variables of the environment, the same as those of detente serve:`;

export const worker: Define = (command, { terminal, end }) => {
  command
    .addHelpText("after", () => `${ABOUT}\n${settingLines().join("\n")}`)
    .option("--threads <number>", "how many play; as WORKERS says, or as many as the machine has cores, if not said", wholeNumber(1, 256))
    .action(async ({ threads }: { readonly threads?: number }) => {
      const started = await startWorker(process.env, threads ?? null);
      if (started.kind === "failed") {
        for (const problem of started.failure) terminal.say(problem);
        return end(BAD_INPUT);
      }
      terminal.say(`Working off tournaments and simulations, threads: ${started.value.threads} - Ctrl+C ends it.`);
      await new Promise<void>((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
      });
      terminal.say("Stopping: what is not played in a few seconds goes to others.");
      await started.value.stop();
      return end(FINE);
    });
};
