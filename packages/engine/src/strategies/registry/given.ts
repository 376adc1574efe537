import type { AcceptancePolicy } from "../acceptance/acceptance-policy.ts";
import type { OfferingPolicy } from "../offering/offering-policy.ts";
import type { OpponentModel } from "../opponent-models/opponent-model.ts";
import type { WalkAwayPolicy } from "../walking-away/walk-away-policy.ts";
import type { About } from "./about.ts";
import type { Parameter, Part } from "./parameter.ts";

/** What a parameter is set to. */
export type Value = number | string | Part | null;
export type Values = Readonly<Record<string, Value>>;

/** An entry's parameters as they are set, defaults filled in; and what it is called with them. */
export class Given {
  /** Parameters at their default are left out: "aspiration(e=0.5)". */
  readonly name: string;
  /** The entry's formula, with the parameters put in. */
  readonly formula: string;
  readonly version: number;
  readonly #entry: About;
  readonly #values: Values;

  /** Values within the limits of the entry's parameters, as `strategyOf` has checked or a preset has chosen them. */
  constructor(entry: About, values: Values) {
    const { parameters } = entry;
    const set = parameters.filter((parameter) => values[parameter.name] !== undefined && !isDefault(parameter, values[parameter.name]));
    const inside = set.map(({ name }) => `${name}=${inWords(values[name])}`);
    this.name = inside.length === 0 ? entry.name : `${entry.name}(${inside.join(", ")})`;
    this.version = entry.version;
    this.#entry = entry;
    this.#values = values;
    const figures = parameters.filter(({ kind }) => kind !== "part").map(({ name }) => `${name} = ${inWords(this.value(name))}`);
    this.formula = figures.length === 0 ? entry.formula : `${entry.formula}; ${figures.join(", ")}`;
  }

  /** To hand on as it is. */
  value(name: string): Value {
    const parameter = this.#entry.parameters.find((each) => each.name === name);
    if (parameter === undefined) throw this.#mistaken(name, "one of the entry's parameters");
    const value = this.#values[name] ?? parameter.default;
    if (value === "required") throw this.#mistaken(name, "a value");
    return value;
  }

  number(name: string): number {
    const value = this.value(name);
    if (typeof value !== "number") throw this.#mistaken(name, "a number");
    return value;
  }

  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    const value = this.value(name);
    const choice = choices.find((each) => each === value);
    if (choice === undefined) throw this.#mistaken(name, choices.join(" or "));
    return choice;
  }

  offering(name: string): OfferingPolicy<unknown> {
    const value = this.#part(name);
    if (value?.kind !== "offering") throw this.#mistaken(name, "an offering policy");
    return value.part;
  }

  acceptance(name: string): AcceptancePolicy<unknown> {
    const value = this.#part(name);
    if (value?.kind !== "acceptance") throw this.#mistaken(name, "an acceptance policy");
    return value.part;
  }

  /** Undefined where the strategy does without. */
  model(name: string): OpponentModel<unknown> | undefined {
    const value = this.#part(name);
    if (value !== null && value.kind !== "model") throw this.#mistaken(name, "an opponent model");
    return value?.part;
  }

  /** Undefined where the strategy does without. */
  walkAway(name: string): WalkAwayPolicy | undefined {
    const value = this.#part(name);
    if (value !== null && value.kind !== "walkAway") throw this.#mistaken(name, "a walk-away policy");
    return value?.part;
  }

  #part(name: string): Part | null {
    const value = this.value(name);
    if (typeof value === "number" || typeof value === "string") throw this.#mistaken(name, "a part of a strategy");
    return value;
  }

  #mistaken(name: string, expected: string): Error {
    return new Error(`Expected ${expected} for ${name} of ${this.#entry.name}`);
  }
}

function isDefault(parameter: Parameter, value: Value | undefined): boolean {
  if (parameter.kind !== "part") return parameter.default === value;
  return parameter.default !== "required" && inWords(parameter.default) === inWords(value);
}

function inWords(value: Value | undefined): string {
  if (value === null || value === undefined) return NO_PART;
  return typeof value === "object" ? value.part.name : String(value);
}

/** How it is written that a strategy does without a part. */
export const NO_PART = "none";
