import { line, curveStepBefore } from "d3-shape";
import { type Html, html } from "../html.ts";
import { labelsOf } from "../labels.ts";
import { cutToWidth } from "./estimated-width.ts";
import { PAINT, px } from "./paint.ts";
import type { PlaneFrame } from "./plane-frame.ts";
import type { Spot } from "./place-labels.ts";

/** A cell with fewer outcomes than this is never the darkest, however empty the rest is. */
const FULL = 6;
const SHADES = [0.1, 0.17, 0.25, 0.34, 0.44, 0.55, 0.68];

/** The cloud of all outcomes: cells of a grid, darker by the logarithm of how many they hold. Empty for a pair without a grid. */
export function densityLayer({ analysis: { density }, axes, x, y }: PlaneFrame): Html | null {
  if (!density || density.axes[0] !== axes[0] || density.axes[1] !== axes[1]) return null;
  const most = Math.log1p(density.cells.reduce((max, { count }) => Math.max(max, count), FULL));
  const paths = SHADES.map(() => "");
  const cellWidth = (density.across.to - density.across.from) / density.columns;
  const cellHeight = (density.up.to - density.up.from) / density.rows;
  const [width, height] = [x(cellWidth) - x(0), y(0) - y(cellHeight)];
  for (const { column, row, count } of density.cells) {
    const shade = Math.min(SHADES.length - 1, Math.floor((Math.log1p(count) / most) * SHADES.length));
    const [left, top] = [x(density.across.from + column * cellWidth), y(density.up.from + (row + 1) * cellHeight)];
    paths[shade] += `M${px(left)} ${px(top)}h${px(width)}v${px(height)}h${px(-width)}z`;
  }
  return html`<g fill="${PAINT.cloud}">${paths.map((path, i) => (path === "" ? null : html`<path d="${path}" opacity="${SHADES[i] ?? 1}"/>`))}</g>`;
}

/** The room to agree, for two parties: everything between the walk-away lines and the rational part of the frontier. */
export function zopaLayer({ analysis, axes: [across, up], x, y }: PlaneFrame): Html | null {
  const rational = sortedSpots(
    analysis.frontier.points.filter((point) => point.rational).map((point) => point.utilities),
    across,
    up,
  );
  const [first, last] = [rational[0], rational.at(-1)];
  if (analysis.parties.length !== 2 || !first || !last) return null;
  const [dx, dy] = [analysis.reservationValues[across] ?? 0, analysis.reservationValues[up] ?? 0];
  const corner = [{ x: dx, y: dy }, { x: dx, y: first.y }, ...rational, { x: last.x, y: dy }];
  return html`<path d="${steps(corner.slice(1), x, y)}L${px(x(dx))} ${px(y(dy))}Z" fill="${PAINT.accent}" opacity="0.13"/>`;
}

/** Dashed walk-away lines; where the value is uncertain, a band behind the line. */
export function walkAwayLayer({ analysis, axes, x, y, left, right, top, bottom }: PlaneFrame): Html {
  const [across, up] = axes.map((party) => analysis.reservationValues[party]);
  const [acrossBand, upBand] = axes.map((party) => analysis.reservationBands[party] ?? null);
  return html`<g fill="${PAINT.ink}" opacity="0.07">
${acrossBand ? html`<rect x="${px(x(acrossBand.low))}" y="${px(top)}" width="${px(x(acrossBand.high) - x(acrossBand.low))}" height="${px(bottom - top)}"/>` : null}
${upBand ? html`<rect x="${px(left)}" y="${px(y(upBand.high))}" width="${px(right - left)}" height="${px(y(upBand.low) - y(upBand.high))}"/>` : null}
</g><g stroke="${PAINT.ink}" stroke-width="1.2" stroke-dasharray="5 4" fill="none">
${across === undefined ? null : html`<path d="M${px(x(across))} ${px(top)}V${px(bottom)}"/>`}
${up === undefined ? null : html`<path d="M${px(left)} ${px(y(up))}H${px(right)}"/>`}
</g>`;
}

/** The frontier: for two parties its outline, then its points, filled where rational. */
export function frontierLayer({ analysis, axes: [across, up], x, y, size }: PlaneFrame): Html | null {
  const { points } = analysis.frontier;
  if (points.length === 0) return null;
  const radius = (size === "wide" ? 3 : 2.2) * (points.length > 1500 ? 0.6 : points.length > 300 ? 0.8 : 1);
  const dots = (rational: boolean) =>
    points
      .filter((point) => point.rational === rational)
      .map(({ utilities }) => `M${px(x(utilities[across] ?? 0))} ${px(y(utilities[up] ?? 0))}h0`)
      .join("");
  const outline =
    analysis.parties.length === 2
      ? steps(
          sortedSpots(
            points.map((point) => point.utilities),
            across,
            up,
          ),
          x,
          y,
        )
      : "";
  const dotPath = (path: string, colour: string, width: number) =>
    path === "" ? null : html`<path d="${path}" stroke="${colour}" stroke-width="${px(width)}" stroke-linecap="round" fill="none"/>`;
  return html`${outline === "" ? null : html`<path d="${outline}" fill="none" stroke="${PAINT.accent}" stroke-width="1" opacity="0.55"/>`}
${dotPath(dots(false), PAINT.accent, radius * 2)}${dotPath(dots(false), PAINT.paper, radius * 2 - 1.8)}${dotPath(dots(true), PAINT.accent, radius * 2)}`;
}

/** Ticks and the names of the axes. */
export function axisLayer({ analysis, axes, x, y, left, right, top, bottom, size, fontSize }: PlaneFrame): Html {
  const names = labelsOf(analysis).parties.map((name) => cutToWidth(name, fontSize, right - left - fontSize * 7));
  const ticks = size === "wide" ? 8 : 5;
  const [acrossTicks, upTicks] = [x.ticks(ticks), y.ticks(ticks)];
  const [acrossText, upText] = [x.tickFormat(ticks), y.tickFormat(ticks)];
  return html`<path d="M${px(left)} ${px(top)}V${px(bottom)}H${px(right)}" stroke="${PAINT.rule}" fill="none"/>
<g fill="${PAINT.quiet}" font-size="${fontSize - 1.5}" text-anchor="middle">${acrossTicks.map((tick) => html`<text x="${px(x(tick))}" y="${px(bottom + fontSize + 3)}">${acrossText(tick)}</text>`)}</g>
<g fill="${PAINT.quiet}" font-size="${fontSize - 1.5}" text-anchor="end">${upTicks.map((tick) => html`<text x="${px(left - 6)}" y="${px(y(tick) + fontSize / 3)}">${upText(tick)}</text>`)}</g>
<text x="${px(right)}" y="${px(bottom + fontSize * 2 + 8)}" text-anchor="end" font-size="${fontSize}" fill="${PAINT.ink}">${names[axes[0]] ?? ""}, points →</text>
<text x="2" y="${px(fontSize)}" font-size="${fontSize}" fill="${PAINT.ink}">↑ ${names[axes[1]] ?? ""}, points</text>`;
}

function sortedSpots(vectors: readonly (readonly number[])[], across: number, up: number): readonly Spot[] {
  return vectors.map((vector) => ({ x: vector[across] ?? 0, y: vector[up] ?? 0 })).sort((a, b) => a.x - b.x || b.y - a.y);
}

// Steps, not slopes: between two outcomes of the frontier there is nothing to agree on.
function steps(spots: readonly Spot[], x: PlaneFrame["x"], y: PlaneFrame["y"]): string {
  return (
    line<Spot>(
      (spot) => x(spot.x),
      (spot) => y(spot.y),
    )
      .curve(curveStepBefore)
      .digits(1)([...spots]) ?? ""
  );
}
