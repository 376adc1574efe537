import type { Analysis } from "@detente/engine";
import { htmlReport, markdownReport, terminalReport } from "@detente/report";
import { Option } from "commander";
import { analysisOf } from "../analysis-of.ts";
import { addAnalysisOptions, DEFAULT_DRAWS, type AnalysisOptions } from "../analysis-options.ts";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { jsonText } from "../json-text.ts";
import { wholeNumber } from "../number-argument.ts";
import type { Terminal } from "../terminal.ts";
import { textSettings } from "../text-settings.ts";

interface Options extends AnalysisOptions {
  readonly json?: true;
  readonly markdown?: true;
  readonly html?: string;
  readonly output?: string;
  readonly draws: number;
  readonly sensitivity: boolean;
  readonly width?: number;
}

const EXAMPLES = `
Examples:
  detente analyse car.yaml
  detente analyse car.yaml --html car.html
  detente analyse car.yaml --json | jq .zopa
  detente analyse car.yaml --as buyer
  detente analyse car.yaml --reservation buyer=45 --reservation seller=40`;

export const analyse: Define = (command, { terminal, end }) => {
  command.argument("<file>", "a case file, or - for standard input");
  addAnalysisOptions(command)
    .addOption(new Option("--json", "print the whole analysis as JSON").conflicts("markdown"))
    .option("--markdown", "print the full report in Markdown")
    .option("--html <file>", "write the full report, with pictures, to this file as well")
    .option("-o, --output <file>", "write the result to this file instead of standard output")
    .option("--draws <number>", "how many draws show what ranges do to the results", wholeNumber(1, 1_000_000), DEFAULT_DRAWS)
    .option("--no-sensitivity", "leave out what ranges do to the results")
    .option("--width <columns>", "columns of the text, 60 to 120", wholeNumber(60, 120))
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: Options) => end(await analyseFile(file, options, terminal)));
};

async function analyseFile(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const analysis = await analysisOf(file, { ...options, draws: options.sensitivity ? options.draws : 0 }, terminal);
  if (analysis === null) return BAD_INPUT;
  return deliver(resultText(analysis, options, terminal), {
    to: options.output,
    inputs: [file],
    kind: options.json === true || options.markdown === true ? "data" : "coloured",
    beside: options.html === undefined ? [] : [{ path: options.html, text: htmlReport(analysis) }],
    terminal,
  });
}

function resultText(analysis: Analysis, { json, markdown, output, width }: Options, terminal: Terminal): string {
  if (json === true) return jsonText(analysis);
  if (markdown === true) return markdownReport(analysis);
  const settings = textSettings(output, terminal);
  return terminalReport(analysis, { ...settings, width: width ?? settings.width });
}
