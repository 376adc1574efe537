import type { Analysis } from "@detente/engine";
import { issueTradeOffs } from "./charts/issue-trade-offs.ts";
import { tornado } from "./charts/tornado.ts";
import { mainAxes, utilityPlane } from "./charts/utility-plane.ts";
import type { PictureName } from "./document.ts";
import { type Html, html } from "./html.ts";
import { planeMarks } from "./plane-marks.ts";

/** A picture as figures: one for wide pages, one for narrow ones; the style sheet shows one of them. */
export function htmlPicture(picture: PictureName, analysis: Analysis): Html {
  switch (picture) {
    case "utilityPlane":
      return planes(analysis);
    case "issueTradeOffs":
      return html`<figure class="wide">${issueTradeOffs(analysis, { size: "wide", id: "issues-wide" })}</figure>
<figure class="narrow">${issueTradeOffs(analysis, { size: "narrow", id: "issues-narrow" })}</figure>`;
    case "tornado":
      return html`<figure class="wide">${tornado(analysis, { size: "wide", id: "tornado-wide" })}</figure>
<figure class="narrow">${tornado(analysis, { size: "narrow", id: "tornado-narrow" })}</figure>`;
  }
}

function planes(analysis: Analysis): Html {
  const axes = mainAxes(analysis);
  const others = otherPairs(analysis.parties.length, axes);
  const small = others.map(
    (pair) => html`<figure>${utilityPlane(analysis, { axes: pair, size: "small", id: `plane-${pair[0]}-${pair[1]}` })}</figure>`,
  );
  return html`<figure class="wide">${utilityPlane(analysis, { axes, size: "wide", id: "plane-wide" })}</figure>
<figure class="narrow">${utilityPlane(analysis, { axes, size: "narrow", id: "plane-narrow" })}${key(analysis, "")}</figure>
${small.length === 0 ? null : html`${key(analysis, "wide")}<div class="multiples">${small}</div>`}`;
}

function key(analysis: Analysis, className: string): Html | null {
  const marks = planeMarks(analysis);
  if (marks.length === 0) return null;
  return html`<ul class="key ${className}" lang="${analysis.language}">${marks.map(({ letter, name }) => html`<li><b>${letter}</b>${name}</li>`)}</ul>`;
}

function otherPairs(parties: number, [across, up]: readonly [number, number]): readonly (readonly [number, number])[] {
  const indices = Array.from({ length: parties }, (_, i) => i);
  return indices
    .flatMap((first) => indices.slice(first + 1).map((second) => [first, second] as const))
    .filter((pair) => !(pair.includes(across) && pair.includes(up)));
}
