import { type Html, html } from "./html.ts";

/** A part of a page under a heading of its own, which the contents of the page lead to. */
export interface PageSection {
  /** The only one of its name on the page. */
  readonly id: string;
  readonly title: string;
  readonly content: Html;
}

/** `content` comes back with the heading above it. */
export const pageSection = (id: string, title: string, content: Html): PageSection => ({
  id,
  title,
  content: html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${content}</section>
`,
});

/** Links to the sections of a page. */
export const pageContents = (sections: readonly Pick<PageSection, "id" | "title">[]): Html =>
  html`<nav aria-label="Contents"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>`;
