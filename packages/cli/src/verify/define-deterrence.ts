import { deterrence } from "@detente/engine";
import { tellDeterrence } from "@detente/report";
import type { Define } from "../define.ts";
import { addResultOptions, type ResultOptions } from "../result-options.ts";
import { answer } from "./answer.ts";
import { numberArgument } from "./chance-argument.ts";

interface Options extends ResultOptions {
  readonly gain: number;
  readonly loss: number;
  readonly sensitivity?: number;
  readonly access: number;
}

const EXAMPLES = `
Examples:
  detente verify deterrence --gain 30 --loss 90
  detente verify deterrence --gain 30 --loss 90 --sensitivity 0.1 --access 0.8`;

export const defineDeterrence: Define = (command, { terminal, end }) => {
  addResultOptions(
    command
      .requiredOption("--gain <number>", "what a violation that is not detected gains", numberArgument)
      .requiredOption("--loss <number>", "what one that is detected costs, against behaving", numberArgument)
      .option("--sensitivity <chance>", "how likely a visit detects it: then it is said how many visits deter", numberArgument)
      .option("--access <share>", "the share of places that may be visited; the others stay closed", numberArgument, 1),
  )
    .addHelpText("after", EXAMPLES)
    .action((options: Options) => {
      const { gain, loss, sensitivity, access } = options;
      const visits = sensitivity === undefined ? null : { sensitivity, access };
      end(answer(deterrence({ gain, loss, visits }), { options, tell: tellDeterrence, terminal }));
    });
};
