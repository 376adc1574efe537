import { type About, assertNever, type NamedEntry, type Parameter, REGISTRY } from "@detente/engine";
import { paragraph, type TerminalSettings, terminalTable, toned } from "@detente/report";

type Kind = keyof typeof REGISTRY;

/** The lists of the registry, in the order in which they are shown, and what an entry of each is called. */
export const LISTS: readonly { readonly kind: Kind; readonly title: string; readonly noun: string }[] = [
  { kind: "strategies", title: "Strategies", noun: "strategy" },
  { kind: "offering", title: "Offering policies, parts of composed(…)", noun: "offering policy" },
  { kind: "acceptance", title: "Acceptance policies, parts of composed(…)", noun: "acceptance policy" },
  { kind: "model", title: "Opponent models, parts of composed(…)", noun: "opponent model" },
  { kind: "walkAway", title: "When to walk away, a part of any strategy", noun: "walk-away policy" },
];

/** All that can be named: strategies with their formulas, their parts in tables. Ends in a line end. */
export function strategiesText(settings: TerminalSettings): string {
  const [strategies, ...partLists] = LISTS;
  const parts = partLists
    .filter(({ kind }) => REGISTRY[kind].length > 0)
    .map(({ kind, title }) => [toned(title, "bold", settings), ...terminalTable(listTable(REGISTRY[kind]), { ...settings, mostLines: 4 })]);
  const more = paragraph("All about one of them: detente strategies boulware. Programs of your own: program(python3 bot.py).", settings, {
    indent: 0,
  });
  const blocks = [
    [toned(strategies?.title ?? "", "bold", settings)],
    ...REGISTRY.strategies.map((entry) => strategyLines(entry, settings)),
    ...parts,
    more.map((line) => toned(line, "dim", settings)),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function strategyLines({ name, description, formula, source, parameters }: About, settings: TerminalSettings): readonly string[] {
  const [head = "", ...rest] = paragraph(`${name}: ${description}`, settings, { indent: 2 });
  const under = (text: string): readonly string[] =>
    paragraph(text, { ...settings, width: settings.width - 2 }, { indent: 0 }).map((line) => `  ${line}`);
  return [
    head.replace(name, toned(name, "accent", settings)),
    ...rest,
    ...under(formula),
    ...under(`Source: ${source}. ${parametersInShort(parameters)}`).map((line) => toned(line, "dim", settings)),
  ];
}

function parametersInShort(parameters: readonly Parameter[]): string {
  const words = parameters.map((parameter) => `${parameter.name}=${defaultWords(parameter)}`);
  return words.length === 0 ? "No parameters." : `Parameters: ${words.join(", ")}.`;
}

function listTable(entries: readonly About[]): Parameters<typeof terminalTable>[0] {
  return {
    caption: "",
    columns: ["Name", "What it does", "Parameters"].map((name) => ({ name, kind: "text" })),
    rows: entries.map(({ name, description, parameters }) => ({
      cells: [name, description, parameters.map((each) => `${each.name}=${defaultWords(each)}`).join(", ")],
    })),
  };
}

/** An entry to be shown. */
export interface ShownEntry {
  readonly kind: Kind;
  readonly noun: string;
  readonly entry: About;
  /** Null: as the registry lists it, with no parameters set. */
  readonly given: NamedEntry["given"] | null;
}

/** Everything about one entry. Ends in a line end. */
export function strategyText({ entry, given, noun }: ShownEntry, settings: TerminalSettings): string {
  const { name, title, description, formula, source, version, protocols, parameters } = entry;
  const lines = (label: string, text: string): readonly string[] => paragraph(`${label}: ${text}`, settings, { indent: 2 });
  const head = [
    ...paragraph(`${given?.name ?? name} (${noun}): ${title}`, settings, { indent: 0 }).map((line) => toned(line, "bold", settings)),
    ...paragraph(description, settings, { indent: 0 }),
    ...lines("Formula", given?.formula ?? formula),
    ...partFormulas(entry, given).flatMap(([label, text]) => lines(label, text)),
    ...lines("Source", source),
    ...lines("Plays in", protocols.join(", ")),
    ...lines("Version", String(version)),
  ];
  if (parameters.length === 0) return `${head.join("\n")}\n`;
  const columns = ["Parameter", ...(given === null ? [] : ["Here"]), "If not said", "May be", "Meaning"];
  const table = {
    caption: "",
    columns: columns.map((column) => ({ name: column, kind: "text" as const })),
    rows: parameters.map((parameter) => ({
      cells: [
        parameter.name,
        ...(given === null ? [] : [valueWords(given, parameter)]),
        defaultWords(parameter),
        rangeWords(parameter),
        parameter.meaning,
      ],
    })),
  };
  return `${[...head, "", ...terminalTable(table, { ...settings, mostLines: 8 })].join("\n")}\n`;
}

/** Of the parts that an entry has been given or has of itself: what each is for and which it is, and its formula. */
function partFormulas({ parameters }: About, given: ShownEntry["given"]): readonly (readonly [label: string, formula: string])[] {
  return parameters.flatMap(({ name }) => {
    const value = given?.value(name) ?? null;
    return value === null || typeof value !== "object" ? [] : [[`${name}, ${value.part.name}`, value.part.formula] as const];
  });
}

/** An entry as JSON shows it: parts are named, and what is set is beside the defaults. */
export function strategyJson({ kind, entry, given }: ShownEntry): object {
  const { name, title, description, formula, source, version, protocols, parameters } = entry;
  const shown = parameters.map((parameter) => ({
    ...parameter,
    default: defaultWords(parameter),
    ...(given !== null && { value: valueWords(given, parameter) }),
  }));
  const named = { name: given?.name ?? name, title, description, formula: given?.formula ?? formula };
  return { kind, ...named, source, version, protocols, parameters: shown };
}

function valueWords(given: NamedEntry["given"], { name }: Parameter): string {
  const value = given.value(name);
  if (value === null) return "none";
  return typeof value === "object" ? value.part.name : String(value);
}

function defaultWords(parameter: Parameter): string {
  if (parameter.kind !== "part") return String(parameter.default);
  if (parameter.default === "required") return "required";
  return parameter.default === null ? "none" : parameter.default.part.name;
}

function rangeWords(parameter: Parameter): string {
  switch (parameter.kind) {
    case "number":
      return `${parameter.numbers === "whole" ? "whole, " : ""}${parameter.least} to ${parameter.most}`;
    case "choice":
      return parameter.choices.join(", ");
    case "part":
      return PARTS[parameter.part];
    default:
      return assertNever(parameter);
  }
}

const PARTS = {
  offering: "an offering policy",
  acceptance: "an acceptance policy",
  model: "an opponent model",
  walkAway: "a walk-away policy",
} as const;
