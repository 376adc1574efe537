import type { Violation } from "./violation.ts";

interface ForbiddenWord {
  /** Looked for in code, not in comments or strings. */
  readonly pattern: RegExp;
  readonly because: string;
}

const clock = "the engine has no clock; the time comes in as an argument";
const machine = "the engine runs in the browser as well, and knows nothing of the machine it runs on";

/** What the engine's source, tests aside, may not say. */
const FORBIDDEN_WORDS: readonly ForbiddenWord[] = [
  { pattern: /\bMath\.random\b/g, because: "the engine draws from a seeded generator that comes in as an argument (lib/rng.ts)" },
  { pattern: /\bcrypto\s*\./g, because: "the engine draws from a seeded generator that comes in as an argument (lib/rng.ts)" },
  { pattern: /\bDate\.now\b/g, because: clock },
  { pattern: /\bnew Date\s*(?:\(\s*\)|(?!\s*\())/g, because: clock },
  { pattern: /\bperformance\.now\b/g, because: clock },
  { pattern: /\bset(?:Timeout|Interval|Immediate)\b/g, because: clock },
  { pattern: /(?<![\w.])process\s*\./g, because: machine },
  { pattern: /(?<![\w.])(?:console\s*\.|fetch\s*\()/g, because: "the engine reads and writes nothing; it takes values and returns values" },
];

export function forbiddenWords(path: string, masked: string): readonly Violation[] {
  return FORBIDDEN_WORDS.flatMap(({ pattern, because }) =>
    Array.from(masked.matchAll(pattern), (match) => ({
      path,
      line: masked.slice(0, match.index).split("\n").length,
      what: `says \`${match[0].trim()}\``,
      rule: "no clock, randomness or I/O in packages/engine/src",
      because,
    })),
  );
}
