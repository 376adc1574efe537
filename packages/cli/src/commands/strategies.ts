import { entriesOf, failed, ok, REGISTRY, type Result } from "@detente/engine";
import { isProgramName } from "@detente/runner";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { jsonText } from "../json-text.ts";
import { LISTS, type ShownEntry, strategiesText, strategyJson, strategyText } from "../strategies-text.ts";
import { strategyProblemWords } from "../strategy-problem-words.ts";
import type { Terminal } from "../terminal.ts";
import { textSettings } from "../text-settings.ts";
import { visible } from "../visible.ts";

interface Options {
  readonly json?: true;
  readonly output?: string;
}

const EXAMPLES = `
Examples:
  detente strategies
  detente strategies boulware
  detente strategies "composed(offering=tough, acceptance=time(T=0.9))"
  detente strategies --json | jq -r '.[].name'

A strategy is written with its parameters in brackets: aspiration(e=0.5), composed(offering=tough, acceptance=time(T=0.9)).`;

export const strategies: Define = (command, { terminal, end }) => {
  command
    .argument("[name]", "a strategy, or a part of one, with parameters if you like; all of them where left out")
    .option("--json", "print JSON")
    .option("-o, --output <file>", "write to this file")
    .addHelpText("after", EXAMPLES)
    .action((name: string | undefined, options: Options) => end(showStrategies(name, options, terminal)));
};

function showStrategies(name: string | undefined, { json, output }: Options, terminal: Terminal): ExitCode {
  const found = shownEntries(name);
  if (found.kind === "failed") {
    terminal.say(visible(found.failure, "line"));
    return BAD_INPUT;
  }
  if (json === true) {
    const text = jsonText(found.value.map(strategyJson));
    return deliver(text, { to: output, kind: "data", terminal });
  }
  const settings = textSettings(output, terminal);
  const text = name === undefined ? strategiesText(settings) : found.value.map((entry) => strategyText(entry, settings)).join("\n");
  return deliver(text, { to: output, kind: "coloured", terminal });
}

/** What the name or text of an entry says, all entries without one. The failure is a sentence for the user. */
function shownEntries(text: string | undefined): Result<readonly ShownEntry[], string> {
  const all = LISTS.flatMap(({ kind, noun }) => REGISTRY[kind].map((entry): ShownEntry => ({ kind, noun, entry, given: null })));
  const listed = all.filter(({ entry }) => text === undefined || entry.name === text);
  if (text === undefined || listed.length > 0) return ok(listed);
  const named = isProgramName(text) ? ok([]) : entriesOf(text);
  if (named.kind === "failed") return failed(strategyProblemWords(text, named.failure));
  if (named.value.length === 0) return failed(`no strategy or part is called ${text}; see detente strategies`);
  return ok(named.value.map((each) => ({ ...each, noun: LISTS.find(({ kind }) => kind === each.kind)?.noun ?? "" })));
}
