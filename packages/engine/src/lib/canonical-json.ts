/** JSON with the keys of every object in order, so that equal values are equal texts. Absent where undefined. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  let text = "";
  for (const [key, each] of inOrder(Object.entries(value))) {
    if (each !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(each)}`;
  }
  return `{${text}}`;
}

type Entry = readonly [string, unknown];

/** What comes out of a canonical text is in order already. */
function inOrder(entries: readonly Entry[]): readonly Entry[] {
  for (let i = 1; i < entries.length; i++) {
    if ((entries[i - 1]?.[0] ?? "") > (entries[i]?.[0] ?? "")) return entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }
  return entries;
}
