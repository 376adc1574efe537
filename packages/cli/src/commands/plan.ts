import { casePlan, type CasePlan, partyId, type Simultaneous } from "@detente/engine";
import { planReport, terminalPlan } from "@detente/report";
import { Option } from "commander";
import { unknownParties } from "../analysis-options.ts";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { jsonText } from "../json-text.ts";
import { wholeNumber } from "../number-argument.ts";
import { planRefusalWords } from "../plan/plan-refusal-words.ts";
import { stepPair } from "../plan/step-pair.ts";
import { readCase } from "../read-case.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";

interface Options {
  readonly as?: string;
  readonly start?: string;
  readonly simultaneous?: true;
  readonly together?: readonly (readonly [string, string])[];
  readonly effort: number;
  readonly json?: true;
  readonly html?: string;
  readonly output?: string;
}

/** States of one search. Up to 24 steps and parts the plan is exact with any. */
const DEFAULT_EFFORT = 500_000;

const EXAMPLES = `
Examples:
  detente plan hanoi-2019.yaml --as us
  detente plan hanoi-2019.yaml --as us --start 2019-03-01 --html plan.html
  detente plan hanoi-2019.yaml --as us --together exemptions,yongbyon-halt
  detente plan hanoi-2019.yaml --json | jq .plan.safety`;

export const plan: Define = (command, { terminal, end }) => {
  command
    .argument("<file>", "a case file, or - for standard input")
    .option("--as <party>", "see it as this party does: its brief, its estimate of the other")
    .option("--start <date>", "date the steps from this day on (2019-03-01)")
    .addOption(new Option("--simultaneous", "any two steps, one of each side, may be done at once").conflicts("together"))
    .option("--together <step,step>", "these two may be done at once, as through an escrow (repeatable)", stepPair)
    .option("--effort <states>", "how many states a search may look at", wholeNumber(1, 100_000_000), DEFAULT_EFFORT)
    .option("--json", "print JSON")
    .option("--html <file>", "write a page, with the curves, to this file as well")
    .option("-o, --output <file>", "write to this file")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: Options) => end(await planFile(file, options, terminal)));
};

async function planFile(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const value = await readCase(file, terminal);
  if (value === null) return BAD_INPUT;
  const unknown = unknownParties(options, value);
  const planned = casePlan(value, {
    perspective: options.as === undefined ? { kind: "everyBrief" } : { kind: "party", party: partyId(options.as) },
    simultaneous: simultaneousOf(options),
    start: options.start ?? null,
    effort: options.effort,
  });
  if (planned.kind === "failed") {
    const problems = unknown === null ? planRefusalWords(planned.failure) : [unknown];
    for (const problem of problems) terminal.say(visible(problem, "line"));
    return BAD_INPUT;
  }
  return deliver(resultText(planned.value, options, terminal), {
    to: options.output,
    inputs: [file],
    kind: options.json === true ? "data" : "coloured",
    beside: options.html === undefined ? [] : [{ path: options.html, text: planReport(planned.value) }],
    terminal,
  });
}

function simultaneousOf({ simultaneous, together }: Options): Simultaneous {
  if (simultaneous === true) return { kind: "anyPair" };
  return together === undefined ? { kind: "never" } : { kind: "pairs", pairs: together };
}

function resultText(told: CasePlan, { json, output }: Options, terminal: Terminal): string {
  if (json === true) return jsonText(told);
  const isFile = output !== undefined && output !== "-";
  return terminalPlan(told, {
    width: terminal.width,
    colour: !isFile && terminal.colours.isColorSupported,
    unicode: isFile || terminal.unicode,
  });
}
