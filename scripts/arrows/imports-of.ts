/** One import of a module, static or dynamic, of values or types, or one re-export. */
export interface Import {
  readonly line: number;
  /** As written: "./frontier.ts", "node:fs", "@detente/engine". */
  readonly specifier: string;
  /** The names taken one by one, as the other module calls them. Empty for `* as`, for dynamic and for bare imports. */
  readonly names: readonly string[];
}

// In masked code, where the inside of strings is blank. Group 1: what stands between the keyword and `from`. Group 2: the string.
const STATIC = /(?<![\w$.])(?:import|export)\b([^;'"`()=]*?)\bfrom\s*(['"][^'"]*['"])/g;
const BARE = /(?<![\w$.])import(\s*)(['"][^'"]*['"])/g;
const DYNAMIC = /(?<![\w$.])(?:import|require)(\s*)\(\s*(['"`][^'"`]*['"`])/g;

/** All imports of a module, in no particular order. `masked` is the same text as `mask` gives it. */
export function importsOf(source: string, masked: string): readonly Import[] {
  return [STATIC, BARE, DYNAMIC].flatMap((pattern) => Array.from(masked.matchAll(pattern), (match) => importAt(match, source)));
}

function importAt(match: RegExpMatchArray, source: string): Import {
  const start = match.index ?? 0;
  const end = start + match[0].length;
  const quoted = source.slice(end - (match[2] ?? "").length, end);
  const braces = /\{([^}]*)\}/.exec(match[1] ?? "");
  return { line: source.slice(0, start).split("\n").length, specifier: quoted.slice(1, -1), names: namesIn(braces?.[1] ?? "") };
}

function namesIn(list: string): readonly string[] {
  const words = list.split(",").map((entry) => entry.trim().replace(/^type\s+/, ""));
  return words.map((entry) => entry.split(/\s+as\s+/)[0] ?? "").filter((name) => name !== "");
}
