import type { Case } from "../model/case.ts";
import { documentOfCase } from "./document-of-case.ts";

/** The document of a case as a plain value that JSON can carry. The order of ids is that of a plain object. */
export const plainDocument = (value: Case): Record<string, unknown> => {
  // What documentOfCase makes is a record.
  return plain(documentOfCase(value)) as Record<string, unknown>;
};

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries: Iterable<readonly [string, unknown]> = value instanceof Map ? value : Object.entries(value);
  return Object.fromEntries([...entries].flatMap(([key, each]) => (each === undefined ? [] : [[key, plain(each)]])));
}
