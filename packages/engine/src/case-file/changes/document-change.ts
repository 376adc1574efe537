/**
 * One field of a document set or removed: of a brief or of a whole case, as a case file holds them. `path`: a JSON pointer (RFC 6901), ""
 * for the whole; items of lists by their id, or where they have none by their name: "/redLines/budget/forbid".
 */
export type DocumentChange = { readonly path: string; readonly value: unknown } | { readonly path: string; readonly remove: true };

/** Keys from the document to a field. Null: the text is no pointer. */
export function keysOfPointer(path: string): readonly string[] | null {
  if (path === "") return [];
  if (!path.startsWith("/") || /~(?![01])/.test(path)) return null;
  return path
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export const pointerOf = (keys: readonly string[]): string =>
  keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** Whether one lies in the other, so that a change of either touches both. */
export const overlap = (a: string, b: string): boolean => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
