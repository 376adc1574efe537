import { isRecord, listsOfBrief, nameOf, pointerOf } from "@detente/engine/case-file";

/** The pointer of a part of a brief, where list items were counted, as far as it can be addressed. */
export function addressOf(document: unknown, path: readonly (string | number)[]): string {
  const keys: string[] = [];
  let value = document;
  for (const step of path) {
    if (Array.isArray(value)) {
      const item: unknown = value[Number(step)];
      const name = listsOfBrief(keys) ? nameOf(item) : null;
      if (name === null) break;
      keys.push(name);
      value = item;
    } else {
      keys.push(String(step));
      value = isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    }
  }
  return pointerOf(keys);
}
