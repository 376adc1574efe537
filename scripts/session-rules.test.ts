import { expect, it } from "vitest";
import { allRules, sessionRules } from "./session-rules.ts";

const SPEC = "# Rules\n\n- **[A1]** Yes.\n- **[A2]** No, see [A1].\n- **[BB10]** Perhaps.\n";

const found = (tests: string, code = ""): object => {
  const { untested, unknown } = sessionRules(
    SPEC,
    new Map([
      ["a.test.ts", tests],
      ["a.ts", code],
    ]),
  );
  return { untested, unknown };
};

it("every rule has a test, and each id a rule", () => {
  const tests = 'test("[A1] yes", f);\nit(\n  `[A2] [BB10] ${no}`, f);';
  expect(sessionRules(SPEC, new Map([["a.test.ts", tests]]))).toEqual({
    rules: ["A1", "A2", "BB10"],
    doubled: [],
    untested: [],
    unknown: [],
  });
});

it.each([
  ["is missing", 'test("[A1] yes", f); test("[A2] no", f);'],
  ["is in a comment only", 'test("[A1] yes", f); test("[A2] no", f); // [BB10]'],
  ["is not at the beginning", 'test("[A1] yes", f); test("[A2] no, as [BB10]", f);'],
  ["is the name of a group", 'test("[A1] yes", f); test("[A2] no", f); describe("[BB10] perhaps", g);'],
  ["is skipped", 'test("[A1] yes", f); test("[A2] no", f); test.skip("[BB10] perhaps", f);'],
])("a rule whose test %s has none", (_, tests) => {
  expect(found(tests)).toEqual({ untested: ["BB10"], unknown: [] });
});

it("a table of tests has a name as well", () => {
  const tests = 'test.each([\n  1,\n])("[A1] %d", f);\ntest.each<Deed>([1])("[A2] %d", f); test.each<[string, Deed]>([])(\n"[BB10]", f)';
  expect(found(tests)).toEqual({ untested: [], unknown: [] });
});

it("an id that is no rule is found, in tests and in comments", () => {
  const tests = 'test("[A1] [A2] [BB10] all", f); test("[A3] more", f);';
  expect(found(tests, "// [A1] [BB1]\nconst x = y[i];")).toEqual({ untested: [], unknown: ["A3 in a.test.ts", "BB1 in a.ts"] });
});

it("a rule that is defined twice is found", () => {
  expect(sessionRules(`${SPEC}- **[A1]** Again.\n`, new Map())).toMatchObject({ doubled: ["A1"], rules: ["A1", "A2", "BB10"] });
});

it("a specification without rules proves nothing", () => {
  expect(() => sessionRules("# Rules\n", new Map())).toThrow("no rules found");
});

it("several specifications are looked at each in its own folder, and no id is a rule of two", () => {
  const sources = new Map([["a.test.ts", 'test("[A1] [A2] [BB10] all", f);']]);
  const first = { path: "a/SPEC.md", text: SPEC, sources };
  expect(allRules([first])).toEqual({ rules: 3, problems: [] });
  const other = new Map([["b.test.ts", 'test("[C1] yes, unlike [A1]", f);']]);
  const second = { path: "b/SPEC.md", text: "- **[C1]** Yes.\n- **[C2]** No.\n- **[A2]** Again.\n- **[C1]** Twice.\n", sources: other };
  expect(allRules([first, second])).toEqual({
    rules: 5,
    problems: [
      "C1 is defined twice in b/SPEC.md",
      "A2 is a rule of a/SPEC.md as well as of b/SPEC.md",
      "C2 has no test: give one a name that begins with [C2]",
      "A2 has no test: give one a name that begins with [A2]",
      "A1 in b.test.ts is no rule of b/SPEC.md",
    ],
  });
});
