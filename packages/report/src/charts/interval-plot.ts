import type { Standings } from "@detente/engine";
import { type Html, html } from "../html.ts";
import { intervalAxis } from "../standings/interval-axis.ts";
import { figureWords, hundredths } from "../standings/standing-words.ts";
import { plainText } from "../plain-text.ts";
import { cutToWidth } from "./estimated-width.ts";
import { nameWidth } from "./name-width.ts";
import { PAINT, px } from "./paint.ts";
import { svgPicture } from "./svg-picture.ts";

const SIZES = {
  wide: { width: 960, left: 250, right: 880, row: 30, fontSize: 14 },
  narrow: { width: 344, left: 6, right: 290, row: 44, fontSize: 12 },
} as const;
const TOP = 26;
const BOTTOM = 30;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

type Size = keyof typeof SIZES;

/** Each strategy's mean advantage as a dot on a line, its 95 % interval, the best on top. An SVG; `id` must be the only one of its name on the page. */
export function intervalPlot({ strategies }: Standings, { size, id }: { readonly size: Size; readonly id: string }): Html {
  const { width, right, row, fontSize } = SIZES[size];
  const left = size === "wide" ? nameWidth(strategies, SIZES.wide) : SIZES.narrow.left;
  const axis = intervalAxis(strategies.map(({ figures }) => figures.advantage));
  const x = (share: number): number => left + share * (right - left);
  const at = (value: number): number => x((value - axis.low) / (axis.high - axis.low));
  const height = TOP + strategies.length * row + BOTTOM;
  const ticks = TICKS.filter((tick) => tick >= axis.low && tick <= axis.high);
  return svgPicture(
    {
      id,
      title: "Mean advantage of each strategy with its 95 % interval",
      description: "0 is what no agreement is worth, 100 the best there is. The table below holds the same numbers.",
      width,
      height,
      fontSize,
    },
    html`<g stroke="${PAINT.rule}">${ticks.map((tick) => html`<path d="M${px(at(tick))} ${TOP - 6}V${height - BOTTOM + 4}"/>`)}</g>
<g fill="${PAINT.quiet}" font-size="${fontSize - 2}" text-anchor="middle">${ticks.map((tick) => html`<text x="${px(at(tick))}" y="${height - BOTTOM + 18}">${tick * 100}</text>`)}</g>
<text x="${left}" y="${fontSize}" fill="${PAINT.quiet}" font-size="${fontSize - 1}">Advantage, % of what could be gained over no agreement</text>
${strategies.map((standing, k) => rowOf(standing, { place: axis.place(standing.figures.advantage), x, y: TOP + (k + 0.5) * row, size, left }))}`,
  );
}

interface RowSettings {
  readonly place: readonly [number, number, number] | null;
  readonly x: (share: number) => number;
  readonly y: number;
  readonly size: Size;
  readonly left: number;
}

function rowOf({ strategy, rank, figures }: Standings["strategies"][number], { place, x, y, size, left }: RowSettings): Html {
  const { width, fontSize } = SIZES[size];
  const name = plainText(strategy);
  const isWide = size === "wide";
  const text = cutToWidth(`${rank}  ${name}`, fontSize, isWide ? left - 12 : width - 60);
  const baseline = isWide ? y + fontSize * 0.36 : y - 8;
  const dot = isWide ? y : y + 6;
  const label = hundredths(figures.advantage.mean);
  return html`<g><title>${name}: ${figureWords(figures.advantage)}</title><text x="${isWide ? left - 12 : 0}" y="${px(baseline)}" text-anchor="${isWide ? "end" : "start"}" fill="${PAINT.ink}">${text}</text>${
    place === null
      ? null
      : html`<path d="M${px(x(place[0]))} ${px(dot)}H${px(x(place[2]))}M${px(x(place[0]))} ${px(dot - 4)}v8M${px(x(place[2]))} ${px(dot - 4)}v8" stroke="${PAINT.accent}" stroke-width="2" opacity="0.6" fill="none"/><circle cx="${px(x(place[1]))}" cy="${px(dot)}" r="5" fill="${PAINT.accent}" stroke="${PAINT.paper}" stroke-width="1.5"/><text x="${px(x(place[2]) + 10)}" y="${px(dot + fontSize * 0.36)}" fill="${PAINT.quiet}" font-size="${fontSize - 1}">${label}</text>`
  }</g>`;
}
