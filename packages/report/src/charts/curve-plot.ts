import { type ScaleLinear, scaleLinear } from "d3-scale";
import { type Html, html } from "../html.ts";
import { percentText } from "../numbers.ts";
import { PAINT, px } from "./paint.ts";
import { svgPicture } from "./svg-picture.ts";

/** Chances from 0 to 1 over a whole number, such as belief over visits. */
export interface Curve {
  readonly title: string;
  readonly description: string;
  readonly across: string;
  readonly line: readonly CurvePoint[];
  /** Single dots beside the line, such as what a find would do. */
  readonly dots: readonly CurvePoint[];
  /** Horizontal lines, such as a goal. */
  readonly levels: readonly { readonly name: string; readonly y: number }[];
  /** Points of the line that are named. */
  readonly marks: readonly (CurvePoint & { readonly name: string })[];
}

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

const SIZES = {
  wide: { width: 960, height: 400, left: 64, right: 930, fontSize: 14, ticks: 10 },
  narrow: { width: 344, height: 280, left: 48, right: 334, fontSize: 11.5, ticks: 5 },
} as const;
const TOP = 22;
const FOOT = 46;
const SHARES = [0, 0.25, 0.5, 0.75, 1];
/** A line with more points than this is drawn without a dot at each. */
const MOST_DOTTED = 40;

type Size = keyof typeof SIZES;

interface Frame {
  readonly size: Size;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

/** A curve of chances as an SVG; `id` must be the only one of its name on the page. The table beside it holds the same numbers. */
export function curvePlot(curve: Curve, { size, id }: { readonly size: Size; readonly id: string }): Html {
  const { width, height, left, right, fontSize } = SIZES[size];
  const most = [...curve.line, ...curve.dots].reduce((max, point) => Math.max(max, point.x), 1);
  const frame = { size, x: scaleLinear([0, most], [left, right]), y: scaleLinear([0, 1], [height - FOOT, TOP]) };
  return svgPicture(
    { id, title: curve.title, description: curve.description, width, height, fontSize },
    html`${axes(curve, frame)}
${dotsAndLine(curve, frame)}
${levels(curve, frame)}
${marks(curve, frame)}`,
  );
}

function axes({ across }: Curve, { size, x, y }: Frame): Html {
  const { height, left, right, fontSize, ticks } = SIZES[size];
  const whole = x.ticks(ticks).filter(Number.isInteger);
  return html`<g stroke="${PAINT.rule}">${SHARES.map((share) => html`<path d="M${left} ${px(y(share))}H${right}"/>`)}</g>
<g fill="${PAINT.quiet}" font-size="${fontSize - 1}"><g text-anchor="end">${SHARES.map((share) => html`<text x="${left - 8}" y="${px(y(share) + fontSize * 0.36)}">${share * 100} %</text>`)}</g>
<g text-anchor="middle">${whole.map((tick) => html`<text x="${px(x(tick))}" y="${height - FOOT + 18}">${tick.toLocaleString("en-US")}</text>`)}</g>
<text x="${px((left + right) / 2)}" y="${height - 6}" text-anchor="middle">${across}</text></g>`;
}

/** The name stands above its line, or below where another line's name is in the way. */
function levels(curve: Curve, { size, y }: Frame): Html {
  const { left, right, fontSize } = SIZES[size];
  const sorted = [...curve.levels].sort((a, b) => b.y - a.y);
  return html`<g fill="${PAINT.ink}" font-size="${fontSize - 1}" text-anchor="end">${sorted.map((level, k) => {
    const above = sorted[k - 1];
    const isCrowded = above !== undefined && y(level.y) - y(above.y) < fontSize * 1.4;
    const baseline = y(level.y) + (isCrowded ? fontSize + 1 : -5);
    return html`<path d="M${left} ${px(y(level.y))}H${right}" stroke="${PAINT.ink}" stroke-width="1.2" stroke-dasharray="5 4"/><text x="${right}" y="${px(baseline)}" paint-order="stroke" stroke="${PAINT.paper}" stroke-width="4" stroke-linejoin="round">${level.name}</text>`;
  })}</g>`;
}

function dotsAndLine({ line, dots }: Curve, { x, y }: Frame): Html {
  const path = line.map((point, k) => `${k === 0 ? "M" : "L"}${px(x(point.x))} ${px(y(point.y))}`).join("");
  const told = (point: CurvePoint) => html`<title>${point.x}: ${percentText(point.y)}</title>`;
  return html`<g fill="${PAINT.paper}" stroke="${PAINT.quiet}" stroke-width="1.5">${dots.map((point) => html`<circle cx="${px(x(point.x))}" cy="${px(y(point.y))}" r="4">${told(point)}</circle>`)}</g>
<path d="${path}" fill="none" stroke="${PAINT.accent}" stroke-width="2"/>
<g fill="${PAINT.accent}">${line.length > MOST_DOTTED ? null : line.map((point) => html`<circle cx="${px(x(point.x))}" cy="${px(y(point.y))}" r="3.5">${told(point)}</circle>`)}</g>`;
}

function marks(curve: Curve, { size, x, y }: Frame): Html {
  const { right, fontSize } = SIZES[size];
  return html`<g paint-order="stroke" stroke="${PAINT.paper}" stroke-width="4" stroke-linejoin="round">${curve.marks.map((mark) => {
    const isLeft = x(mark.x) > right * 0.6;
    // Beside the line and not on it: below where it rises, above where it falls.
    const baseline = y(mark.y) + (curve.line[0] !== undefined && curve.line[0].y < mark.y ? fontSize + 8 : -10);
    return html`<circle cx="${px(x(mark.x))}" cy="${px(y(mark.y))}" r="6" fill="${PAINT.accent}"/><text x="${px(x(mark.x) + (isLeft ? -2 : 2))}" y="${px(baseline)}" text-anchor="${isLeft ? "end" : "start"}" fill="${PAINT.accent}" font-weight="600">${mark.name}</text>`;
  })}</g>`;
}
