import { globSync, readFileSync } from "node:fs";
import { ROOT } from "./run.ts";

const PLACE = "packages/engine/src/session";

export interface SessionRules {
  /** Ids in the order of the page. */
  readonly rules: readonly string[];
  /** Defined more than once. */
  readonly doubled: readonly string[];
  /** Without a test that carries the id in its name. */
  readonly untested: readonly string[];
  /** Named in a test or in the code, and not a rule; each with where. */
  readonly unknown: readonly string[];
}

/** How the rules of the specification and the names of tests fit together. `sources`: text by path, tests and code. */
export function sessionRules(specification: string, sources: ReadonlyMap<string, string>): SessionRules {
  const rules = Array.from(specification.matchAll(/^- \*\*\[([A-Z]+\d+)\]\*\*/gm), ([, id = ""]) => id);
  if (rules.length === 0) throw new Error("no rules found");
  const tested = new Set<string>();
  for (const [path, text] of sources) if (path.endsWith(".test.ts")) for (const id of testedIn(text)) tested.add(id);
  return {
    rules: [...new Set(rules)],
    doubled: rules.filter((id, k) => rules.indexOf(id) < k),
    untested: [...new Set(rules)].filter((id) => !tested.has(id)),
    unknown: [...sources].flatMap(([path, text]) => namedIn(text).flatMap((id) => (rules.includes(id) ? [] : [`${id} in ${path}`]))),
  };
}

/** Ids at the beginning of the name of a test; one that is skipped is none. */
function testedIn(text: string): readonly string[] {
  const names = text.matchAll(/(?:\b(?<!\.)(?:test|it)|[\])>])\(\s*["'`]((?:\[[A-Z]+\d+\] ?)+)/g);
  return Array.from(names, ([, ids = ""]) => idsIn(ids)).flat();
}

/** Ids anywhere: in names of tests and of groups of tests, and in comments, which say why. */
const namedIn = (text: string): readonly string[] => [...new Set(idsIn(text))];

const idsIn = (text: string): readonly string[] => Array.from(text.matchAll(/\[([A-Z]{1,2}\d{1,2})\]/g), ([, id = ""]) => id);

function main(): void {
  const paths = globSync(`${PLACE}/**/*.ts`, { cwd: ROOT });
  const sources = new Map(paths.map((path) => [path, readFileSync(`${ROOT}/${path}`, "utf8")]));
  const { rules, doubled, untested, unknown } = sessionRules(readFileSync(`${ROOT}/${PLACE}/SPEC.md`, "utf8"), sources);
  for (const id of doubled) console.log(`${id} is defined twice in SPEC.md`);
  for (const id of untested) console.log(`${id} has no test: give one a name that begins with [${id}]`);
  for (const id of unknown) console.log(`${id} is no rule of SPEC.md`);
  console.log(`${rules.length} rules, ${untested.length} without a test`);
  if (doubled.length + untested.length + unknown.length > 0) process.exitCode = 1;
}

if (import.meta.main) main();
