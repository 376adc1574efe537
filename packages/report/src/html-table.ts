import { type Html, html } from "./html.ts";
import type { Column, Row, Table } from "./table.ts";

/** A column of texts longer than this on average asks for room; one of none longer than the other is not broken. */
const LONG_TEXT = 40;
const SHORT_TEXT = 12;

/** A table with caption and scopes, in a frame that scrolls by itself where it is too wide (a group: one landmark a section is enough). `language` is that of the case's texts. */
export function htmlTable(table: Table, language: string): Html {
  return html`<div class="scroll" role="group" aria-label="${table.caption}" tabindex="0"><table>
<caption>${table.caption}</caption>
<thead><tr>${table.columns.map((column) => html`<th scope="col" class="${column.kind}">${column.name}</th>`)}</tr></thead>
<tbody>${rows(table, language)}</tbody>
</table></div>`;
}

function rows({ columns, rows }: Table, language: string): readonly Html[] {
  const classes = columns.map((column, i) => (column.kind === "text" ? textClass(rows, i) : column.kind));
  return rows.map(({ cells, tone }) => {
    const [head = "", ...rest] = cells;
    const isName = columns[0]?.kind === "name";
    return html`<tr class="${tone === "quiet" ? "still" : "row"}">${
      isName
        ? html`<th scope="row" class="name" lang="${language}" dir="auto">${head}</th>`
        : html`<th scope="row" class="${classes[0] ?? "text"}">${head}</th>`
    }${rest.map((cell, i) => dataCell(cell, { kind: columns[i + 1]?.kind, className: classes[i + 1] ?? "text", language }))}</tr>\n`;
  });
}

interface CellSettings {
  readonly kind: Column["kind"] | undefined;
  readonly className: string;
  readonly language: string;
}

function dataCell(cell: string, { kind, className, language }: CellSettings): Html {
  if (kind === "name") return html`<td class="name" lang="${language}" dir="auto">${cell}</td>`;
  if (kind === "formula") return html`<td class="formula"><code>${cell}</code></td>`;
  return html`<td class="${className}">${cell}</td>`;
}

function textClass(rows: readonly Row[], column: number): string {
  const lengths = rows.map(({ cells }) => cells[column]?.length ?? 0).filter((length) => length > 0);
  if (lengths.every((length) => length <= SHORT_TEXT)) return "short";
  return lengths.reduce((sum, length) => sum + length, 0) / lengths.length > LONG_TEXT ? "long" : "text";
}
