import { valueScale } from "../../charts/value-scale.ts";
import { type Html, html } from "../../html.ts";
import { htmlPage } from "../../html-page.ts";
import { unbroken } from "../../unbroken.ts";
import { pointsText } from "../advice-names.ts";
import { htmlSection } from "../sections-page.ts";
import { planePicture, type VerdictPlane } from "./plane-picture.ts";
import type { ShownVerdict } from "./shown-verdict.ts";
import { sentence, tellVerdict } from "./tell-verdict.ts";
import type { VerdictNames } from "./verdict-names.ts";
import { worthRows } from "./worth-rows.ts";

/** A verdict as one HTML file without script: the word, its numbers on one scale, and tables with the same numbers. `plane`: null where the brief has no estimates to draw it by. */
export function verdictPage(shown: ShownVerdict, plane: VerdictPlane | null): string {
  const { title, word, gloss, why, context, worth, sections, names } = tellVerdict(shown);
  const { language } = shown.value;
  const { verdict } = shown;
  const offers = verdict.counterOffers;
  const figures = worthRows(verdict, names).filter(({ name }) => name !== "If both come back");
  return htmlPage({
    title: `${word}: ${title}`,
    script: "none",
    header: html`<header>
<h1 lang="${language}" dir="auto">${title}</h1>
<p class="summary">${word}</p>
<p><strong>${sentence(gloss)}</strong> ${unbroken(why)}</p>
<p class="quiet">${unbroken(context)}</p>
<dl class="figures">${figures.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${pointsText(names, verdict.party, value)}</dd></div>`)}</dl>
</header>`,
    main: html`${htmlSection(worth, language, scalePicture(shown, names))}${sections.map((section) =>
      htmlSection(
        section,
        language,
        section.id === "packages" && plane !== null && offers.length > 0
          ? planePicture({ shown, offers, plane, names, id: "plane" })
          : null,
      ),
    )}`,
    footer: "Made by Detente. How it is computed: docs/verdict.md.",
  });
}

function scalePicture({ verdict }: ShownVerdict, names: VerdictNames): Html {
  const rows = worthRows(verdict, names);
  const scale = {
    title: `What it is worth to ${names.labels.party(verdict.party)}`,
    axis: `${names.labels.party(verdict.party)}, points →`,
    line: { name: "No agreement", value: verdict.reservation.value, band: verdict.reservation.band },
    rows: rows.flatMap(({ kind, name, value, band }) => (kind === "noAgreement" ? [] : [{ name, mark: kind, value, band }])),
    points: (value: number): string => pointsText(names, verdict.party, value),
  };
  return html`<figure class="wide">${valueScale(scale, { size: "wide", id: "scale-wide" })}</figure>
<figure class="narrow">${valueScale(scale, { size: "narrow", id: "scale-narrow" })}</figure>`;
}
