import * as z from "zod";
import { ID_PATTERN } from "../model/ids.ts";
import { briefDocument } from "./brief-document.ts";
import { alternativesOf, childOf } from "./schema-at.ts";

/** A part of a brief as written, finished or not, and the keys that lead to it. */
export interface BriefPart {
  /** Items of lists by their id or name. */
  readonly keys: readonly string[];
  readonly value: unknown;
}

export interface TextChange {
  /** What takes the place of a text. */
  readonly text: (text: string) => string;
  /** The same of what an item of a list is called on the way to a part. */
  readonly name: (name: string) => string;
}

type Schemas = readonly z.core.$ZodType[];

/**
 * The part with every text in it changed. Ids, dates and the words of the format are no texts; where something is written that a brief has no
 * place for, all of it counts as text, keys included. Linear in the part, whose depth is bounded.
 */
export function changeBriefTexts({ keys, value }: BriefPart, change: TextChange): BriefPart {
  let at: Schemas = alternativesOf(briefDocument);
  const changed: string[] = [];
  for (const key of keys) {
    changed.push(at.some((schema) => schema instanceof z.ZodArray) ? change.name(key) : keyIn(at, key, change));
    at = below(at, key);
  }
  return { keys: changed, value: changedValue(at, value, change) };
}

function changedValue(at: Schemas, value: unknown, change: TextChange): unknown {
  if (typeof value === "string") return isId(at, value) ? value : change.text(value);
  if (Array.isArray(value)) return value.map((item, k) => changedValue(below(at, k), item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [keyIn(at, key, change), changedValue(below(at, key), part, change)]),
  );
}

/** Nothing where a brief has no place for it. */
const below = (at: Schemas, key: string | number): Schemas => at.flatMap((schema) => childOf(schema, key)).flatMap(alternativesOf);

function keyIn(at: Schemas, key: string, { text }: TextChange): string {
  const isKnown = at.some((schema) => schema instanceof z.ZodObject && Object.hasOwn(schema.shape, key));
  const isById = at.some((schema) => schema instanceof z.ZodRecord) && couldBeId(key);
  return isKnown || isById ? key : text(key);
}

/** Whether it stands where an id or a date does, and could be one. A text is a string of any kind, and nothing else could be in its place. */
function isId(at: Schemas, value: string): boolean {
  const [first, ...others] = at.filter((schema) => schema instanceof z.ZodString);
  if (first === undefined) return false;
  const isText = others.length === 0 && at.length === 1 && (first.def.checks ?? []).length === 0;
  return !isText && couldBeId(value);
}

/** Options of range issues are called by their numbers, which may be below zero. */
const couldBeId = (text: string): boolean => ID_PATTERN.test(text) || /^-\d+(\.\d+)?$/.test(text);
