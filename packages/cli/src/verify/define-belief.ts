import { beliefPlan } from "@detente/engine";
import { tellBelief } from "@detente/report";
import type { Define } from "../define.ts";
import { addResultOptions, type ResultOptions } from "../result-options.ts";
import { answer } from "./answer.ts";
import { numberArgument } from "./chance-argument.ts";
import { accessOf, addVisitOptions, type VisitOptions } from "./visit-options.ts";

interface Options extends ResultOptions, VisitOptions {
  readonly prior: number;
  readonly sensitivity: number;
}

const EXAMPLES = `
Examples:
  detente verify belief --prior 0.3 --sensitivity 0.6 --visits 5 --goal 0.05
  detente verify belief --prior 0.3 --sensitivity 0.6 --specificity 0.95 --visits 3 --finds 1
  detente verify belief --prior 0.3 --sensitivity 0.6 --access 0.8 --goal 0.05 --html belief.html`;

export const defineBelief: Define = (command, { terminal, end }) => {
  const withVisits = addVisitOptions(
    command
      .requiredOption("--prior <chance>", "how likely something is there, before any visit", numberArgument)
      .requiredOption("--sensitivity <chance>", "how likely a visit finds what is there", numberArgument),
  ).option("--goal <chance>", "bring belief down to this by empty visits, or up to it by finds", numberArgument);
  addResultOptions(withVisits)
    .addHelpText("after", EXAMPLES)
    .action((options: Options) => {
      const { prior, sensitivity, specificity, visits, finds, goal = null } = options;
      const settings = { prior, sensitivity, specificity, access: accessOf(options), visits, finds, goal };
      end(answer(beliefPlan(settings), { options, tell: tellBelief, terminal }));
    });
};
