/** JSON with the keys of every object in the order of their code units: equal values give equal texts. For values that JSON can carry. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(rebuilt(value, (entries) => entries.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The same with maps as objects, and everything else as it is. */
export const withoutMaps = (value: unknown): unknown => rebuilt(value, (entries) => entries);

type Entry = readonly [string, unknown];

function rebuilt(value: unknown, arranged: (entries: Entry[]) => readonly Entry[]): unknown {
  if (Array.isArray(value)) return value.map((each) => rebuilt(each, arranged));
  if (typeof value !== "object" || value === null) return value;
  const entries: readonly Entry[] = value instanceof Map ? Array.from(value, ([key, each]) => [String(key), each]) : Object.entries(value);
  const present = entries.filter(([, each]) => each !== undefined);
  return Object.fromEntries(arranged(present).map(([key, each]) => [key, rebuilt(each, arranged)]));
}
