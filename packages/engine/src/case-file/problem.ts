/** One thing wrong, or doubtful, in a text that somebody handed in. `code` is stable, wording is not. */
export interface Problem {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Where, in words: "issue price, option high". Empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
}

/** A text with the name it goes by in messages. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}
