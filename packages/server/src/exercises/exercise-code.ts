import { randomInt } from "node:crypto";
import type { Sealer } from "../secrets/sealed.ts";

/** No vowels, so that no code is a word, and no Y. */
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
const HALF = 4;
const FORM = new RegExp(`^[${LETTERS}]{${2 * HALF}}$`);

/** Two groups of four letters, to be written on a board: 34 bits, so wrong ones are counted. */
export const newExerciseCode = (): string => `${half()}-${half()}`;

const half = (): string => Array.from({ length: HALF }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/**
 * What of a code is kept at rest, however its letters were written; null for what is no code of ours. So short a code could be guessed from
 * a plain hash; from this nobody can without the server's key.
 */
export function tagOfCode(sealer: Sealer, code: string): Uint8Array | null {
  const letters = code.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  return FORM.test(letters) ? sealer.tag("exercise-code", letters) : null;
}
