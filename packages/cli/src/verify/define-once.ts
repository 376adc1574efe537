import { oneShotInspection } from "@detente/engine";
import { tellOneShot } from "@detente/report";
import type { Define } from "../define.ts";
import { addResultOptions, type ResultOptions } from "../result-options.ts";
import { answer } from "./answer.ts";
import { numberArgument } from "./chance-argument.ts";

interface Options extends ResultOptions {
  readonly gain: number;
  readonly penalty: number;
  readonly inspectionCost: number;
  readonly caughtCost: number;
}

const EXAMPLES = `
Example:
  detente verify once --gain 30 --penalty 90 --inspection-cost 0.1 --caught-cost 0.4`;

export const defineOnce: Define = (command, { terminal, end }) => {
  addResultOptions(
    command
      .requiredOption("--gain <number>", "what a violation that is not caught gains the other side", numberArgument)
      .requiredOption("--penalty <number>", "what a violation that is caught costs it", numberArgument)
      .requiredOption("--inspection-cost <share>", "what an inspection costs, where an uncaught violation costs 1", numberArgument)
      .requiredOption("--caught-cost <share>", "what a caught violation still costs the inspector, inspection included", numberArgument),
  )
    .addHelpText("after", EXAMPLES)
    .action((options: Options) => {
      const { gain, penalty, inspectionCost, caughtCost } = options;
      end(answer(oneShotInspection({ gain, penalty, inspectionCost, caughtCost }), { options, tell: tellOneShot, terminal }));
    });
};
