import type { Analysis, PartyId } from "@detente/engine";
import { offersPlane } from "../../charts/offers-plane.ts";
import { valueScale } from "../../charts/value-scale.ts";
import { type Html, html } from "../../html.ts";
import { htmlPage } from "../../html-page.ts";
import { unbroken } from "../../unbroken.ts";
import { pointsText } from "../advice-names.ts";
import { htmlSection } from "../sections-page.ts";
import type { ShownVerdict } from "./shown-verdict.ts";
import { sentence, tellVerdict } from "./tell-verdict.ts";
import type { VerdictNames } from "./verdict-names.ts";
import { worthRows } from "./worth-rows.ts";

/** What the second picture of a verdict needs. */
export interface VerdictPlane {
  /** Of the case as the party sees it. */
  readonly analysis: Analysis;
  /** What the offer is worth to whoever made it, by the party's estimate. */
  readonly theirs: number;
}

/** A verdict as one HTML file without script: the word, its numbers on one scale, and tables with the same numbers. `plane`: null where the brief has no estimates to draw it by. */
export function verdictPage(shown: ShownVerdict, plane: VerdictPlane | null): string {
  const { title, word, gloss, why, context, worth, sections, names } = tellVerdict(shown);
  const { language } = shown.value;
  const { verdict } = shown;
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
      htmlSection(section, language, section.id === "packages" ? planePicture(shown, plane, names) : null),
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

function planePicture({ verdict, offer, value }: ShownVerdict, plane: VerdictPlane | null, names: VerdictNames): Html | null {
  if (plane === null || verdict.counterOffers.length === 0) return null;
  const indexOf = (party: PartyId): number => value.parties.findIndex(({ id }) => id === party);
  const own = names.labels.party(verdict.party);
  const marks = [
    { kind: "offer", label: "Offer", name: "The offer", across: verdict.offer.value, up: plane.theirs } as const,
    ...verdict.counterOffers.map(
      (each, k) =>
        ({
          kind: "counterOffer",
          label: String(k + 1),
          name: `Package ${k + 1}: ${pointsText(names, verdict.party, each.value)} for ${own}`,
          across: each.value,
          up: each.counterparts.find(({ party }) => party === offer.by)?.value ?? Number.NaN,
        }) as const,
    ),
  ];
  const picture = { analysis: plane.analysis, axes: [indexOf(verdict.party), indexOf(offer.by)] as const, marks };
  return html`<figure class="wide">${offersPlane(picture, { size: "wide", id: "plane-wide" })}</figure>
<figure class="narrow">${offersPlane(picture, { size: "narrow", id: "plane-narrow" })}</figure>`;
}
