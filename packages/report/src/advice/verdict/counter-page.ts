import type { CounterOffer } from "@detente/engine";
import { type Html, html } from "../../html.ts";
import { htmlPage } from "../../html-page.ts";
import { unbroken } from "../../unbroken.ts";
import { htmlSection } from "../sections-page.ts";
import { planePicture, type VerdictPlane } from "./plane-picture.ts";
import type { ShownVerdict } from "./shown-verdict.ts";
import { type ShownEquivalents, tellCounter } from "./tell-counter.ts";

/** What could be put forward, as one HTML file without script. `plane`: null where the brief has no estimates to draw it by. */
export function counterPage(shown: ShownVerdict, equivalents: ShownEquivalents | null, plane: VerdictPlane | null): string {
  const { title, summary, context, packages, equivalents: several, assumptions, names } = tellCounter(shown, equivalents);
  const { language } = shown.value;
  const picture = (offers: readonly CounterOffer[], id: string): Html | null =>
    plane === null || offers.length === 0 ? null : planePicture({ shown, offers, plane, names, id });
  return htmlPage({
    title,
    script: "none",
    header: html`<header>
<h1 lang="${language}" dir="auto">${title}</h1>
<p class="summary">${summary}</p>
<p class="quiet">${unbroken(context)}</p>
</header>`,
    main: html`${htmlSection(packages, language, picture(shown.verdict.counterOffers, "packages-plane"))}${
      several === null ? null : htmlSection(several, language, picture(equivalents?.offers ?? [], "equivalents-plane"))
    }${htmlSection(assumptions, language, null)}`,
    footer: "Made by Detente. How it is computed: docs/verdict.md.",
  });
}
