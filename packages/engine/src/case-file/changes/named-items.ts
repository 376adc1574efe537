/** Whether at these keys of a document a list stands whose items are addressed by what they are called. Other lists are one field each. */
export type NamedLists = (keys: readonly string[]) => boolean;

const IN_CASE: ReadonlySet<string> = new Set([
  "parties",
  "groups",
  "issues",
  "constraints",
  "unknowns",
  "tracks",
  "positions",
  "steps",
  "sources",
]);

/** Of a whole case, its briefs included. The record of what happened is one field: its entries need no name. */
export function listsOfCase(keys: readonly string[]): boolean {
  const [first = "", ...rest] = keys;
  if (first === "briefs") return rest.length > 1 && listsOfBrief(rest.slice(1));
  if (rest.length === 0) return IN_CASE.has(first);
  return rest.length === 2 && ((first === "issues" && rest[1] === "options") || (first === "unknowns" && rest[1] === "states"));
}

/** Of a brief. The points of a curve and the options of a rule are one field each. */
export function listsOfBrief(keys: readonly string[]): boolean {
  const [first, ...rest] = keys[0] === "estimates" ? keys.slice(2) : keys;
  if (first === "redLines") return rest.length === 0;
  if (first === "preferences") return rest.length === 1 && rest[0] === "interactions";
  if (first !== "alternatives") return false;
  const last = rest.at(-1);
  return rest.length === 0 || (rest.length % 2 === 0 && (last === "chances" || last === "choices"));
}

/** By which of its fields an item is called; null: by none, so that its list can only be set as a whole. */
export function namingField(item: unknown): "id" | "name" | null {
  if (!isRecord(item)) return null;
  if (Object.hasOwn(item, "id") && isWord(item["id"])) return "id";
  return Object.hasOwn(item, "name") && typeof item["name"] === "string" ? "name" : null;
}

/** What an item is called; null: nothing. */
export function nameOf(item: unknown): string | null {
  const field = namingField(item);
  // It has this field.
  return field === null ? null : String((item as Readonly<Record<string, unknown>>)[field]);
}

/** Ids may look like numbers, or like yes and no. */
const isWord = (value: unknown): boolean => typeof value === "string" || typeof value === "number" || typeof value === "boolean";

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
