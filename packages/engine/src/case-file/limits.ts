/** Characters (UTF-16 units) a file may have: room for 50 MB of text. */
export const MAX_CHARACTERS = 64 * 1024 * 1024;

/** Lexical pieces of YAML a file may have. Reading takes up to 500 bytes for each, so this bounds memory at about 2.5 GB. */
export const MAX_PIECES = 5_000_000;

/** How deep lists and records may nest. A case needs about ten levels, plus two a level of alternatives. */
export const MAX_DEPTH = 100;

/** Values that aliases (`*name`) may add to a file by repeating others. */
export const MAX_REPEATED_VALUES = 100_000;

/** Problems shown; the rest is counted. */
export const MAX_PROBLEMS_SHOWN = 100;

/** Problems looked at before choosing which to show; the rest is counted without reading on. */
export const MAX_PROBLEMS_KEPT = 10_000;

/** Options of one range issue. */
export const MAX_RANGE_NUMBERS = 1_000_000;

/** Parts in which one step may be done. */
export const MAX_PARTS = 1_000;

/** Numbers beyond this, either way, are refused: their sums and products would leave what doubles can state. */
export const LARGEST_NUMBER = 1e100;
