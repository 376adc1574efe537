import { type About, REGISTRY } from "@detente/engine";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { jsonText } from "../json-text.ts";
import { LISTS, strategiesText, strategyJson, strategyText } from "../strategies-text.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";

interface Options {
  readonly json?: true;
  readonly output?: string;
}

const EXAMPLES = `
Examples:
  detente strategies
  detente strategies boulware
  detente strategies --json | jq -r '.[].name'

A strategy is written with its parameters in brackets: aspiration(e=0.5), composed(offering=tough, acceptance=time(T=0.9)).`;

export const strategies: Define = (command, { terminal, end }) => {
  command
    .argument("[name]", "a strategy, or a part of one; all of them where left out")
    .option("--json", "print JSON")
    .option("-o, --output <file>", "write to this file")
    .addHelpText("after", EXAMPLES)
    .action((name: string | undefined, options: Options) => end(showStrategies(name, options, terminal)));
};

interface Found {
  readonly kind: (typeof LISTS)[number]["kind"];
  readonly noun: string;
  readonly entry: About;
}

function showStrategies(name: string | undefined, { json, output }: Options, terminal: Terminal): ExitCode {
  const all = LISTS.flatMap(({ kind, noun }) => REGISTRY[kind].map((entry): Found => ({ kind, noun, entry })));
  const found = all.filter(({ entry }) => name === undefined || entry.name === name);
  if (found.length === 0) {
    terminal.say(`no strategy or part is called ${visible(name ?? "", "line")}; see detente strategies`);
    return BAD_INPUT;
  }
  if (json === true) {
    const text = jsonText(found.map(({ entry, kind }) => strategyJson(entry, kind)));
    return deliver(text, { to: output, kind: "data", terminal });
  }
  const isFile = output !== undefined && output !== "-";
  const settings = { width: terminal.width, colour: !isFile && terminal.colours.isColorSupported, unicode: isFile || terminal.unicode };
  const text =
    name === undefined ? strategiesText(settings) : found.map(({ entry, noun }) => strategyText(entry, noun, settings)).join("\n");
  return deliver(text, { to: output, kind: "coloured", terminal });
}
