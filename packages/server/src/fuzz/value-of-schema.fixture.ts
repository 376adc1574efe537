import type { Rng } from "@detente/engine";
import { type KnownThings, singular } from "./known-things.fixture.ts";

/** A JSON Schema, as the OpenAPI document has them. */
export type Schema = Readonly<Record<string, unknown>>;

export interface Making {
  readonly rng: Rng;
  readonly known: KnownThings;
  /** The cookie of whoever asks. */
  readonly who: string;
}

const DEEPEST = 6;
const TEXTS = ["", "a", "us", "dprk", "table", "Ünï – 你好", "<script>", "x".repeat(300), "0", "null", "2026-01-01T00:00:00.000Z", "12.5"];
/** Tried in turn where a pattern has to be met. */
const FORMS: readonly ((making: Making) => string)[] = [
  ({ rng }) => digits(rng, 3),
  ({ rng, known }) => known.text("hash", rng) ?? hexadecimal(rng, 64),
  ({ rng }) => hexadecimal(rng, 64),
  ({ rng }) => `key-${digits(rng, 10)}`,
  ({ rng }) => uuid(rng),
  ({ rng }) => hexadecimal(rng, 43),
  ({ rng }) => hexadecimal(rng, 22),
  ({ rng }) => hexadecimal(rng, 16).toUpperCase(),
  () => "2026-01-01T00:00:00.000Z",
  () => "2026-01-01",
  () => "text/plain",
  () => "abcdefgh",
  () => "a",
];

/** A value that the schema takes, as far as it says what it takes. `name`: of the field, by which a known thing may be chosen. */
export function valueOf(schema: Schema, making: Making, at: { readonly name: string; readonly depth: number }): unknown {
  const { rng } = making;
  const choices = [schema["anyOf"], schema["oneOf"]].find((each): each is readonly Schema[] => Array.isArray(each));
  if (choices !== undefined) return valueOf(pick(choices, rng), making, at);
  if ("const" in schema) return schema["const"];
  if (Array.isArray(schema["enum"])) return pick(schema["enum"], rng);
  switch (schema["type"]) {
    case "object":
      return objectOf(schema, making, at.depth);
    case "array":
      return listOf(schema, making, at);
    case "string":
      return textOf(schema, making, at.name);
    case "integer":
      return Math.trunc(numberOf(schema, rng));
    case "number":
      return rng.below(2) === 0 ? Math.trunc(numberOf(schema, rng)) : numberOf(schema, rng);
    case "boolean":
      return rng.below(2) === 0;
    case "null":
      return null;
    default:
      return pick([null, 1, "x", {}, []], rng);
  }
}

function objectOf(schema: Schema, making: Making, depth: number): Readonly<Record<string, unknown>> {
  const { rng } = making;
  // Where they are there they are of this form.
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, Schema>>;
  const required = new Set((schema["required"] ?? []) as readonly string[]);
  const made: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(properties))
    if (required.has(name) || (depth < DEEPEST && rng.below(3) === 0)) made[name] = valueOf(each, making, { name, depth: depth + 1 });
  const more = schema["additionalProperties"];
  if (typeof more === "object" && more !== null && depth < DEEPEST)
    for (let k = rng.below(4); k > 0; k--) {
      const name = making.known.text("word", rng) ?? pick(TEXTS, rng);
      // As above.
      made[name] = valueOf(more as Schema, making, { name, depth: depth + 1 });
    }
  return made;
}

function listOf(schema: Schema, making: Making, { name, depth }: { readonly name: string; readonly depth: number }): readonly unknown[] {
  const first = schema["prefixItems"];
  if (Array.isArray(first)) return first.map((each: Schema) => valueOf(each, making, { name, depth: depth + 1 }));
  const [least, most] = [Number(schema["minItems"] ?? 0), Number(schema["maxItems"] ?? 3)];
  const length = depth > DEEPEST ? least : least + making.rng.below(Math.max(1, Math.min(3, most - least + 1)));
  // As above.
  const item = (schema["items"] ?? {}) as Schema;
  return Array.from({ length }, () => valueOf(item, making, { name: singular(name), depth: depth + 1 }));
}

function textOf(schema: Schema, making: Making, name: string): string {
  const { rng, known } = making;
  const [least, most] = [Number(schema["minLength"] ?? 0), Number(schema["maxLength"] ?? 1000)];
  const fits = (text: string): boolean => text.length >= least && text.length <= most;
  if (schema["format"] === "uuid")
    return (rng.below(8) > 0 ? known.own(name, rng, making.who) : null) ?? known.text("id", rng) ?? uuid(rng);
  if (schema["format"] === "date-time") return "2031-01-01T00:00:00.000Z";
  if (typeof schema["pattern"] === "string") {
    const pattern = patternOf(schema["pattern"]);
    const named = known.own(name, rng, making.who);
    if (named !== null && pattern.test(named) && rng.below(8) > 0) return named;
    for (const form of FORMS) {
      const text = form(making);
      if (pattern.test(text) && fits(text)) return text;
    }
  }
  const text = rng.below(3) > 0 ? (known.own(name, rng, making.who) ?? known.text("word", rng) ?? pick(TEXTS, rng)) : pick(TEXTS, rng);
  return text.slice(0, most).padEnd(Math.min(least, 2000), "x");
}

/** As compiled before. */
const patterns = new Map<string, RegExp>();

function patternOf(text: string): RegExp {
  const pattern = patterns.get(text) ?? new RegExp(text, "u");
  patterns.set(text, pattern);
  return pattern;
}

function numberOf(schema: Schema, rng: Rng): number {
  const least = Number(schema["minimum"] ?? schema["exclusiveMinimum"] ?? -5);
  const most = Number(schema["maximum"] ?? schema["exclusiveMaximum"] ?? least + 100);
  const near = Math.min(most, Math.max(least, 0) + 20);
  if (rng.below(10) === 0) return most;
  return least + rng.float() * Math.max(0, near - least);
}

export const pick = <Value>(list: readonly Value[], rng: Rng): Value => {
  const found = list[rng.below(list.length)];
  if (found === undefined && list.length === 0) throw new Error("Expected something to choose from");
  // Undefined only where the list holds it.
  return found as Value;
};

export const hexadecimal = (rng: Rng, length: number): string => Array.from({ length }, () => rng.below(16).toString(16)).join("");
const digits = (rng: Rng, length: number): string => Array.from({ length }, () => String(rng.below(10))).join("");
export const uuid = (rng: Rng): string =>
  `${hexadecimal(rng, 8)}-${hexadecimal(rng, 4)}-4${hexadecimal(rng, 3)}-8${hexadecimal(rng, 3)}-${hexadecimal(rng, 12)}`;
