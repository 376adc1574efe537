import { type ScaleLinear, scaleLinear } from "d3-scale";
import { type Html, html } from "../html.ts";
import { cutToWidth } from "./estimated-width.ts";
import { PAINT, px } from "./paint.ts";
import { svgPicture } from "./svg-picture.ts";

/** Values of one party on one scale, with the line below which it is better off without agreement. */
export interface ValueScale {
  readonly title: string;
  readonly axis: string;
  readonly line: { readonly name: string; readonly value: number; readonly band: ValueBand | null };
  readonly rows: readonly ScaleRow[];
  readonly points: (value: number) => string;
}

export interface ScaleRow {
  readonly name: string;
  /** A diamond or a circle. */
  readonly mark: "offer" | "course";
  readonly value: number;
  readonly band: ValueBand | null;
}

interface ValueBand {
  readonly low: number;
  readonly high: number;
}

const SIZES = {
  wide: { width: 960, left: 170, right: 940, row: 42, fontSize: 14, ticks: 8 },
  narrow: { width: 344, left: 8, right: 336, row: 52, fontSize: 12, ticks: 5 },
} as const;
const TOP = 30;
const BOTTOM = 44;
const BAND = 12;

type Size = keyof typeof SIZES;

interface Frame {
  readonly size: Size;
  readonly x: ScaleLinear<number, number>;
  readonly height: number;
}

/** A row a value: its mark, its band as a bar behind it, and the line through all. An SVG; `id` must be the only one of its name on the page. A table holds the same numbers. */
export function valueScale(scale: ValueScale, { size, id }: { readonly size: Size; readonly id: string }): Html {
  const { width, left, right, row, fontSize } = SIZES[size];
  const height = TOP + scale.rows.length * row + BOTTOM;
  const frame = { size, height, x: scaleLinear(extentOf(scale), [left, right]) };
  return svgPicture(
    {
      id,
      title: scale.title,
      description: `One row a value, its band behind it; the dashed line is ${scale.line.name}. The table below holds the same numbers.`,
      width,
      height,
      fontSize,
    },
    html`${axis(scale, frame)}
${lineLayer(scale, frame)}
${scale.rows.map((each, k) => rowLayer(each, scale, { frame, top: TOP + k * row }))}`,
  );
}

/** All that is drawn, with a little air; a single value gets one point on either side. */
function extentOf({ line, rows }: ValueScale): [number, number] {
  const values = [line, ...rows].flatMap(({ value, band }) => [value, ...(band === null ? [] : [band.low, band.high])]);
  const [low, high] = [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
  const air = high > low ? (high - low) * 0.04 : 1;
  return [low - air, high + air];
}

function axis({ axis: name }: ValueScale, { size, x, height }: Frame): Html {
  const { left, right, fontSize, ticks } = SIZES[size];
  const bottom = height - BOTTOM;
  const text = x.tickFormat(ticks);
  return html`<path d="M${left} ${bottom}H${right}" stroke="${PAINT.rule}"/>
<g fill="${PAINT.quiet}" font-size="${fontSize - 1.5}" text-anchor="middle">${x.ticks(ticks).map((tick) => html`<text x="${px(x(tick))}" y="${bottom + fontSize + 2}">${text(tick)}</text>`)}</g>
<text x="${right}" y="${height - 6}" text-anchor="end" fill="${PAINT.ink}" font-size="${fontSize - 1}">${cutToWidth(name, fontSize - 1, right - left)}</text>`;
}

function lineLayer({ line, points }: ValueScale, { size, x, height }: Frame): Html {
  const { left, right, fontSize } = SIZES[size];
  const bottom = height - BOTTOM;
  const at = x(line.value);
  const isRight = at > (left + right) / 2;
  const band =
    line.band === null
      ? null
      : html`<rect x="${px(x(line.band.low))}" y="${TOP - 8}" width="${px(x(line.band.high) - x(line.band.low))}" height="${bottom - TOP + 8}" fill="${PAINT.ink}" opacity="0.07"/>`;
  return html`${band}<path d="M${px(at)} ${TOP - 12}V${bottom}" stroke="${PAINT.ink}" stroke-width="1.2" stroke-dasharray="5 4"/>
<text x="${px(isRight ? at + 4 : at - 4)}" y="${fontSize}" text-anchor="${isRight ? "end" : "start"}" fill="${PAINT.ink}" font-size="${fontSize - 1}">${line.name} ${points(line.value)}</text>`;
}

function rowLayer(
  { name, mark, value, band }: ScaleRow,
  { points }: ValueScale,
  { frame, top }: { readonly frame: Frame; readonly top: number },
): Html {
  const { size, x } = frame;
  const { left, right, row, fontSize } = SIZES[size];
  const isWide = size === "wide";
  const y = isWide ? top + row / 2 + 5 : top + row - 13;
  const told = band === null ? points(value) : `${points(value)}, nine times of ten between ${points(band.low)} and ${points(band.high)}`;
  const label = cutToWidth(name, fontSize, isWide ? left - 16 : right - left);
  const bar =
    band === null
      ? null
      : html`<rect x="${px(x(band.low))}" y="${px(y - BAND / 2)}" width="${px(Math.max(1.5, x(band.high) - x(band.low)))}" height="${BAND}" rx="2" fill="${PAINT.accent}" opacity="0.28"/>`;
  const shape =
    mark === "offer"
      ? html`<path d="M${px(x(value))} ${px(y - 8)}l8 8l-8 8l-8 -8z" fill="${PAINT.ink}" stroke="${PAINT.paper}" stroke-width="1.5"/>`
      : html`<circle cx="${px(x(value))}" cy="${px(y)}" r="6" fill="${PAINT.accent}" stroke="${PAINT.paper}" stroke-width="1.5"/>`;
  return html`<g><title>${name}: ${told}</title><text x="${isWide ? left - 14 : left}" y="${px(isWide ? y + fontSize * 0.36 : top + 14)}" text-anchor="${isWide ? "end" : "start"}" fill="${PAINT.ink}" paint-order="stroke" stroke="${PAINT.paper}" stroke-width="4" stroke-linejoin="round">${label}</text>${bar}${shape}<text x="${px(x(value))}" y="${px(y - 11)}" text-anchor="middle" fill="${PAINT.ink}" font-size="${fontSize - 1}" paint-order="stroke" stroke="${PAINT.paper}" stroke-width="4" stroke-linejoin="round">${points(value)}</text></g>
`;
}
