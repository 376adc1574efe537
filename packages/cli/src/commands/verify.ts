import type { Define } from "../define.ts";
import { defineBelief } from "../verify/define-belief.ts";
import { defineCase } from "../verify/define-case.ts";
import { defineDeterrence } from "../verify/define-deterrence.ts";
import { defineGame } from "../verify/define-game.ts";
import { defineOnce } from "../verify/define-once.ts";
import { defineRepeated } from "../verify/define-repeated.ts";
import { defineSample } from "../verify/define-sample.ts";

const CASE = { name: "case", summary: "what visits do to what a party of a case believes; the word may be left out", define: defineCase };

const QUESTIONS: readonly { readonly name: string; readonly summary: string; readonly define: Define }[] = [
  CASE,
  { name: "sample", summary: "how many items to look at, exactly, and by the textbook", define: defineSample },
  { name: "belief", summary: "what visits do to the belief that something undeclared is there", define: defineBelief },
  { name: "game", summary: "when to inspect, with fewer inspections than periods", define: defineGame },
  { name: "once", summary: "one inspection or none, with and without announcing it", define: defineOnce },
  { name: "deterrence", summary: "how much detection makes a violation not pay", define: defineDeterrence },
  { name: "repeated", summary: "how much the future must count for keeping to pay", define: defineRepeated },
];

const EXAMPLES = `
Examples:
  detente verify talks.yaml --as buyer --state none --sensitivity 0.6
  detente verify sample --items 100 --defects 5 --miss 0.1
  detente verify belief --prior 0.3 --sensitivity 0.6 --goal 0.05
  detente verify game --periods 4 --inspections 2

detente verify sample --help explains one of them. A chance may be written 0.3 or 30%.`;

export const verify: Define = (command, surroundings) => {
  command.addHelpText("after", EXAMPLES);
  for (const { name, summary, define } of QUESTIONS)
    define(command.command(name, { isDefault: name === CASE.name }).description(summary), surroundings);
};
