import type { Command } from "commander";
import type { Define } from "../define.ts";
import { addResultOptions } from "../result-options.ts";
import { numberArgument, sensitivityArgument, type SensitivityArgument } from "./chance-argument.ts";
import { type CaseOptions, verifyCase } from "./verify-case.ts";
import { addVisitOptions } from "./visit-options.ts";

const EXAMPLES = `
Examples:
  detente verify talks.yaml --as buyer --state none --sensitivity 0.6
  detente verify talks.yaml --as buyer --unknown sites --sensitivity one=0.4 --sensitivity several=0.8 --access 0.8`;

/** As commander gives them: what was not said is absent. */
interface Options extends Omit<CaseOptions, "state" | "sensitivity"> {
  readonly state?: readonly string[];
  readonly sensitivity: SensitivityArgument;
}

export const defineCase: Define = (command, { terminal, end }) => {
  command.argument("<case>", "a case file, or - for standard input");
  addCaseOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: Options) => end(await verifyCase(file, { ...options, state: options.state ?? [] }, terminal)));
};

function addCaseOptions(command: Command): Command {
  const withVisits = addVisitOptions(
    command
      .requiredOption("--as <party>", "whose belief: its brief says what it holds likely")
      .option("--unknown <id>", "which unknown of the case; may be left out where there is one")
      .option("--state <id>", "the state to make sure of (repeatable); else the one that a red line waits for", gathered)
      .requiredOption(
        "--sensitivity <chance>",
        "how likely a visit finds what is there; state=chance for one state (repeatable); a state without is seen by no visit",
        sensitivityArgument,
      ),
  ).option("--goal <chance>", "the wanted confidence; else what a red line asks", numberArgument);
  return addResultOptions(withVisits);
}

const gathered = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
