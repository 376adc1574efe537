import { inspectionGame } from "@detente/engine";
import { tellInspectionGame } from "@detente/report";
import type { Define } from "../define.ts";
import { addResultOptions, type ResultOptions } from "../result-options.ts";
import { answer } from "./answer.ts";
import { numberArgument } from "./chance-argument.ts";

interface Options extends ResultOptions {
  readonly periods: number;
  readonly inspections: number;
}

const EXAMPLES = `
Example:
  detente verify game --periods 4 --inspections 2`;

export const defineGame: Define = (command, { terminal, end }) => {
  addResultOptions(
    command
      .requiredOption("--periods <number>", "how many periods there are", numberArgument)
      .requiredOption("--inspections <number>", "how many of them may be inspected", numberArgument),
  )
    .addHelpText("after", EXAMPLES)
    .action((options: Options) => end(answer(inspectionGame(options), { options, tell: tellInspectionGame, terminal })));
};
