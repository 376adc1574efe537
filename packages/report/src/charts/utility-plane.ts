import type { Analysis } from "@detente/engine";
import { type Html, html } from "../html.ts";
import { labelsOf } from "../labels.ts";
import { countText } from "../numbers.ts";
import { markLayer } from "./mark-layer.ts";
import { PAINT } from "./paint.ts";
import { type PlaneSize, planeFrame } from "./plane-frame.ts";
import { axisLayer, densityLayer, frontierLayer, walkAwayLayer, zopaLayer } from "./plane-layers.ts";

/** The pair of parties to show first: the one whose cloud there is, else the first two. */
export function mainAxes({ density }: Analysis): readonly [number, number] {
  return density?.axes ?? [0, 1];
}

/**
 * Two parties' utilities across and up: the cloud of outcomes, the frontier, walk-away lines with their bands, the room to
 * agree, solutions and positions. An SVG; `id` must be the only one of its name on the page.
 */
export function utilityPlane(
  analysis: Analysis,
  settings: { readonly axes: readonly [number, number]; readonly size: PlaneSize; readonly id: string },
): Html {
  const frame = planeFrame(analysis, settings.axes, settings.size);
  const { id } = settings;
  const labels = labelsOf(analysis);
  const [across, up] = settings.axes.map((party) => labels.parties[party] ?? "");
  return html`<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${frame.width} ${frame.height}" width="${frame.width}" height="${frame.height}" xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif">
<title id="${id}-title">Utility plane: ${across ?? ""} across, ${up ?? ""} up</title>
<desc id="${id}-desc">${description(analysis)}</desc>
<rect width="${frame.width}" height="${frame.height}" fill="${PAINT.paper}"/>
${densityLayer(frame)}${zopaLayer(frame)}${axisLayer(frame)}${walkAwayLayer(frame)}${frontierLayer(frame)}${markLayer(frame)}
</svg>`;
}

function description({ outcomes, frontier, positions, zopa }: Analysis): string {
  const room = zopa.exists ? "There is room to agree above and to the right of both walk-away lines." : "No outcome suits everybody.";
  return `${countText(outcomes)} outcomes, ${countText(String(frontier.count))} points on the frontier, ${positions.length} positions. ${room} The tables below hold the same numbers.`;
}
