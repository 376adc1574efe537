import { type CasePlan, EXCHANGE_FORMULAS } from "@detente/engine";
import { stakePlot, type StakePlot } from "../charts/stake-plot.ts";
import type { KeyFigure } from "../document.ts";
import { type Html, html } from "../html.ts";
import { htmlPage } from "../html-page.ts";
import { htmlTable } from "../html-table.ts";
import { percentText } from "../numbers.ts";
import { pageContents, pageSection } from "../page-sections.ts";
import { plainText } from "../plain-text.ts";
import { unbroken } from "../unbroken.ts";
import { perspectiveWords } from "./perspective-words.ts";
import { planLabels } from "./plan-labels.ts";
import { boardTable, inputsTable, partiesTable, stakesTable } from "./plan-tables.ts";
import { planNotes, planSummary } from "./plan-words.ts";
import { remedyWords } from "./remedy-words.ts";

/** The plan of an exchange as one HTML file without script: the board of steps, and both curves with tables of the same numbers. */
export function planReport(told: CasePlan): string {
  const { language } = told;
  const title = plainText(told.title);
  const remedies = remedyWords(told);
  const sections = [
    pageSection("order", "The steps in their order", htmlTable(boardTable(told), language)),
    pageSection(
      "stakes",
      "What is at stake on the way",
      html`${paragraphs(planNotes(told))}${curves(told)}${htmlTable(stakesTable(told), language)}`,
    ),
    ...(remedies.length === 0
      ? []
      : [pageSection("remedies", "What would make it safe", html`<p>Each by itself is enough:</p>${list(remedies)}`)]),
    pageSection("figures", "What went in", html`${htmlTable(partiesTable(told), language)}${htmlTable(inputsTable(told), language)}`),
    pageSection("formulas", "How it is computed", formulas()),
  ];
  return htmlPage({
    title: `${title}: a plan of exchange`,
    script: "none",
    header: html`<header>
<h1 lang="${language}" dir="auto">${title}</h1>
<p class="summary">${unbroken(planSummary(told))}</p>
<p class="quiet">${perspectiveWords(told)}</p>
<dl class="figures">${planFigures(told).map(({ value, label }) => html`<div><dt>${label}</dt><dd>${unbroken(value)}</dd></div>`)}</dl>
${pageContents(sections)}
</header>`,
    main: html`${sections.map(({ content }) => content)}`,
    footer: "Made by Detente.",
  });
}

const paragraphs = (texts: readonly string[]): Html => html`${texts.map((text) => html`<p>${unbroken(text)}</p>\n`)}`;
const list = (texts: readonly string[]): Html => html`<ul>${texts.map((text) => html`<li>${unbroken(text)}</li>`)}</ul>`;
const formulas = (): Html => html`<ul>${Object.values(EXCHANGE_FORMULAS).map((formula) => html`<li><code>${formula}</code></li>`)}</ul>`;

function planFigures({ plan }: CasePlan): readonly KeyFigure[] {
  const { temptation, exposure } = plan.measures;
  return [
    { value: String(plan.moments.length), label: "steps, one after the other" },
    ...(temptation === null ? [] : [{ value: percentText(temptation.worst), label: "worst temptation, of the breaking cost" }]),
    { value: percentText(exposure.worst), label: "worst exposure, of all that is received" },
    ...(plan.schedule === null ? [] : [{ value: plan.schedule.end, label: "earliest end" }]),
  ];
}

function curves(told: CasePlan): readonly Html[] {
  return told.plan.parties.map((_, party) => {
    const plot = stakesOf(told, party);
    return html`<figure class="wide">${stakePlot(plot, { size: "wide", id: `stakes-${party}-wide` })}</figure>
<figure class="narrow">${stakePlot(plot, { size: "narrow", id: `stakes-${party}-narrow` })}</figure>
`;
  });
}

function stakesOf(told: CasePlan, party: number): StakePlot {
  const labels = planLabels(told);
  const { plan } = told;
  const name = labels.parties[party] ?? "";
  const breakingCost = plan.parties[party]?.breakingCost ?? 0;
  const line = (key: "exposure" | "temptation"): StakePlot["lines"][number] => {
    const values = plan.states.map(({ standings }) => standings[party]?.[key] ?? 0);
    const told = (state: number): string =>
      `${key} ${state === 0 ? "at the start" : `after ${state}`}: ${labels.points(party, values[state] ?? 0)}`;
    return { name: key, values, told };
  };
  return {
    title: `${name}, in its own points`,
    description:
      "Exposure: what it would lose if all stopped there. Temptation: what it would gain by stopping there; above the breaking cost, stopping pays. The table below holds the same numbers.",
    across: "steps done",
    lines: [line("exposure"), line("temptation")],
    limit: { name: `breaking cost ${labels.points(party, breakingCost)}`, y: breakingCost },
  };
}
