import { DETECTION_GOALS, samplePlan } from "@detente/engine";
import { tellSample } from "@detente/report";
import { Option } from "commander";
import type { Define } from "../define.ts";
import { addResultOptions, type ResultOptions } from "../result-options.ts";
import { answer } from "./answer.ts";
import { numberArgument } from "./chance-argument.ts";

interface Options extends ResultOptions {
  readonly items: number;
  readonly defects: number;
  readonly miss?: number;
  readonly goal?: number;
  readonly instrument: number;
}

const EXAMPLES = `
Examples:
  detente verify sample --items 100 --defects 5 --miss 0.1
  detente verify sample --items 100 --defects 5 --goal high --instrument 0.8`;

const DEFAULT_MISS = 0.1;

export const defineSample: Define = (command, { terminal, end }) => {
  addResultOptions(
    command
      .requiredOption("--items <number>", "how many items there are", numberArgument)
      .requiredOption("--defects <number>", "the fewest defective items that are worth detecting", numberArgument)
      .option("--miss <chance>", `how likely they may be missed; ${DEFAULT_MISS} if not said`, numberArgument)
      .addOption(
        new Option("--goal <chance>", "how likely they should be detected: a number, or high, medium or low")
          .argParser(goalArgument)
          .conflicts("miss"),
      )
      .option("--instrument <chance>", "how likely a defective item that is looked at is recognised", numberArgument, 1),
  )
    .addHelpText("after", EXAMPLES)
    .action((options: Options) => end(answer(samplePlan(settingsOf(options)), { options, tell: tellSample, terminal })));
};

const goalArgument = (text: string): number => DETECTION_GOALS.find(({ name }) => name === text)?.detection ?? numberArgument(text);

function settingsOf({ items, defects, miss, goal, instrument }: Options) {
  return { items, defects, miss: miss ?? (goal === undefined ? DEFAULT_MISS : remainder(goal)), instrument };
}

/** 1 - 0.9 in doubles is not 0.1; in decimals it is. */
const remainder = (share: number): number => Number((1 - share).toPrecision(12));
