/** A table before it is HTML, Markdown or terminal text. The first column names its row. Cells are plain text, escaped where they are printed. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly name: string;
  /** "name": a text of the case, in the case's language. "formula": set in a fixed-width face. "number": to the right. */
  readonly kind: "text" | "name" | "number" | "formula";
}

export interface Row {
  readonly cells: readonly string[];
  /** Quiet: nothing to see here, such as an issue on which all packages agree. */
  readonly tone?: "quiet";
}
