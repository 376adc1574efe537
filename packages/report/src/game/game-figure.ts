import type { Analysis } from "@detente/engine";
import { offerMark, offerPath } from "../charts/offer-path.ts";
import { PAINT, px } from "../charts/paint.ts";
import { type PlaneFrame, planeFrame } from "../charts/plane-frame.ts";
import { axisLayer, densityLayer, frontierLayer, walkAwayLayer, zopaLayer } from "../charts/plane-layers.ts";
import { mainAxes } from "../charts/utility-plane.ts";
import { walkAwayLabels } from "../charts/walk-away-labels.ts";
import { type Html, html } from "../html.ts";
import { labelsOf } from "../labels.ts";
import type { GameStory } from "./game-story.ts";
import type { Step } from "./tell-steps.ts";

const SIZES = ["wide", "narrow"] as const;
type Size = (typeof SIZES)[number];

/** What is behind the offers of every game of a case, drawn once a page. `id` must be the only one of its name on the page. */
export function planeStore(analysis: Analysis, id: string): Html {
  return html`<svg class="store" width="0" height="0" aria-hidden="true" xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif"><defs>${SIZES.map(
    (size) => html`<g id="${id}-${size}">${background(planeFrame(analysis, mainAxes(analysis), size))}</g>`,
  )}</defs></svg>`;
}

function background(frame: PlaneFrame): Html {
  const { width, height, fontSize } = frame;
  return html`<rect width="${width}" height="${height}" fill="${PAINT.paper}"/>
${densityLayer(frame)}${zopaLayer(frame)}${axisLayer(frame)}${walkAwayLayer(frame)}${frontierLayer(frame)}
<g font-size="${fontSize}" paint-order="stroke" stroke="${PAINT.paper}" stroke-width="3" stroke-linejoin="round">${walkAwayLabels(
    frame,
  ).map(
    ({ text, box, anchor, x }) =>
      html`<text x="${px(x)}" y="${px(box.y + box.height * 0.78)}" text-anchor="${anchor}" fill="${PAINT.quiet}" font-size="${fontSize - 1}">${text}</text>`,
  )}</g>`;
}

interface GameFigureSettings {
  readonly analysis: Analysis;
  readonly story: GameStory;
  readonly steps: readonly Step[];
  /** That of the case's plane store. */
  readonly store: string;
  /** The only one of its name on the page. */
  readonly id: string;
}

/** The path of a game in the utility plane, for wide pages and for narrow ones, with a key. A script may step through it. */
export function gameFigure(settings: GameFigureSettings): Html {
  const { story } = settings;
  return html`<figure class="wide">${picture(settings, "wide")}</figure><figure class="narrow">${picture(settings, "narrow")}</figure>
<ul class="legend">${story.parties.map(({ name, player }, place) => html`<li><svg viewBox="0 0 16 16" aria-hidden="true">${offerMark(place, { x: 8, y: 8 }, 5)}</svg><span><b>${name}</b> ${player}</span></li>`)}<li><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6" fill="none" stroke="${PAINT.accent}" stroke-width="2"/></svg>agreement</li>${story.parties.length > 2 ? html`<li>What the other parties get is not visible here; the table has it.</li>` : null}</ul>`;
}

function picture({ analysis, story, steps, store, id }: GameFigureSettings, size: Size): Html {
  const frame = planeFrame(analysis, mainAxes(analysis), size);
  const [across, up] = frame.axes.map((party) => labelsOf(analysis).parties[party] ?? "");
  const name = `${id}-${size}`;
  return html`<svg role="img" aria-labelledby="${name}-title ${name}-desc" viewBox="0 0 ${frame.width} ${frame.height}" width="${frame.width}" height="${frame.height}" xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif">
<title id="${name}-title">Path of the offers: ${across ?? ""} across, ${up ?? ""} up</title>
<desc id="${name}-desc">${story.ending} The table below lists every step.</desc>
<use href="#${store}-${size}"/>
${offerPath(frame, steps)}
</svg>`;
}
