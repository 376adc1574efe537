import { expect, test } from "vitest";
import { hasUnicode } from "./has-unicode.ts";

test.each([
  { env: {}, expected: true },
  { env: { LANG: "C" }, expected: true },
  { env: { LANG: "de_DE.UTF-8" }, expected: true },
  { env: { LANG: "de_DE.ISO-8859-1" }, expected: false },
  { env: { LC_ALL: "C.utf8", LANG: "de_DE.ISO-8859-1" }, expected: true },
  { env: { TERM: "linux", LANG: "C.UTF-8" }, expected: false },
])("environment $env: Unicode $expected", ({ env, expected }) => {
  expect(hasUnicode(env)).toBe(expected);
});
