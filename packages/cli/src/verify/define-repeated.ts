import { ok, repeatedPlay } from "@detente/engine";
import { tellRepeatedPlay } from "@detente/report";
import type { Define } from "../define.ts";
import { addResultOptions, type ResultOptions } from "../result-options.ts";
import { answer } from "./answer.ts";
import { numberArgument } from "./chance-argument.ts";

interface Options extends ResultOptions {
  readonly temptation: number;
  readonly reward: number;
  readonly punishment: number;
}

const EXAMPLES = `
Example:
  detente verify repeated --temptation 5 --reward 3 --punishment 1`;

export const defineRepeated: Define = (command, { terminal, end }) => {
  addResultOptions(
    command
      .requiredOption("--temptation <number>", "what a round gives who breaks while the other keeps", numberArgument)
      .requiredOption("--reward <number>", "what it gives while both keep", numberArgument)
      .requiredOption("--punishment <number>", "what it gives when nobody keeps any more", numberArgument),
  )
    .addHelpText("after", EXAMPLES)
    .action((options: Options) => {
      const { temptation, reward, punishment } = options;
      const played = repeatedPlay({ temptation, reward, punishment });
      const found = played.kind === "failed" ? played : ok({ temptation, reward, punishment, threshold: played.value });
      end(answer(found, { options, tell: ({ threshold }) => tellRepeatedPlay(threshold), terminal }));
    });
};
