import type { VerificationFormula } from "@detente/engine";
import type { Curve } from "../charts/curve-plot.ts";
import type { KeyFigure } from "../document.ts";
import type { Table } from "../table.ts";

/** The answer to a question about verification, before it is HTML or text for a terminal. All texts are plain. */
export interface Told {
  readonly title: string;
  /** The one sentence to take away. */
  readonly summary: string;
  readonly figures: readonly KeyFigure[];
  readonly notes: readonly string[];
  /** Where there is one, a table holds its numbers. */
  readonly curve: Curve | null;
  readonly tables: readonly Table[];
  /** The numbers of the picture, where no other table has them: for pages only. */
  readonly pageTables: readonly Table[];
  readonly formulas: readonly VerificationFormula[];
  /** BCP 47 tag of the language of texts from a case. */
  readonly language: string;
}
