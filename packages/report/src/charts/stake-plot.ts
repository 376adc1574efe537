import { type ScaleLinear, scaleLinear } from "d3-scale";
import { type Html, html } from "../html.ts";
import { cutToWidth } from "./estimated-width.ts";
import { PAINT, px } from "./paint.ts";
import { svgPicture } from "./svg-picture.ts";

/** Two lines of points over the states of a plan, for one party: its own scale, never another's. */
export interface StakePlot {
  /** Short: it stands above the picture, also where that is narrow. */
  readonly title: string;
  readonly description: string;
  readonly across: string;
  /** One value a state. The first is drawn full, with round dots; the second dashed, with square ones. */
  readonly lines: readonly [StakeLine, StakeLine];
  /** A horizontal line that the second should not cross. */
  readonly limit: { readonly name: string; readonly y: number };
}

export interface StakeLine {
  readonly name: string;
  readonly values: readonly number[];
  /** What a dot says of itself. */
  readonly told: (state: number) => string;
}

const SIZES = {
  wide: { width: 960, height: 330, left: 64, right: 936, fontSize: 14, ticks: 18 },
  narrow: { width: 344, height: 270, left: 46, right: 336, fontSize: 11.5, ticks: 6 },
} as const;
const TOP = 54;
const FOOT = 44;

type Size = keyof typeof SIZES;

interface Frame {
  readonly size: Size;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

/** An SVG; `id` must be the only one of its name on the page. A table beside it holds the same numbers. */
export function stakePlot(plot: StakePlot, { size, id }: { readonly size: Size; readonly id: string }): Html {
  const { width, height, left, right, fontSize } = SIZES[size];
  const values = [0, plot.limit.y, ...plot.lines.flatMap((line) => line.values)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const last = Math.max(1, plot.lines[0].values.length - 1);
  const y = scaleLinear([low, high === low ? low + 1 : high], [height - FOOT, TOP]).nice(6);
  const frame = { size, x: scaleLinear([0, last], [left, right]), y };
  return svgPicture(
    { id, title: `${plot.title}: ${plot.lines[0].name} and ${plot.lines[1].name}`, description: plot.description, width, height, fontSize },
    html`${axes(plot, frame)}
${limit(plot, frame)}
${line(plot.lines[1], frame, "second")}
${line(plot.lines[0], frame, "first")}
${key(plot, frame)}`,
  );
}

function axes({ across }: StakePlot, { size, x, y }: Frame): Html {
  const { height, left, right, fontSize, ticks } = SIZES[size];
  const whole = x.ticks(ticks).filter(Number.isInteger);
  return html`<g stroke="${PAINT.rule}">${y.ticks(6).map((tick) => html`<path d="M${left} ${px(y(tick))}H${right}"/>`)}</g>
<path d="M${left} ${px(y(0))}H${right}" stroke="${PAINT.cloud}"/>
<g fill="${PAINT.quiet}" font-size="${fontSize - 1}"><g text-anchor="end">${y.ticks(6).map((tick) => html`<text x="${left - 8}" y="${px(y(tick) + fontSize * 0.36)}">${tick.toLocaleString("en-US").replace("-", "−")}</text>`)}</g>
<g text-anchor="middle">${whole.map((tick) => html`<text x="${px(x(tick))}" y="${height - FOOT + 18}">${tick}</text>`)}</g>
<text x="${px((left + right) / 2)}" y="${height - 6}" text-anchor="middle">${across}</text></g>`;
}

/** Its name stands at that end of it where the lines keep further away. */
function limit({ limit: { name, y: at }, lines }: StakePlot, { size, y }: Frame): Html {
  const { left, right, fontSize } = SIZES[size];
  const near = Math.ceil(lines[0].values.length / NAME_SHARE);
  const clearance = (from: number, to?: number): number =>
    lines.flatMap(({ values }) => values.slice(from, to)).reduce((least, value) => Math.min(least, Math.abs(value - at)), Infinity);
  const isLeft = clearance(0, near) > clearance(-near);
  return html`<path d="M${left} ${px(y(at))}H${right}" stroke="${PAINT.ink}" stroke-width="1.2" stroke-dasharray="2 4"/>
<text x="${isLeft ? left + 6 : right}" y="${px(y(at) - 5)}" text-anchor="${isLeft ? "start" : "end"}" font-size="${fontSize - 1}" fill="${PAINT.ink}" paint-order="stroke" stroke="${PAINT.paper}" stroke-width="4" stroke-linejoin="round">${name}</text>`;
}

/** A name takes a third of the width at most. */
const NAME_SHARE = 3;

const STYLES = {
  first: { colour: PAINT.accent, dashes: "none" },
  second: { colour: PAINT.ink, dashes: "7 4" },
} as const;

function line({ values, told }: StakeLine, { x, y }: Frame, which: keyof typeof STYLES): Html {
  const { colour, dashes } = STYLES[which];
  const path = values.map((value, k) => `${k === 0 ? "M" : "L"}${px(x(k))} ${px(y(value))}`).join("");
  return html`<path d="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"/>
<g fill="${colour}">${values.map((value, k) => dot(which, { x: x(k), y: y(value), told: told(k) }))}</g>`;
}

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly told: string;
}

function dot(which: keyof typeof STYLES, { x, y, told }: Dot): Html {
  return which === "first"
    ? html`<circle cx="${px(x)}" cy="${px(y)}" r="4"><title>${told}</title></circle>`
    : html`<rect x="${px(x - 3.5)}" y="${px(y - 3.5)}" width="7" height="7"><title>${told}</title></rect>`;
}

/** The names of the lines above the picture, each after a piece of its line. */
function key({ title, lines }: StakePlot, { size }: Frame): Html {
  const { left, right, fontSize } = SIZES[size];
  const between = (right - left) / 2;
  return html`<text x="${left}" y="${fontSize + 2}" fill="${PAINT.ink}" font-weight="600">${cutToWidth(title, fontSize, right - left)}</text>
<g font-size="${fontSize - 1}" fill="${PAINT.ink}">${lines.map(({ name }, k) => {
    const which = k === 0 ? "first" : "second";
    const { colour, dashes } = STYLES[which];
    const from = left + k * Math.min(between, 220);
    const y = fontSize * 2 + 6;
    return html`<path d="M${from} ${y}h28" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"/>${dotOnly(which, from + 14, y)}<text x="${from + 36}" y="${px(y + fontSize * 0.34)}">${name}</text>`;
  })}</g>`;
}

const dotOnly = (which: keyof typeof STYLES, x: number, y: number): Html => {
  const { colour } = STYLES[which];
  return which === "first"
    ? html`<circle cx="${x}" cy="${y}" r="4" fill="${colour}"/>`
    : html`<rect x="${x - 3.5}" y="${y - 3.5}" width="7" height="7" fill="${colour}"/>`;
};
