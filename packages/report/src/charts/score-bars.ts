import type { Implementation } from "@detente/engine";
import { type Html, html } from "../html.ts";
import { percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import { cutToWidth } from "./estimated-width.ts";
import { PAINT, px } from "./paint.ts";
import { svgPicture } from "./svg-picture.ts";

const SIZES = {
  wide: { width: 960, left: 270, right: 870, row: 30, fontSize: 14 },
  narrow: { width: 344, left: 4, right: 280, row: 46, fontSize: 12 },
} as const;
const TOP = 34;
const BAR = 16;
/** Of 0, 1, 2, 3: the fuller, the stronger. */
const STRENGTHS = [0, 0.28, 0.6, 1] as const;
const LEVELS = ["not begun", "minimal", "intermediate", "full"] as const;

/** One bar of the picture: how many stipulations of a theme have which score. */
export interface ScoreBar extends Implementation {
  readonly name: string;
}

/** Each theme as a bar divided by scores, full implementation first. An SVG; `id` must be the only one of its name on the page. A table holds the same. */
export function scoreBars(bars: readonly ScoreBar[], { size, id }: { readonly size: keyof typeof SIZES; readonly id: string }): Html {
  const { width, row, fontSize } = SIZES[size];
  const height = TOP + bars.length * row + 8;
  return svgPicture(
    {
      id,
      title: "Scores of the stipulations of each theme",
      description: "Each bar is divided by how many stipulations have which score. The table below holds the same numbers.",
      width,
      height,
      fontSize,
    },
    html`${legend(size)}
${bars.map((bar, k) => barOf(bar, { size, top: TOP + k * row }))}`,
  );
}

function legend(size: keyof typeof SIZES): Html {
  const { left, fontSize } = SIZES[size];
  const step = size === "wide" ? 120 : 84;
  return html`${[3, 2, 1, 0].map((level, k) => {
    const x = left + k * step;
    return html`${segment({ x, y: 4, width: 10, height: 10, level })}<text x="${x + 15}" y="${fontSize}" fill="${PAINT.quiet}" font-size="${fontSize - 2}">${LEVELS[level] ?? ""}</text>`;
  })}`;
}

interface Segment {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly level: number;
}

const segment = ({ x, y, width, height, level }: Segment): Html =>
  html`<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${PAINT.accent}" fill-opacity="${STRENGTHS[level] ?? 0}" stroke="${PAINT.cloud}" stroke-width="1"/>`;

function barOf({ name, share, levels }: ScoreBar, { size, top }: { readonly size: keyof typeof SIZES; readonly top: number }): Html {
  const { left, right, fontSize } = SIZES[size];
  const isWide = size === "wide";
  const counted = levels.reduce((sum, count) => sum + count);
  const label = plainText(name);
  const y = isWide ? top + 6 : top + 20;
  let from = left;
  const segments = [3, 2, 1, 0].flatMap((level) => {
    const count = levels[level] ?? 0;
    const width = counted === 0 ? 0 : ((right - left) * count) / counted;
    const x = from;
    from += width;
    return count === 0 ? [] : [segment({ x, y, width, height: BAR, level })];
  });
  const words = levels.map((count, level) => `${count} ${LEVELS[level] ?? ""}`).join(", ");
  return html`<g><title>${label}: ${words}</title><text x="${isWide ? left - 12 : left}" y="${isWide ? y + 13 : top + 14}" text-anchor="${isWide ? "end" : "start"}" fill="${PAINT.ink}">${cutToWidth(label, fontSize, isWide ? left - 14 : 330)}</text>${segments}<text x="${right + 8}" y="${y + 13}" fill="${PAINT.quiet}">${share === null ? "–" : percentText(share)}</text></g>
`;
}
