import { settingLines, start, startDemo } from "@detente/server";
import type { Define } from "../define.ts";
import { BAD_INPUT, FINE } from "../exit-code.ts";

const consoleLinkText = (link: string): string =>
  `Whoever opens this first, within a day, may open tables; it works once. The next start prints another as long as nobody has:\n${link}`;

const NO_PAGES = "it answers to programs only, for its pages are not built: `npm start` builds them.";

export const serve: Define = (command, { terminal, end }) => {
  command
    .addHelpText("after", () => `\nSettings, by variables of the environment:\n${settingLines().join("\n")}`)
    .option("--demo", "bring a few people to sign in as, to try what several see, on this machine")
    .action(async ({ demo }: { readonly demo?: true }) => {
      const started = await (demo === true ? startDemo : start)(process.env);
      if (started.kind === "failed") {
        for (const problem of started.failure) terminal.say(problem);
        return end(BAD_INPUT);
      }
      const { url, consoleLink, hasPages, stop } = started.value;
      terminal.say(`Detente is at ${url} - ${hasPages ? "open it in a browser." : NO_PAGES} Ctrl+C ends it.`);
      // Not where the log goes: whoever reads that later shall not come by it.
      if (consoleLink !== null) terminal.say(consoleLinkText(consoleLink));
      await new Promise<void>((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
      });
      terminal.say("Stopping.");
      await stop();
      return end(FINE);
    });
};
