/**
 * Whether at these keys of a brief a list stands whose items are addressed by what they are called. Other lists, as the points of a curve or
 * the options of a rule, are one field each.
 */
export function isListAt(keys: readonly string[]): boolean {
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
