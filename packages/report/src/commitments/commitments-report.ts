import { SCORE_RULE } from "@detente/engine";
import { scoreBars } from "../charts/score-bars.ts";
import { type Html, html } from "../html.ts";
import { htmlPage } from "../html-page.ts";
import { htmlTable } from "../html-table.ts";
import type { Table } from "../table.ts";
import { pageContents, pageSection } from "../page-sections.ts";
import { plainText } from "../plain-text.ts";
import { unbroken } from "../unbroken.ts";
import { clocksTable, nextDueTable, stipulationsTable, themesTable } from "./commitment-tables.ts";
import { commitmentFigures, commitmentsSummary, recordWords, SCALE_NOTE } from "./commitments-summary.ts";
import type { ShownCommitments } from "./shown-commitments.ts";
import { wordsAndDeeds } from "./words-and-deeds.ts";

/** Rows of words against deeds on a page: what a person reads, and a browser shows, in good time. */
const MOST_ROWS = 300;
/** Tables longer than this are folded. */
const LONG_TABLE = 30;

/** A record of commitments at a time as one HTML file without script. */
export function commitmentsReport(shown: ShownCommitments): string {
  const { terms, reading } = shown;
  const sections = [
    pageSection("clocks", "Clocks", clocksContent(shown)),
    pageSection("next", "Due next", dueContent(shown)),
    pageSection("themes", "By theme", themesContent(shown)),
    pageSection("deeds", "Words against deeds", deedsContent(shown)),
    pageSection("scores", "How scores come about", html`<p>${SCALE_NOTE}</p>\n<p>${SCORE_RULE}.</p>`),
  ];
  const language = terms.language ?? "en";
  return htmlPage({
    title: plainText(terms.title),
    script: "none",
    header: html`<header>
<h1 lang="${language}" dir="auto">${plainText(terms.title)}</h1>
<p class="summary">${unbroken(commitmentsSummary(reading))}</p>
<p class="quiet">${recordWords(reading.at, shown.events.length)}</p>
<dl class="figures">${commitmentFigures(reading).map(({ value, label }) => html`<div><dt>${label}</dt><dd>${unbroken(value)}</dd></div>`)}</dl>
${pageContents(sections)}
</header>`,
    main: html`${sections.map(({ content }) => content)}`,
    footer: "Made by Detente from a record that detente record verify can check.",
  });
}

const languageOf = ({ terms }: ShownCommitments): string => terms.language ?? "en";

function clocksContent(shown: ShownCommitments): Html {
  const table = clocksTable(shown.terms, shown.reading);
  return table.rows.length === 0 ? html`<p>No snapback clock runs.</p>` : htmlTable(table, languageOf(shown));
}

function dueContent(shown: ShownCommitments): Html {
  const table = nextDueTable(shown.terms, shown.reading);
  return table.rows.length === 0 ? html`<p>Nothing has a due time yet to come.</p>` : htmlTable(table, languageOf(shown));
}

function themesContent(shown: ShownCommitments): Html {
  const { terms, reading } = shown;
  const bars = reading.themes.map((theme) => ({ ...theme, name: terms.themes.find(({ id }) => id === theme.id)?.name ?? theme.id }));
  const byTheme = bars.map(({ id, name }) => {
    const ids = new Set<string>(terms.stipulations.filter(({ theme }) => theme === id).map((each) => each.id));
    const readings = reading.stipulations.filter((each) => ids.has(each.id));
    return { name, table: stipulationsTable(terms, readings, `Stipulations: ${plainText(name)}`) };
  });
  return html`<figure class="wide">${scoreBars(bars, { size: "wide", id: "scores-wide" })}</figure>
<figure class="narrow">${scoreBars(bars, { size: "narrow", id: "scores-narrow" })}</figure>
${htmlTable(themesTable(terms, reading), languageOf(shown))}
${byTheme.map(({ table }) => folded(table, shown))}`;
}

function folded(table: Table, shown: ShownCommitments): Html {
  const content = html`<summary>${table.caption} (${table.rows.length})</summary>${htmlTable(table, languageOf(shown))}</details>\n`;
  return shown.terms.stipulations.length <= LONG_TABLE
    ? html`<details class="fold" open>${content}`
    : html`<details class="fold">${content}`;
}

function deedsContent(shown: ShownCommitments): Html {
  const { table, left } = wordsAndDeeds(shown, MOST_ROWS);
  if (table.rows.length === 0) return html`<p>Nothing is on record yet.</p>`;
  return html`<p>Each row is a fact on record; beside it stand the accounts of the parties, all that were filed. None replaces another.</p>
${left === 0 ? null : html`<p>The last ${table.rows.length}; ${left} earlier ones are in the record.</p>`}
${htmlTable(table, languageOf(shown))}`;
}
