import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cases } from "./case.arbitrary.ts";
import { documentOfCase } from "./document-of-case.ts";
import { formatCase } from "./format-case.ts";
import { parseCase } from "./parse-case.ts";

const SEED = 20_261_123;

/** The case a text says; fails with its problems where it says none. */
function parsed(text: string) {
  const result = parseCase({ name: "case.yaml", text });
  if (result.kind === "failed") throw new Error(`${JSON.stringify(result.failure, null, 1)}\n${text}`);
  return result.value.case;
}

/** toEqual shows differences but passes over undefined fields; toStrictEqual stumbles over a field called "constructor". */
function expectSame(value: unknown, expected: unknown): void {
  expect(value).toEqual(expected);
  expect(isDeepStrictEqual(value, expected)).toBe(true);
}

test("a formatted case is read back as the same case, and formatted again as the same text", () => {
  fc.assert(
    fc.property(cases, (value) => {
      const text = formatCase(value);
      const again = parsed(text);
      expectSame(again, value);
      expect(formatCase(again)).toBe(text);
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test("a case is read from JSON as from YAML", () => {
  fc.assert(
    fc.property(cases, (value) => {
      const text = JSON.stringify(documentOfCase(value), (_, part: unknown) => (part instanceof Map ? Object.fromEntries(part) : part));
      expectSame(parsed(text), value);
    }),
    { seed: SEED, numRuns: 100 },
  );
});
