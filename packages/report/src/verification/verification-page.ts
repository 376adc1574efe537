import { curvePlot } from "../charts/curve-plot.ts";
import { type Html, html } from "../html.ts";
import { htmlPage } from "../html-page.ts";
import { htmlTable } from "../html-table.ts";
import { unbroken } from "../unbroken.ts";
import type { Told } from "./told.ts";

/** An answer about verification as one HTML file without script: its picture, and tables with the same numbers. */
export function verificationPage(told: Told): string {
  const { title, summary, figures, notes, tables, pageTables, formulas, language } = told;
  return htmlPage({
    title,
    script: "none",
    header: html`<header>
<h1 lang="${language}" dir="auto">${title}</h1>
<p class="summary">${unbroken(summary)}</p>
<dl class="figures">${figures.map(({ value, label }) => html`<div><dt>${unbroken(label)}</dt><dd>${unbroken(value)}</dd></div>`)}</dl>
</header>`,
    main: html`<section aria-labelledby="result"><h2 id="result">What it says</h2>
${notes.map((note) => html`<p>${unbroken(note)}</p>\n`)}${picture(told)}
${tables.map((table) => html`${htmlTable(table, language)}\n`)}${pageTables.map((table) => html`<details class="fold"><summary>${table.caption}</summary>${htmlTable(table, language)}</details>\n`)}</section>
<section aria-labelledby="formulas"><h2 id="formulas">How it is computed</h2>
<ul>${formulas.map(({ formula, source }) => html`<li><code>${formula}</code><br>${source}</li>`)}</ul></section>
`,
    footer: "Made by Detente.",
  });
}

function picture({ curve }: Told): Html | null {
  if (curve === null) return null;
  return html`<figure class="wide">${curvePlot(curve, { size: "wide", id: "curve-wide" })}</figure>
<figure class="narrow">${curvePlot(curve, { size: "narrow", id: "curve-narrow" })}</figure>`;
}
