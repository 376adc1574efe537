import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { ROOT, run } from "../run.ts";
import type { Failure } from "./failure.ts";

export interface Program {
  /** The file it stands in, from the root of the project. */
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

// Each program is a module of its own, whether it imports anything or not.
const TSCONFIG = { compilerOptions: { moduleDetection: "force", noUnusedLocals: false, noUnusedParameters: false }, include: ["*.ts"] };

/**
 * Type-checks the programs all at once, and runs each of them. They are written below the root, so that `@detente/engine` is found as it
 * is by the packages; relative imports are read from the file that the program stands in.
 */
export async function runPrograms(programs: readonly Program[], folder = `${ROOT}/.cache/examples`): Promise<readonly Failure[]> {
  rmSync(folder, { recursive: true, force: true });
  if (programs.length === 0) return [];
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ extends: relative(folder, `${ROOT}/tsconfig.json`), ...TSCONFIG }));
  for (const program of programs) writeFileSync(`${folder}/${fileName(program)}`, moduleText(program, folder));
  const types = await run(["tsc", "-p", folder]);
  const failures: Failure[] = types.exitCode === 0 ? [] : [{ where: "examples", what: "types", output: types.output }];
  for (const program of programs) {
    const outcome = await run(["node", `${folder}/${fileName(program)}`], { timeout: 60_000 });
    if (outcome.exitCode !== 0) failures.push({ where: `${program.path}:${program.line}`, what: "program", output: outcome.output });
  }
  return failures;
}

const fileName = (program: Program): string => `${program.path.replaceAll(/[^\w-]+/g, "-")}-line-${program.line}.ts`;

/** Empty lines come first, so that the line numbers of messages are those of the document. */
function moduleText(program: Program, folder: string): string {
  const home = dirname(join(ROOT, program.path));
  const text = program.text.replaceAll(/(\bfrom\s*|\bimport\s*\(?\s*)"(\.[^"]*)"/g, (_, before: string, specifier: string) => {
    const path = relative(folder, resolve(home, specifier));
    return `${before}"${path.startsWith(".") ? path : `./${path}`}"`;
  });
  return `${"\n".repeat(program.line - 1)}${text}\n`;
}
