import { blockText, flowText, type Place } from "./yaml-text.ts";

/** Columns that a record or a list in braces may reach. */
const WIDTH = 110;

/** Keys whose lists and records are spread over lines however short they are. */
const SPREAD: ReadonlySet<string> = new Set([
  "parties",
  "groups",
  "issues",
  "options",
  "constraints",
  "unknowns",
  "tracks",
  "positions",
  "record",
  "steps",
  "sources",
  "briefs",
  "preferences",
  "points",
  "weighted",
  "interactions",
  "alternatives",
  "chances",
  "choices",
  "redLines",
  "estimates",
  "translations",
]);

/**
 * A plain value, or a Map, as YAML: records of a few short fields on one line in braces, all else in blocks. Every text
 * comes back as it was; numbers as they print.
 */
export const yamlLayout = (root: unknown): string =>
  `${entriesOf(root)
    .map(([key, value]) => entry(key, value, ""))
    .join("\n")}\n`;

/** A key and its value at an indentation. */
function entry(key: string, value: unknown, indent: string): string {
  const name = flowText(key, "key");
  if (isScalar(value)) return `${indent}${name}: ${scalar(value, indent, "block")}`;
  if (isSpread(key, value)) return `${indent}${name}:\n${block(value, `${indent}  `)}`;
  const inline = flow(value);
  return inline !== undefined && indent.length + name.length + 2 + inline.length <= WIDTH
    ? `${indent}${name}: ${inline}`
    : `${indent}${name}:\n${block(value, `${indent}  `)}`;
}

/** A list or a record that is not empty, over as many lines as it needs. */
function block(value: unknown, indent: string): string {
  if (!Array.isArray(value))
    return entriesOf(value)
      .map(([key, child]) => entry(key, child, indent))
      .join("\n");
  return value.map((element) => `${indent}- ${item(element, indent)}`).join("\n");
}

/** An element of a list, without the indentation of its first line, where its dash stands. */
function item(value: unknown, indent: string): string {
  if (isScalar(value)) return scalar(value, indent, "block");
  const inline = flow(value);
  if (inline !== undefined && indent.length + 2 + inline.length <= WIDTH) return inline;
  return block(value, `${indent}  `).trimStart();
}

/** In braces or brackets on one line; undefined where something in it needs more, so that it cannot fit anyway. */
function flow(value: unknown): string | undefined {
  if (isScalar(value)) return typeof value === "string" && value.length > WIDTH ? undefined : scalar(value, "", "flow");
  const parts: string[] = [];
  let length = 0;
  for (const [key, child] of entriesOf(value)) {
    const text = !isScalar(child) && isSpread(key, child) && !Array.isArray(value) ? undefined : flow(child);
    if (text === undefined || (length += text.length) > WIDTH) return undefined;
    parts.push(Array.isArray(value) ? text : `${flowText(key, "key")}: ${text}`);
  }
  if (Array.isArray(value)) return `[${parts.join(", ")}]`;
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

/** "options" is a list in an issue, which is spread, and a record of short figures in preferences, which need not be. */
const isSpread = (key: string, value: unknown): boolean =>
  SPREAD.has(key) && entriesOf(value).length > 0 && (key !== "options" || Array.isArray(value)) && !isListOfWords(value);

const isListOfWords = (value: unknown): boolean => Array.isArray(value) && value.every(isScalar);

function scalar(value: unknown, indent: string, place: Exclude<Place, "key">): string {
  if (typeof value !== "string") return String(value);
  return place === "block" ? blockText(value, indent) : flowText(value, "flow");
}

const isScalar = (value: unknown): boolean => typeof value !== "object" || value === null;

function entriesOf(value: unknown): [string, unknown][] {
  if (value instanceof Map) return [...value];
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
