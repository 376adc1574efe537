import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { commandLines } from "./examples/command-lines.ts";
import { docCommentFences } from "./examples/doc-comment-fences.ts";
import { fences } from "./examples/fences.ts";
import { runCommands } from "./examples/run-commands.ts";
import { runPrograms } from "./examples/run-programs.ts";
import { ROOT } from "./run.ts";

describe("fences", () => {
  it("finds every fenced block with its language and its first line", () => {
    const text = "a\n```ts\nlet b = 1;\n```\n\n- c\n  ~~~sh title\n  d\n\n  ~~~\n````md\n```ts\nnot one\n```\n````\n```\nopen";
    expect(fences(text)).toEqual([
      { language: "ts", text: "let b = 1;", line: 3 },
      { language: "sh", text: "d\n", line: 8 },
      { language: "md", text: "```ts\nnot one\n```", line: 12 },
      { language: "", text: "open", line: 17 },
    ]);
  });

  it("finds those below @example in doc comments, with their lines in the module", () => {
    const source =
      "const a = 1;\n/**\n * Words.\n * ```ts\n * not this\n * ```\n * @example\n * ```ts\n * b(\n *   1);\n * ```\n */\nexport const c = 2;\n";
    expect(docCommentFences(source)).toEqual([{ language: "ts", text: "b(\n  1);", line: 9 }]);
  });
});

describe("command lines", () => {
  it("are those that start with npx detente, without prompt, comment and line breaks", () => {
    const sh = fences("```sh\nnpm ci\nnpx detente analyse a.yaml   # words\nnpx detente analyse \\\n  b.yaml --json\nnpx detentes\n```");
    expect(sh.flatMap(commandLines)).toEqual([
      { text: "npx detente analyse a.yaml", line: 3 },
      { text: "npx detente analyse b.yaml --json", line: 4 },
    ]);
    const console = fences("```console\n$ npx detente --version\nnpx detente is printed here\n```");
    expect(console.flatMap(commandLines)).toEqual([{ text: "npx detente --version", line: 2 }]);
    expect(fences("```ts\nnpx detente a\n```").flatMap(commandLines)).toEqual([]);
  });

  it("fail with the place where they stand", async () => {
    const failures = await runCommands("docs/a.md", [{ text: "echo word >made.txt && test -d cases && exit 3", line: 7 }]);
    expect(failures).toEqual([expect.objectContaining({ where: "docs/a.md:7" })]);
  });

  it("run one after the other in one folder that is not the project", async () => {
    const commands = ["echo word >made.txt", "grep word made.txt", "test ! -e .git"].map((text, i) => ({ text, line: i + 1 }));
    expect(await runCommands("docs/a.md", commands)).toEqual([]);
  });
});

describe("programs", () => {
  mkdirSync(`${ROOT}/.cache`, { recursive: true });
  const folder = mkdtempSync(`${ROOT}/.cache/examples-test-`);
  afterAll(() => rmSync(folder, { recursive: true }));

  it("are type-checked and run, and fail with the lines of the document", async () => {
    const failures = await runPrograms(
      [
        { path: "docs/good.md", line: 5, text: 'import { ROOT } from "../scripts/run.ts";\nconst unused: string = ROOT;' },
        { path: "docs/mistyped.md", line: 8, text: "const a: number = 1;\nconst b: string = a;" },
        { path: "docs/throws.md", line: 3, text: 'throw new Error("on purpose");' },
      ],
      folder,
    );
    expect(failures.map(({ where, what }) => `${where} ${what}`)).toEqual(["examples types", "docs/throws.md:3 program"]);
    expect(failures[0]?.output).toContain("docs-mistyped-md-line-8.ts(9,7)");
    expect(failures[1]?.output).toContain("on purpose");
  });
});
