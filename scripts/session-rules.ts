import { globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { ROOT } from "./run.ts";

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

/** What is wrong with several specifications, each with the sources of its folder; `rules` counts all of them. */
export function allRules(specifications: readonly Specification[]): { readonly rules: number; readonly problems: readonly string[] } {
  const firstPlace = new Map<string, string>();
  const problems: string[] = [];
  for (const { path, text, sources } of specifications) {
    const { rules, doubled, untested, unknown } = sessionRules(text, sources);
    // A test's name says which rule it holds to by the id alone.
    const elsewhere = rules
      .filter((id) => firstPlace.has(id))
      .map((id) => `${id} is a rule of ${firstPlace.get(id) ?? ""} as well as of ${path}`);
    for (const id of rules) firstPlace.set(id, path);
    problems.push(
      ...doubled.map((id) => `${id} is defined twice in ${path}`),
      ...elsewhere,
      ...untested.map((id) => `${id} has no test: give one a name that begins with [${id}]`),
      ...unknown.map((id) => `${id} is no rule of ${path}`),
    );
  }
  return { rules: firstPlace.size, problems };
}

interface Specification {
  readonly path: string;
  readonly text: string;
  readonly sources: ReadonlyMap<string, string>;
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
  const read = (path: string): string => readFileSync(`${ROOT}/${path}`, "utf8");
  const specifications = globSync("packages/engine/src/**/SPEC.md", { cwd: ROOT })
    .toSorted()
    .map((path) => {
      const paths = globSync(`${dirname(path)}/**/*.ts`, { cwd: ROOT });
      return { path, text: read(path), sources: new Map(paths.map((each) => [each, read(each)])) };
    });
  const { rules, problems } = allRules(specifications);
  for (const problem of problems) console.log(problem);
  console.log(`${rules} rules of ${specifications.length} specifications, ${problems.length} problems`);
  if (problems.length > 0 || specifications.length === 0) process.exitCode = 1;
}

if (import.meta.main) main();
