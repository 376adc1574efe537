import { describe, expect, it } from "vitest";
import { arrows, violationText } from "./arrows.ts";
import { importsOf } from "./arrows/imports-of.ts";
import { mask } from "./arrows/mask.ts";
import { ROOMS } from "./arrows/rooms.ts";

const violationsOf = (path: string, source: string): readonly string[] =>
  arrows(new Map([[path, source]])).map((violation) => `${violation.line}: ${violation.what}; ${violation.rule}`);

const ENGINE = "packages/engine/src";

describe("a violation is found, with its line and its rule, when", () => {
  it.each([
    ["lib imports anything", `${ENGINE}/lib/a.ts`, 'import { b } from "../model/b.ts";', "engine/lib may import nothing, not engine/model"],
    [
      "model imports a later room",
      `${ENGINE}/model/a.ts`,
      'import { b } from "../analysis/b.ts";',
      "engine/model may import only engine/lib",
    ],
    ["two workshops know each other", `${ENGINE}/analysis/a.ts`, 'export { b } from "../session/b.ts";', "not engine/session"],
    ["session takes more than implementation", `${ENGINE}/session/a.ts`, 'import "../analysis/b.ts";', "not engine/analysis"],
    ["a strategy reads case files", `${ENGINE}/strategies/a.ts`, 'const b = await import("../case-file/b.ts");', "not engine/case-file"],
    [
      "a strategy names Case",
      `${ENGINE}/strategies/a.ts`,
      'import type { Outcome, Case as C } from "../model/case.ts";',
      "strategies do not name Case",
    ],
    ["simulation imports advice", `${ENGINE}/simulation/a.ts`, 'import type { B } from "../advice/b.ts";', "not engine/advice"],
    ["the engine imports a package", `${ENGINE}/analysis/a.ts`, 'import yaml from "yaml";', "imports no package from npm"],
    ["the engine imports its own package", `${ENGINE}/analysis/a.ts`, 'import { b } from "@detente/engine";', "not @detente/engine"],
    ["the engine imports report", `${ENGINE}/advice/a.ts`, 'import { b } from "@detente/report";', "not @detente/report"],
    ["report imports cli", "packages/report/src/a.ts", 'import { b } from "@detente/cli";', "not @detente/cli"],
    ["report climbs into the engine", "packages/report/src/a.ts", 'import { b } from "../../engine/src/lib/b.ts";', "not engine/lib"],
    ["web takes more than the contract", "packages/web/src/a.ts", 'import { b } from "@detente/server";', "not @detente/server"],
    ["server imports web", "packages/server/src/a.ts", 'import { b } from "@detente/web";', "not @detente/web"],
    ["the engine imports Node", `${ENGINE}/lib/a.ts`, 'import { readFileSync } from "node:fs";', "no node:*"],
    ["report imports Node", "packages/report/src/a.ts", 'import fs from "node:fs";', "no node:*"],
    ["a module imports a test", `${ENGINE}/lib/a.ts`, 'import { b } from "./b.twin.ts";', "what ships does not import tests"],
    [
      "a module imports a script",
      "packages/cli/src/a.ts",
      'import { b } from "../../../scripts/b.ts";',
      "what ships does not import tests",
    ],
    ["a module goes through index.ts", `${ENGINE}/case-file/a.ts`, 'import { b } from "./index.ts";', "import the file you mean"],
    ["an import leads out of every room", `${ENGINE}/lib/a.ts`, 'import { b } from "../attic/b.ts";', "every room has a line"],
    ["a script takes an inner piece", "scripts/a.ts", 'import { b } from "../packages/engine/src/lib/b.ts";', "not engine/lib"],
  ])("%s", (_, path, source, rule) => {
    const found = violationsOf(path, `\n${source}`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^2: imports /);
    expect(found[0]).toContain(rule);
  });

  it.each([
    "Math.random()",
    "Date.now()",
    "new Date()",
    "new Date",
    "performance.now()",
    "process.env",
    "setTimeout(f, 1)",
    "console.log(1)",
    "crypto.randomUUID()",
  ])("the engine says %s", (word) => {
    expect(violationsOf(`${ENGINE}/analysis/a.ts`, `const a = 1;\nconst b = [${word}];`)).toEqual([
      expect.stringMatching(/^2: says .*; no clock, randomness or I\/O/),
    ]);
    expect(violationsOf(`${ENGINE}/analysis/a.test.ts`, `const b = [${word}];`)).toEqual([]);
  });

  it.each(["utils", "util", "helpers", "types", "common"])("a file is called %s.ts", (name) => {
    expect(violationsOf(`${ENGINE}/lib/${name}.ts`, "")).toEqual([expect.stringContaining("no utils.ts, helpers.ts, types.ts")]);
  });

  it("a folder is in no room", () => {
    expect(violationsOf(`${ENGINE}/attic/a.ts`, "")).toEqual([expect.stringContaining("every room has a line in scripts/arrows/rooms.ts")]);
  });
});

describe("nothing is said when", () => {
  it.each([
    [
      "a room imports itself and what is before it",
      `${ENGINE}/session/a.ts`,
      'import { a } from "./b.ts";\nimport { c } from "../implementation/c.ts";',
    ],
    ["a strategy takes Outcome from the case", `${ENGINE}/strategies/offering/a.ts`, 'import type { Outcome } from "../../model/case.ts";'],
    [
      "a test looks elsewhere in its package",
      `${ENGINE}/lib/a.test.ts`,
      'import { b } from "../analysis/b.ts";\nimport { it } from "vitest";\nimport "node:fs";',
    ],
    ["a test uses a tool", "packages/report/src/a.test.ts", 'import { browser } from "../../../scripts/browser.ts";'],
    ["the case file reads YAML", `${ENGINE}/case-file/a.ts`, 'import { parseDocument } from "yaml";'],
    ["a date is made of a text", `${ENGINE}/model/a.ts`, "const day = new Date(text).getUTCDay();"],
    [
      "an import stands in a comment or a string",
      `${ENGINE}/lib/a.ts`,
      '// import { b } from "node:fs";\nconst a = `import b from "node:os"; ${"Date.now()"}`;',
    ],
  ])("%s", (_, path, source) => {
    expect(violationsOf(path, source)).toEqual([]);
  });
});

it("refuses to pass a project in which it finds no modules", () => {
  expect(() => arrows(new Map())).toThrow("no modules found");
});

it("tells where, what, which rule, and why", () => {
  const [violation] = arrows(new Map([["packages/engine/src/lib/a.ts", 'import { b } from "../model/b.ts";']]));
  expect(violation && violationText(violation)).toBe(
    "packages/engine/src/lib/a.ts:1 imports ../model/b.ts\n  rule: engine/lib may import nothing, not engine/model\n  why:  lib knows nothing of negotiation, so that everything can stand on it",
  );
});

it("gives every room a reason", () => {
  expect(ROOMS.filter((room) => room.because.length < 20)).toEqual([]);
});

it("reads every form of import, over several lines, and no other string", () => {
  const source = [
    'import a from "./a.ts";',
    "import {",
    "  b,",
    "  type c as d,",
    '} from "./b.ts";',
    'import "./bare.ts";',
    'export * from "./all.ts";',
    'export const from = "./not.ts";',
    'type T = import("./inline.ts").T;',
    "const slash = 1 / 2; const quote = /[\"'/]/g;",
    'const late = await import("./late.ts");',
  ].join("\n");
  const found = importsOf(source, mask(source)).map((each) => `${each.line} ${each.specifier} ${each.names.join("+")}`.trim());
  expect(found.toSorted()).toEqual(["1 ./a.ts", "11 ./late.ts", "2 ./b.ts b+c", "6 ./bare.ts", "7 ./all.ts", "9 ./inline.ts"]);
});

it("masks comments, strings, templates and regular expressions, and keeps code and line breaks", () => {
  const source = "a/* x */b // y\n'c'+`d${e+'f'}g`/2 + (/[/'\"]/).test(h) + '\\'' + i";
  const masked = mask(source);
  expect(masked).toHaveLength(source.length);
  expect(masked.split("\n")).toHaveLength(2);
  expect(masked.replaceAll(/\s+/g, "")).toBe("ab''+`${e+''}`/2+(//).test(h)+''+i");
});
