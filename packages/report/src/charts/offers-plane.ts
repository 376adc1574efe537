import { type Html, html } from "../html.ts";
import { labelsOf } from "../labels.ts";
import { estimatedWidth } from "./estimated-width.ts";
import { PAINT, px } from "./paint.ts";
import { type LabelWish, leaderEnd, placeLabels, type Spot } from "./place-labels.ts";
import { type PlaneFrame, planeFrame, type PlaneSize } from "./plane-frame.ts";
import { axisLayer, densityLayer, frontierLayer, walkAwayLayer, zopaLayer } from "./plane-layers.ts";
import { walkAwayLabels } from "./walk-away-labels.ts";

/** An offer and what could be put forward instead, by what each is worth to two parties. */
export interface OffersPlane {
  /** What is behind them, as one party sees it. */
  readonly analysis: PlaneFrame["analysis"];
  /** Indices of the two parties: across and up. */
  readonly axes: readonly [number, number];
  readonly marks: readonly OfferMark[];
}

export interface OfferMark {
  readonly kind: "offer" | "counterOffer";
  /** Short: a letter or a number. */
  readonly label: string;
  readonly name: string;
  readonly across: number;
  readonly up: number;
}

/** The utility plane with the offer as a diamond and the packages as circles. An SVG; `id` must be the only one of its name on the page. */
export function offersPlane({ analysis, axes, marks }: OffersPlane, { size, id }: { readonly size: PlaneSize; readonly id: string }): Html {
  // Other marks than the given ones would widen the picture for nothing.
  const frame = planeFrame({ ...analysis, positions: [] }, axes, size);
  const { width, height, fontSize } = frame;
  const [across, up] = axes.map((party) => labelsOf(analysis).parties[party] ?? "");
  return html`<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif">
<title id="${id}-title">The offer and the packages: ${across ?? ""} across, ${up ?? ""} up</title>
<desc id="${id}-desc">Above and to the right of both dashed lines both are better off than without agreement. The table below holds the points of every package.</desc>
<rect width="${width}" height="${height}" fill="${PAINT.paper}"/>
${densityLayer(frame)}${zopaLayer(frame)}${axisLayer(frame)}${walkAwayLayer(frame)}${frontierLayer(frame)}
<g font-size="${fontSize}" paint-order="stroke" stroke="${PAINT.paper}" stroke-width="3" stroke-linejoin="round">${walkAwayLabels(
    frame,
  ).map(
    ({ text, box, anchor, x }) =>
      html`<text x="${px(x)}" y="${px(box.y + box.height * 0.78)}" text-anchor="${anchor}" fill="${PAINT.quiet}" font-size="${fontSize - 1}">${text}</text>`,
  )}</g>
${markLayer(marks, frame)}
</svg>`;
}

function markLayer(marks: readonly OfferMark[], frame: PlaneFrame): Html {
  const { fontSize, left, right, top, bottom, size } = frame;
  const r = size === "wide" ? 6.5 : 5;
  const wishes = marks.map(
    (mark): LabelWish => ({ ...spotOf(mark, frame), width: estimatedWidth(mark.label, fontSize) + 4, height: fontSize + 4 }),
  );
  const boxes = placeLabels(wishes, {
    bounds: { x: left + 2, y: top, width: right - left - 2, height: bottom - top - 2 },
    taken: [
      ...walkAwayLabels(frame).map(({ box }) => box),
      ...wishes.map(({ x, y }) => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r })),
    ],
    obstacles: [],
  });
  return html`<g>${wishes.map((wish, k) => {
    const box = boxes[k];
    if (box === undefined) return null;
    const end = leaderEnd(box, wish);
    return html`<path d="M${px(wish.x)} ${px(wish.y)}L${px(end.x)} ${px(end.y)}" stroke="${PAINT.quiet}" stroke-width="0.8"/>`;
  })}</g><g stroke="${PAINT.paper}" stroke-width="1.5">${marks.map((mark, k) => shape(mark, wishes[k] ?? { x: 0, y: 0 }, r))}</g>
<g font-size="${fontSize}" font-weight="600" fill="${PAINT.ink}" paint-order="stroke" stroke="${PAINT.paper}" stroke-width="4" stroke-linejoin="round">${marks.map(
    (mark, k) => {
      const box = boxes[k];
      return box === undefined ? null : html`<text x="${px(box.x + 2)}" y="${px(box.y + box.height * 0.78)}">${mark.label}</text>`;
    },
  )}</g>`;
}

const spotOf = ({ across, up }: OfferMark, { x, y }: PlaneFrame): Spot => ({ x: x(across), y: y(up) });

function shape({ kind, name }: OfferMark, { x, y }: Spot, r: number): Html {
  const title = html`<title>${name}</title>`;
  return kind === "offer"
    ? html`<path d="M${px(x)} ${px(y - r - 2)}l${r + 2} ${r + 2}l${-r - 2} ${r + 2}l${-r - 2} ${-r - 2}z" fill="${PAINT.ink}">${title}</path>`
    : html`<circle cx="${px(x)}" cy="${px(y)}" r="${r}" fill="${PAINT.accent}">${title}</circle>`;
}
