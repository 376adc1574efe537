/** A JSON schema, as the OpenAPI document has it. */
// oxlint-disable-next-line typescript/no-explicit-any -- it is what it is; each branch looks at what it needs.
type Json = any;

const HASH = "0".repeat(64);

/** A plain value that is of a schema, as far as its simpler words tell: what must be there, and the first of what may be. */
export function sampleOf(schema: Json): unknown {
  if ("const" in schema) return schema.const;
  if ("enum" in schema) return schema.enum[0];
  const [first] = schema.oneOf ?? schema.anyOf ?? schema.allOf ?? [];
  if (first !== undefined) return sampleOf(first);
  switch (schema.type) {
    case "object":
      return Object.fromEntries((schema.required ?? []).map((name: string) => [name, sampleOf(schema.properties?.[name] ?? {})]));
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
    case "string":
      return sampleText(schema);
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + (schema.type === "integer" ? 1 : 0.5));
    case "boolean":
      return false;
    default:
      return {};
  }
}

function sampleText({ format, pattern, minLength }: Json): string {
  if (format === "uuid") return "00000000-0000-4000-8000-000000000000";
  if (format === "date-time") return "2026-11-25T00:00:00.000Z";
  if (pattern?.includes("64") === true) return HASH;
  return "x".repeat(Math.max(1, minLength ?? 1));
}
