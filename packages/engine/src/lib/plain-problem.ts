/** Characters. Enough for a page; a document belongs beside a session or a record, not in it. */
export const LONGEST_TEXT = 10_000;
const DEEPEST = 100;

/**
 * Where a value holds what JSON would not bring back (undefined, NaN, the other zero, a function), a text that is too long, or nests
 * too deeply: the path from the value, as "issues.0.name". Undefined where it is plain throughout. Linear in its size.
 */
export function plainProblem(value: unknown, path = "", depth = 0): string | undefined {
  switch (typeof value) {
    case "string":
      return value.length > LONGEST_TEXT ? path : undefined;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0) ? undefined : path;
    case "boolean":
      return undefined;
    case "object":
      if (value === null) return undefined;
      if (depth >= DEEPEST) return path;
      for (const [key, part] of Object.entries(value)) {
        const problem = plainProblem(part, path === "" ? key : `${path}.${key}`, depth + 1);
        if (problem !== undefined) return problem;
      }
      return undefined;
    default:
      return path;
  }
}
