import { expect, test } from "vitest";
import { hasColour } from "./has-colour.ts";

test.each([
  { isTerminal: true, args: [], env: {}, expected: true },
  { isTerminal: false, args: [], env: {}, expected: false },
  { isTerminal: true, args: [], env: { TERM: "dumb" }, expected: false },
  { isTerminal: true, args: [], env: { NO_COLOR: "1" }, expected: false },
  { isTerminal: true, args: [], env: { NO_COLOR: "" }, expected: true },
  { isTerminal: false, args: [], env: { FORCE_COLOR: "1" }, expected: true },
  { isTerminal: true, args: [], env: { FORCE_COLOR: "0" }, expected: false },
  { isTerminal: true, args: [], env: { NO_COLOR: "1", FORCE_COLOR: "1" }, expected: false },
  { isTerminal: true, args: ["check", "--no-color"], env: { FORCE_COLOR: "1" }, expected: false },
])("terminal $isTerminal, arguments $args, environment $env: colour $expected", ({ isTerminal, args, env, expected }) => {
  expect(hasColour(isTerminal, { args, env })).toBe(expected);
});
