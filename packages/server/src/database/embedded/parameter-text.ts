/** A parameter in PostgreSQL's text form, whatever its type there. Lists become arrays; objects, JSON. */
export function parameterText(value: unknown): string | null {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    case "undefined":
      return null;
    case "object":
      return objectText(value);
    default:
      throw new TypeError(`Expected a value for a database, got a ${typeof value}`);
  }
}

function objectText(value: object | null): string | null {
  if (value === null) return null;
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}`;
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? `{${value.map(elementText).join()}}` : JSON.stringify(value);
}

function elementText(value: unknown): string {
  const text = parameterText(value);
  if (text === null) return "NULL";
  return Array.isArray(value) ? text : `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}
