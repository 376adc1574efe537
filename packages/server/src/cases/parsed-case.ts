import type { Case } from "@detente/engine";
import type { Remembering } from "../sessions/erased-words.ts";
import { parseCase } from "@detente/engine/case-file";

/** Cases that are kept parsed at most, and the characters that they may have together. */
const MOST = 200;
const MOST_CHARACTERS = 32 * 1024 * 1024;

interface Parsed {
  readonly value: Case;
  readonly characters: number;
}

const parsed = new Map<string, Parsed>();
let characters = 0;

/** A case may have gone with the last who had it. Which one is of no matter: to parse them anew costs little. */
export const CASES_IN_MEMORY: Remembering = {
  forgetTable: () => forgetCases(),
  forgetAll: () => forgetCases(),
};

function forgetCases(): void {
  parsed.clear();
  characters = 0;
}

/**
 * The public part of a case as it is kept: the engine's value in JSON, or the text of its file, which was read without problems when it came
 * in. Parsed once; which was asked for longest ago is forgotten first.
 */
export function parsedCase(hash: string, kept: string): Case {
  const known = parsed.get(hash);
  const found = known ?? { value: caseIn(hash, kept), characters: kept.length };
  parsed.delete(hash);
  parsed.set(hash, found);
  if (known === undefined) characters += found.characters;
  for (const [oldest, each] of parsed) {
    if (parsed.size <= MOST && characters <= MOST_CHARACTERS) break;
    parsed.delete(oldest);
    characters -= each.characters;
  }
  return found.value;
}

function caseIn(hash: string, kept: string): Case {
  // A case file that the server has written begins with its version.
  if (kept.startsWith("{")) return JSON.parse(kept) as Case;
  const found = parseCase({ name: "case.yaml", text: kept });
  if (found.kind === "failed") throw new Error(`Expected the stored case ${hash} to be readable: ${found.failure[0]?.message ?? ""}`);
  return found.value.case;
}
