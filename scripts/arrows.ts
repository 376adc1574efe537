import { globSync, readFileSync } from "node:fs";
import { sep } from "node:path";
import { forbiddenWords } from "./arrows/forbidden-words.ts";
import { importViolation, isForTests, roomOf } from "./arrows/import-violation.ts";
import { importsOf } from "./arrows/imports-of.ts";
import { mask } from "./arrows/mask.ts";
import type { Violation } from "./arrows/violation.ts";
import { ROOT } from "./run.ts";

const VAGUE_NAME = /(?:^|\/)(?:utils?|helpers?|types|misc|common)\.ts$/;

/** Every module of the project that the arrows are drawn for, by its path from the root. */
function modules(root: string): ReadonlyMap<string, string> {
  const paths = globSync(["packages/*/src/**/*.ts", "scripts/**/*.ts", "bench/**/*.ts"], { cwd: root });
  return new Map(paths.map((path) => [path.replaceAll(sep, "/"), readFileSync(`${root}/${path}`, "utf8")]));
}

/**
 * What breaks the order of the house in these modules (text by path from the root), file by file and line by line.
 * Throws where there is nothing to look at: an empty check proves nothing.
 */
export function arrows(sources: ReadonlyMap<string, string>): readonly Violation[] {
  if (sources.size === 0) throw new Error("no modules found");
  return Array.from(sources)
    .flatMap(([path, source]) => violationsIn(path, source))
    .toSorted((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

function violationsIn(path: string, source: string): readonly Violation[] {
  const masked = mask(source);
  const isEngine = path.startsWith("packages/engine/src/") && !isForTests(path);
  return [
    ...fileViolations(path),
    ...importsOf(source, masked).flatMap((found) => importViolation(path, found) ?? []),
    ...(isEngine ? forbiddenWords(path, masked) : []),
  ];
}

function fileViolations(path: string): readonly Violation[] {
  const violations: Violation[] = [];
  const at = { path, line: 1 };
  if (VAGUE_NAME.test(path)) {
    const because = "a name that fits everything finds nothing; name the file for its one export";
    violations.push({ ...at, what: "has a name that says nothing", rule: "no utils.ts, helpers.ts, types.ts and the like", because });
  }
  if (roomOf(path) === undefined) {
    const because = "a room without a line in the table has no rules; decide who may import whom";
    violations.push({ ...at, what: "is in no room", rule: "every room has a line in scripts/arrows/rooms.ts", because });
  }
  return violations;
}

/** Lines for a person: where, what, which rule, and why there is such a rule. */
export const violationText = (violation: Violation): string =>
  `${violation.path}:${violation.line} ${violation.what}\n  rule: ${violation.rule}\n  why:  ${violation.because}`;

function main(): void {
  const sources = modules(ROOT);
  const violations = arrows(sources);
  for (const violation of violations) console.log(violationText(violation));
  console.log(`${sources.size} modules, ${violations.length} violations`);
  if (violations.length > 0) process.exitCode = 1;
}

if (import.meta.main) main();
