import {
  assertNever,
  improve as improveOutcome,
  partyId,
  type Case,
  type ImproveRefusal,
  type Outcome,
  type Result,
} from "@detente/engine";
import { Option } from "commander";
import { refusalWords } from "../analysis-of.ts";
import { unknownParties } from "../analysis-options.ts";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { improvementText } from "../improvement-text.ts";
import { jsonText } from "../json-text.ts";
import { optionsInWords, outcomeArgument } from "../outcome-argument.ts";
import { readCase } from "../read-case.ts";
import type { Terminal } from "../terminal.ts";
import { textSettings } from "../text-settings.ts";
import { visible } from "../visible.ts";

interface Options {
  readonly outcome?: string;
  readonly position?: string;
  readonly as?: string;
  readonly json?: true;
  readonly output?: string;
}

const EXAMPLES = `
Examples:
  detente improve car.yaml --position first-ask
  detente improve car.yaml --outcome price=5500,tyres=no,handover=now
  detente improve car.yaml --position first-ask --json | jq '.best[0].trade'`;

export const improve: Define = (command, { terminal, end }) => {
  command
    .argument("<file>", "a case file, or - for standard input")
    .addOption(new Option("--outcome <issue=option,...>", "the outcome: an option for every issue").conflicts("position"))
    .option("--position <id>", "the outcome: a position of the case")
    .option("--as <party>", "see it as this party does: its brief, its estimates of the others")
    .option("--json", "print JSON")
    .option("-o, --output <file>", "write to this file")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: Options) => {
      if (options.outcome === undefined && options.position === undefined)
        command.error("error: say which outcome, with --outcome or --position");
      end(await improveFile(file, options, terminal));
    });
};

async function improveFile(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const value = await readCase(file, terminal);
  if (value === null) return BAD_INPUT;
  const unknown = unknownParties(options, value);
  const outcome = givenOutcome(options, value);
  if (unknown !== null || outcome.kind === "failed") {
    const problems = [...(unknown === null ? [] : [unknown]), ...(outcome.kind === "failed" ? outcome.failure : [])];
    for (const problem of problems) terminal.say(visible(problem, "line"));
    return BAD_INPUT;
  }
  const perspective = options.as === undefined ? { kind: "everyBrief" as const } : { kind: "party" as const, party: partyId(options.as) };
  const improvement = improveOutcome(value, outcome.value, perspective);
  if (improvement.kind === "failed") {
    for (const words of refusals(improvement.failure, value)) terminal.say(words);
    return BAD_INPUT;
  }
  const text =
    options.json === true ? jsonText(improvement.value) : improvementText(improvement.value, value, textSettings(options.output, terminal));
  return deliver(text, { to: options.output, inputs: [file], kind: options.json === true ? "data" : "coloured", terminal });
}

function givenOutcome({ outcome, position }: Options, value: Case): Result<Outcome, readonly string[]> {
  if (outcome !== undefined) return outcomeArgument(outcome, value);
  const found = value.positions.find(({ id }) => id === position);
  if (found !== undefined) return { kind: "ok", value: found.outcome };
  const ids = value.positions.map(({ id }) => id).join(", ");
  return { kind: "failed", failure: [`no position "${position}"; ${ids === "" ? "the case has none" : `the positions are ${ids}`}`] };
}

function refusals(refusal: ImproveRefusal, value: Case): readonly string[] {
  switch (refusal.code) {
    case "incompleteOutcome":
      return value.issues
        .filter(({ id }) => refusal.issues.includes(id))
        .map((issue) => `issue ${issue.id} needs one of its options: ${optionsInWords(issue)}`);
    case "groupTooLarge":
      return [
        `too many combinations of issues that depend on each other (${refusal.tooLarge.combinations}): ${refusal.tooLarge.issues.join(", ")}`,
      ];
    case "unknownParty":
    case "missingBrief":
    case "missingEstimate":
      return [refusalWords(refusal)];
    default:
      return assertNever(refusal);
  }
}
