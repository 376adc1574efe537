import { globSync, readFileSync } from "node:fs";
import { commandLines } from "./examples/command-lines.ts";
import { docCommentFences } from "./examples/doc-comment-fences.ts";
import { type Fence, fences } from "./examples/fences.ts";
import { runCommands } from "./examples/run-commands.ts";
import { runPrograms } from "./examples/run-programs.ts";
import { ROOT } from "./run.ts";

interface Source {
  readonly path: string;
  readonly fences: readonly Fence[];
}

function sources(): readonly Source[] {
  const read = (path: string): string => readFileSync(`${ROOT}/${path}`, "utf8");
  const documents = globSync(["README.md", "CONTRIBUTING.md", "docs/**/*.md"], { cwd: ROOT }).toSorted();
  const modules = globSync("packages/*/src/**/*.ts", { cwd: ROOT }).toSorted();
  return [
    ...documents.map((path) => ({ path, fences: fences(read(path)) })),
    ...modules.map((path) => ({ path, fences: docCommentFences(read(path)) })),
  ];
}

/** Runs what the documents and doc comments show, and exits with 1 unless all of it works. */
async function examples(): Promise<void> {
  const found = sources();
  const programs = found.flatMap(({ path, fences: blocks }) =>
    blocks.filter((fence) => fence.language === "ts").map((fence) => ({ path, line: fence.line, text: fence.text })),
  );
  const commands = found.map(({ path, fences: blocks }) => ({ path, lines: blocks.flatMap(commandLines) }));
  const failures = [...(await runPrograms(programs))];
  for (const { path, lines } of commands) failures.push(...(await runCommands(path, lines)));
  for (const failure of failures) console.log(`${failure.where} ${failure.what}\n${failure.output.trimEnd()}\n`);
  const count = commands.reduce((sum, { lines }) => sum + lines.length, 0);
  console.log(`${programs.length} programs, ${count} command lines, ${failures.length} failures`);
  if (failures.length > 0) process.exitCode = 1;
}

await examples();
