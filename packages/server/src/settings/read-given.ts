import { type Given, SETTINGS } from "./setting-list.ts";
import type { SettingProblem } from "./setting-problem.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Each variable by itself. An empty one counts as not set. */
export function readGiven(environment: Environment): { readonly given: Given; readonly problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const entries = Object.entries(SETTINGS).map(([name, { schema, cure }]): readonly [string, unknown] => {
    const written = environment[name]?.trim();
    if (written === undefined || written === "") return [name, undefined];
    const read = schema.safeParse(written);
    if (!read.success) problems.push({ variable: name, message: `cannot be read. Give ${cure}.` });
    return [name, read.data];
  });
  // Each name of the list with what its own schema made of it.
  return { given: Object.fromEntries(entries) as Given, problems: [...problems, ...misspelt(environment)] };
}

const OURS = Object.keys(SETTINGS).filter((name) => name.startsWith("DETENTE_"));

/** Names that only this program could be meant by, and that it does not know. */
const misspelt = (environment: Environment): readonly SettingProblem[] =>
  Object.keys(environment)
    .filter((name) => name.startsWith("DETENTE_") && !OURS.includes(name))
    .map((variable) => ({
      variable,
      message: `is no setting, and probably misspelt. There are ${OURS.join(", ")}; unset it or rename it.`,
    }));
