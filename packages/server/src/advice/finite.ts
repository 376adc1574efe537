/**
 * A plain value as JSON can carry it: a number without an end, or that is none, becomes the text "Infinity", "-Infinity" or "NaN", where
 * JSON would make it null. What is undefined is left out.
 */
export function finite(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(finite);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, finite(each)]])));
}
