import { createHash, randomInt } from "node:crypto";

/** No vowels, so that no code is a word, and no Y. */
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
const GROUPS = 5;
const GROUP = 4;
const FORM = new RegExp(`^[${LETTERS}]{${GROUPS * GROUP}}$`);

/** Five groups of four letters, for people to write down: 86 bits that nobody guesses. */
export const newRejoinCode = (): string =>
  Array.from({ length: GROUPS }, () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join("")).join("-");

/**
 * What of a code is kept at rest, however its letters were written; null for what is no code of ours. A fast hash without salt will do: there
 * is nothing to guess, and whoever looks for a hash learns nothing from how long that takes.
 */
export function keptOfCode(code: string): Uint8Array | null {
  const letters = code.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  return FORM.test(letters) ? new Uint8Array(createHash("sha256").update(`rejoin/${letters}`).digest()) : null;
}
