/** A value with maps as objects, what is undefined left out, and everything else as it is: as JSON can carry it. */
export function withoutMaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMaps);
  if (typeof value !== "object" || value === null) return value;
  const entries: Iterable<readonly [unknown, unknown]> = value instanceof Map ? value.entries() : Object.entries(value);
  return Object.fromEntries([...entries].flatMap(([key, each]) => (each === undefined ? [] : [[String(key), withoutMaps(each)]])));
}
