import { expect, test } from "vitest";
import { finite } from "./finite.ts";

test("numbers that JSON would make null become texts, wherever they stand; all else stays as it is", () => {
  const given = { a: [1, Infinity, { b: -Infinity }], c: Number.NaN, d: null, e: undefined, f: "NaN", g: true, h: -0.5 };
  const wanted = { a: [1, "Infinity", { b: "-Infinity" }], c: "NaN", d: null, f: "NaN", g: true, h: -0.5 };
  expect(finite(given)).toEqual(wanted);
  expect(JSON.parse(JSON.stringify(finite(given)))).toEqual(wanted);
});
