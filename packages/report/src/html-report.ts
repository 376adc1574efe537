import type { Analysis } from "@detente/engine";
import type { CautionWords } from "./caution-words.ts";
import type { Block, ReportDocument, Section } from "./document.ts";
import { type Html, html } from "./html.ts";
import { htmlPage } from "./html-page.ts";
import { htmlPicture } from "./html-pictures.ts";
import { htmlTable } from "./html-table.ts";
import { pageContents } from "./page-sections.ts";
import { reportDocument } from "./report-document.ts";
import { unbroken } from "./unbroken.ts";

/**
 * The whole analysis as one HTML file that asks nothing of the network and runs no script: for a browser, a printer, an
 * e-mail. Every picture has a table with the same numbers.
 */
export function htmlReport(analysis: Analysis): string {
  const report = reportDocument(analysis);
  return htmlPage({
    title: `${report.title}: what could be agreed`,
    script: "none",
    header: pageHeader(report, analysis),
    main: html`${cautions(report.cautions)}
${report.sections.map((section) => htmlSection(section, analysis))}`,
    footer: `Made by Detente, format version ${analysis.detente}, seed ${analysis.seed}.`,
  });
}

function pageHeader({ title, summary, perspective, figures, sections }: ReportDocument, { language }: Analysis): Html {
  return html`<header>
<h1 lang="${language}" dir="auto">${title}</h1>
<p class="summary">${unbroken(summary)}</p>
<p class="quiet">${perspective}</p>
<dl class="figures">${figures.map(({ value, label }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${pageContents(sections)}
</header>`;
}

function cautions(words: readonly CautionWords[]): Html | null {
  if (words.length === 0) return null;
  return html`<aside class="cautions" aria-labelledby="cautions"><h2 id="cautions">Before you rely on this</h2>
${words.map(
  ({ headline, text, checks }) =>
    html`<h3>${headline}</h3><p>${unbroken(text)}</p>${checks.length === 0 ? null : html`<ul>${checks.map((check) => html`<li>${check}</li>`)}</ul>`}\n`,
)}</aside>`;
}

function htmlSection({ id, title, blocks }: Section, analysis: Analysis): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${blocks.map((block) => html`${htmlBlock(block, analysis)}\n`)}</section>
`;
}

/** A folded table longer than this stays folded on paper. */
const MOST_ROWS_IN_PRINT = 120;

function htmlBlock(block: Block, analysis: Analysis): Html {
  switch (block.kind) {
    case "paragraph":
      return html`<p>${unbroken(block.text)}</p>`;
    case "list":
      return html`<ul>${block.items.map((item) => html`<li>${unbroken(item)}</li>`)}</ul>`;
    case "picture":
      return htmlPicture(block.picture, analysis);
    case "table": {
      const table = htmlTable(block.table, analysis.language);
      return block.shown === "open"
        ? table
        : html`<details class="${block.table.rows.length > MOST_ROWS_IN_PRINT ? "bulk" : "fold"}"><summary>${block.table.caption}</summary>${table}</details>`;
    }
  }
}
