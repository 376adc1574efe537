import type { JsonMember, JsonNode } from "./json.ts";
import type { Report } from "./report.ts";

export type JsonObject = Extract<JsonNode, { kind: "object" }>;

/** The value of the first of these keys that an object has; of a key that comes twice, the last. Nothing for what is not an object. */
export function member(node: JsonNode | undefined, ...keys: readonly string[]): JsonNode | undefined {
  if (node?.kind !== "object") return undefined;
  for (const key of keys) {
    const found = node.members.findLast((each) => each.key === key);
    if (found !== undefined) return found.value;
  }
  return undefined;
}

/** An object's members, each key once: of keys that come twice the last counts, which is warned of. */
export function distinctMembers(node: JsonObject, path: string, report: Report): JsonMember[] {
  const members = new Map<string, JsonMember>();
  for (const each of node.members) {
    if (members.has(each.key)) {
      report.warn({ at: each.at, code: "duplicate-key", path, message: `"${each.key}" comes twice; the last one counts.` });
    }
    members.set(each.key, each);
  }
  return [...members.values()];
}

/** Members of the object under one of these keys; an error, and none, where it is missing or no object. */
export function membersOf(node: JsonObject, keys: readonly string[], report: Report): JsonMember[] {
  const inner = member(node, ...keys);
  if (inner?.kind === "object") return distinctMembers(inner, "", report);
  const message = `Expected an object named ${keys.map((key) => `"${key}"`).join(" or ")}.`;
  report.error({ at: inner?.at ?? node.at, code: "missing-object", path: "", message });
  return [];
}

/** The number under a key; an error, and undefined, where it is missing or no number. */
export function numberOf(
  node: JsonNode,
  { key, path }: { readonly key: string; readonly path: string },
  report: Report,
): number | undefined {
  const value = member(node, key);
  if (value?.kind === "number") return value.value;
  report.error({ at: value?.at ?? node.at, code: "bad-number", path, message: `Expected a number named "${key}".` });
  return undefined;
}

/** A text, or a number written as one, as issue values in JSON may be. */
export function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === "text" || node?.kind === "number" ? String(node.value) : undefined;
}
