import { assertNever } from "@detente/engine";
import type { Block, Section } from "../document.ts";
import { type Html, html } from "../html.ts";
import { htmlPage } from "../html-page.ts";
import { htmlTable } from "../html-table.ts";
import { unbroken } from "../unbroken.ts";

export interface SectionsPage {
  /** Of the case, in its language. */
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly Section[];
  /** BCP 47 tag of the language of the case's texts. */
  readonly language: string;
}

/** Sections without pictures as one HTML file without script. */
export function sectionsPage({ title, summary, sections, language }: SectionsPage): string {
  return htmlPage({
    title,
    script: "none",
    header: html`<header>
<h1 lang="${language}" dir="auto">${title}</h1>
<p class="summary">${unbroken(summary)}</p>
</header>`,
    main: html`${sections.map((section) => htmlSection(section, language, null))}`,
    footer: "Made by Detente.",
  });
}

/** A section, with a picture below its title where there is one; its tables hold the same. */
export function htmlSection({ id, title, blocks }: Section, language: string, picture: Html | null): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${picture}${blocks.map((block) => html`${htmlBlock(block, language)}\n`)}</section>
`;
}

function htmlBlock(block: Block, language: string): Html | null {
  switch (block.kind) {
    case "paragraph":
      return html`<p>${unbroken(block.text)}</p>`;
    case "list":
      return html`<ul>${block.items.map((item) => html`<li>${unbroken(item)}</li>`)}</ul>`;
    case "picture":
      return null;
    case "table": {
      const table = htmlTable(block.table, language);
      return block.shown === "open" ? table : html`<details class="fold"><summary>${block.table.caption}</summary>${table}</details>`;
    }
    default:
      return assertNever(block);
  }
}
