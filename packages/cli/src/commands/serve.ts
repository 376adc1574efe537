import { settingLines, start } from "@detente/server";
import type { Define } from "../define.ts";
import { BAD_INPUT, FINE } from "../exit-code.ts";

export const serve: Define = (command, { terminal, end }) => {
  command
    .addHelpText("after", () => `\nSettings, by variables of the environment:\n${settingLines().join("\n")}`)
    .action(async () => {
      const started = await start(process.env);
      if (started.kind === "failed") {
        for (const problem of started.failure) terminal.say(problem);
        return end(BAD_INPUT);
      }
      const { url, stop } = started.value;
      terminal.say(`Detente is at ${url} - Ctrl+C ends it.`);
      await new Promise<void>((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
      });
      terminal.say("Stopping.");
      await stop();
      return end(FINE);
    });
};
