import type * as z from "zod";

export type WrongPart = { readonly path: string; readonly detail: string };

/** Characters of a path or a key of theirs that is named back. */
const LONGEST_SHOWN = 200;

/** Everything that is wrong with one part of a request ("body", "query"), each with its place and what to do. Quotes keys, never values. */
export const wrongParts = (part: string, issues: readonly z.core.$ZodIssue[], given: unknown): readonly WrongPart[] =>
  issues.flatMap((issue) => {
    const path = [part, ...issue.path.map(String)].join(".");
    if (issue.code !== "unrecognized_keys") return [{ path: shortened(path), detail: detailOf(issue, given) }];
    return issue.keys.map((key) => ({ path: shortened(`${path}.${key}`), detail: "There is no such part. Leave it out." }));
  });

function detailOf(issue: z.core.$ZodIssue, given: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return isMissing(given, issue.path) ? `This is missing. Give ${kindOf(issue.expected)}.` : `Give ${kindOf(issue.expected)} here.`;
    case "invalid_value":
      return `Give ${issue.values.map(String).join(" or ")} here.`;
    case "invalid_union":
      return "options" in issue && issue.options.length > 0
        ? `Give one of ${issue.options.map(String).join(", ")} here.`
        : "This is of no kind that belongs here.";
    case "invalid_format":
      return issue.format === "regex"
        ? `This does not look as it should: ${String(issue.pattern)}.`
        : `Give ${FORMATS[issue.format] ?? issue.format} here.`;
    case "too_small":
      return `Give ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${unitOf(issue.origin)}.`;
    case "too_big":
      return `Give ${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${unitOf(issue.origin)}.`;
    case "invalid_key":
      return "This cannot be a key here.";
    case "invalid_element":
    case "not_multiple_of":
    case "unrecognized_keys":
    case "custom":
      return `${issue.message}.`;
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  uuid: "the id that the server gave (a UUID)",
  datetime: "an ISO time in UTC with milliseconds, as 2019-02-28T05:00:00.000Z",
};

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

const kindOf = (expected: string): string => KINDS[expected] ?? expected;

const unitOf = (origin: string): string => (origin === "string" ? " character(s)" : origin === "array" ? " item(s)" : "");

function isMissing(given: unknown, path: readonly PropertyKey[]): boolean {
  let value = given;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return true;
    // It has this key of its own; what stands there is looked at in the next step.
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value === undefined;
}

const shortened = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);
