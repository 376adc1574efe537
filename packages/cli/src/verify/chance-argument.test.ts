import { expect, test } from "vitest";
import { numberArgument, sensitivityArgument } from "./chance-argument.ts";

test.each([
  ["0.3", 0.3],
  ["30%", 0.3],
  ["0.1%", 0.001],
  [".5", 0.5],
  ["-1", -1],
  ["1e-6", 1e-6],
  ["100", 100],
])("%s is a number", (text, value) => {
  expect(numberArgument(text)).toBe(value);
});

test.each(["", "x", "30 %", "1e2%", "Infinity", "NaN", "1e999", "0x10", "1,5"])("%j is none", (text) => {
  expect(() => numberArgument(text)).toThrow("Expected a number, such as 0.3 or 30%.");
});

test("sensitivities are gathered, for all states and for single ones; the last for a state counts", () => {
  const given = ["0.5", "one=0.4", "several=80%", "one=0.3"].reduce<ReturnType<typeof sensitivityArgument> | undefined>(
    (before, text) => sensitivityArgument(text, before),
    undefined,
  );
  expect(given).toEqual({ general: 0.5, byState: { one: 0.3, several: 0.8 } });
  expect(() => sensitivityArgument("one=much")).toThrow("Expected a number");
});
