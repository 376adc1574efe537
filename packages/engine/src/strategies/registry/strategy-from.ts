import { assertNever } from "../../lib/assert-never.ts";
import { didYouMean } from "../../lib/nearest-name.ts";
import { failed, ok, type Result } from "../../lib/result.ts";
import type { Strategy } from "../strategy.ts";
import type { About } from "./about.ts";
import { Given, NO_PART, type Value, type Values } from "./given.ts";
import type { ChoiceParameter, NumberParameter, Parameter, Part, PartKind, PartParameter } from "./parameter.ts";
import { type Call, readCall, type Setting } from "./read-call.ts";
import type { RegistryLists } from "./registry-lists.ts";
import type { StrategyProblem } from "./strategy-problem.ts";

type Made<What> = Result<What, StrategyProblem>;

/** The strategy that a text names, or the first thing that is wrong with the text. */
export function strategyFrom(lists: RegistryLists, text: string): Made<Strategy<unknown>> {
  const call = readCall(text);
  return call.kind === "failed" ? call : madeFrom({ lists, entries: lists.strategies, noun: "strategy" }, call.value);
}

interface Shelf<What> {
  readonly lists: RegistryLists;
  readonly entries: readonly (About & { make(given: Given): What })[];
  readonly noun: string;
}

function madeFrom<What>({ lists, entries, noun }: Shelf<What>, call: Call): Made<What> {
  const entry = entries.find(({ name }) => name === call.name);
  if (entry === undefined) {
    const names = entries.map(({ name }) => name);
    return failed(problem("unknownName", call.at, { message: `No ${noun} is called ${call.name}`, hint: didYouMean(call.name, names) }));
  }
  const given = givenFrom(lists, entry, call);
  return given.kind === "failed" ? given : ok(entry.make(given.value));
}

/** What an entry is given where it is called so, or the first thing that is wrong with the call. The name of the call is not looked at. */
export function givenFrom(lists: RegistryLists, entry: About, call: Call): Made<Given> {
  const values = valuesOf(lists, entry, call);
  return values.kind === "failed" ? values : ok(new Given(entry, values.value));
}

function valuesOf(lists: RegistryLists, entry: About, call: Call): Made<Values> {
  const values: Record<string, Value> = {};
  for (const setting of call.settings) {
    const parameter = entry.parameters.find(({ name }) => name === setting.name);
    if (parameter === undefined) return failed(unknownParameter(entry, setting));
    if (Object.hasOwn(values, setting.name))
      return failed(problem("repeatedParameter", setting.at, { message: `${setting.name} is given twice` }));
    const value = valueOf(lists, parameter, setting);
    if (value.kind === "failed") return value;
    values[setting.name] = value.value;
  }
  const missing = entry.parameters.find(({ name, default: usual }) => usual === "required" && !Object.hasOwn(values, name));
  return missing === undefined
    ? ok(values)
    : failed(
        problem("missingParameter", call.at, {
          message: `${entry.name} needs ${missing.name}`,
          hint: `${missing.name}: ${missing.meaning}.`,
        }),
      );
}

function unknownParameter({ name, parameters }: About, setting: Setting): StrategyProblem {
  const names = parameters.map((parameter) => parameter.name);
  const hint = names.length === 0 ? "It has none." : didYouMean(setting.name, names);
  return problem("unknownParameter", setting.at, { message: `${name} has no parameter ${setting.name}`, hint });
}

function valueOf(lists: RegistryLists, parameter: Parameter, setting: Setting): Made<Value> {
  switch (parameter.kind) {
    case "number":
      return numberOf(parameter, setting);
    case "choice":
      return choiceOf(parameter, setting);
    case "part":
      return partNamed(lists, parameter, setting);
    default:
      return assertNever(parameter);
  }
}

function numberOf({ name, least, most, numbers }: NumberParameter, { value }: Setting): Made<number> {
  const number = "number" in value ? value.number : Number.NaN;
  if (number >= least && number <= most && (numbers === "any" || Number.isInteger(number))) return ok(number);
  const kind = numbers === "whole" ? "a whole number" : "a number";
  return failed(problem("badNumber", value.at, { message: `${name} is ${kind} from ${least} to ${most}` }));
}

function choiceOf({ name, choices }: ChoiceParameter, { value }: Setting): Made<string> {
  const word = "name" in value && value.settings.length === 0 ? value.name : undefined;
  if (word !== undefined && choices.includes(word)) return ok(word);
  const hint = word === undefined ? undefined : didYouMean(word, choices);
  return failed(problem("badChoice", value.at, { message: `${name} is one of ${choices.join(", ")}`, hint }));
}

function partNamed(lists: RegistryLists, { name, part, default: usual }: PartParameter, { value }: Setting): Made<Part | null> {
  if ("number" in value)
    return failed(problem("badPart", value.at, { message: `${name} is named, not numbered`, hint: hintOf(lists, part) }));
  if (value.name === NO_PART && value.settings.length === 0 && usual === null) return ok(null);
  return partFrom(lists, part, value);
}

const hintOf = (lists: RegistryLists, kind: PartKind): string | undefined =>
  didYouMean(
    "",
    lists[kind].map(({ name }) => name),
  );

function partFrom(lists: RegistryLists, kind: PartKind, call: Call): Made<Part> {
  switch (kind) {
    case "offering":
      return tagged(kind, madeFrom({ lists, entries: lists.offering, noun: "offering policy" }, call));
    case "acceptance":
      return tagged(kind, madeFrom({ lists, entries: lists.acceptance, noun: "acceptance policy" }, call));
    case "model":
      return tagged(kind, madeFrom({ lists, entries: lists.model, noun: "opponent model" }, call));
    case "walkAway":
      return tagged(kind, madeFrom({ lists, entries: lists.walkAway, noun: "walk-away policy" }, call));
    default:
      return assertNever(kind);
  }
}

function tagged<Kind extends PartKind, What>(kind: Kind, made: Made<What>): Made<{ readonly kind: Kind; readonly part: What }> {
  return made.kind === "failed" ? made : ok({ kind, part: made.value });
}

interface Wording {
  readonly message: string;
  readonly hint?: string | undefined;
}

const problem = (code: StrategyProblem["code"], at: number, { message, hint }: Wording): StrategyProblem => ({
  code,
  at,
  message,
  ...(hint !== undefined && { hint }),
});
