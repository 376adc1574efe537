import type { CautionWords } from "./caution-words.ts";
import type { Table } from "./table.ts";

/** The report before it is HTML or Markdown. All texts are plain: whoever prints them escapes them. */
export interface ReportDocument {
  readonly title: string;
  /** The one sentence to take away. */
  readonly summary: string;
  /** Whose numbers these are. */
  readonly perspective: string;
  readonly figures: readonly KeyFigure[];
  readonly cautions: readonly CautionWords[];
  readonly sections: readonly Section[];
}

export interface KeyFigure {
  readonly value: string;
  readonly label: string;
}

export interface Section {
  /** Also the fragment in the page's address. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** Folded: shown on demand where the medium can fold. */
  | { readonly kind: "table"; readonly table: Table; readonly shown: "open" | "folded" }
  /** A picture; whoever cannot draw it leaves it out, for tables with the same content follow. */
  | { readonly kind: "picture"; readonly picture: PictureName };

export type PictureName = "utilityPlane" | "issueTradeOffs" | "tornado";
