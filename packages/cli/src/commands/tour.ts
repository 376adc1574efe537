import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { htmlReport, terminalReport } from "@detente/report";
import { analysisOf } from "../analysis-of.ts";
import { DEFAULT_DRAWS, DEFAULT_SEED } from "../analysis-options.ts";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, FINE, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";

const HANOI = fileURLToPath(new URL("../../../../cases/hanoi/hanoi-2019.yaml", import.meta.url));
const REPORT = "hanoi-2019.html";

export const tour: Define = (command, { terminal, end }) => {
  command
    .addHelpText("after", `\nExample:\n  detente tour    prints the analysis and writes ${REPORT} in the current folder`)
    .action(async () => end(await showHanoi(terminal)));
};

async function showHanoi(terminal: Terminal): Promise<ExitCode> {
  const analysis = await analysisOf(HANOI, { seed: DEFAULT_SEED, draws: DEFAULT_DRAWS }, terminal);
  if (analysis === null) return BAD_INPUT;
  const { width, unicode, colours } = terminal;
  const path = resolve(REPORT);
  const text = terminalReport(analysis, { width, unicode, colour: colours.isColorSupported });
  const ending = deliver(text, { to: undefined, kind: "coloured", beside: [{ path, text: htmlReport(analysis) }], terminal });
  if (ending !== FINE) return ending;
  terminal.print(`\nThe report with pictures is in ${visible(path, "line")}\nNext: npx detente new my-talks.yaml, or npx detente --help\n`);
  return FINE;
}
