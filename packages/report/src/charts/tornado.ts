import type { Analysis, TornadoBar } from "@detente/engine";
import { type ScaleLinear, scaleLinear } from "d3-scale";
import { type Html, html } from "../html.ts";
import { inputWords } from "../input-words.ts";
import { labelsOf } from "../labels.ts";
import { barResult, barValuePrinter } from "../sections/sensitivity-section.ts";
import { cutToWidth, estimatedWidth } from "./estimated-width.ts";
import { PAINT, px } from "./paint.ts";
import { svgPicture } from "./svg-picture.ts";

/** Bars shown for one result; the table has the rest. */
const MOST_BARS = 6;
const SIZES = {
  wide: { width: 960, left: 130, right: 830, fontSize: 14 },
  narrow: { width: 344, left: 62, right: 282, fontSize: 12 },
} as const;
const LEGEND_HEIGHT = 24;
const PANEL_HEAD = 44;
const PANEL_FOOT = 18;
const ROW_HEIGHT = 42;
const BAR_TOP = 19;
const BAR_HEIGHT = 14;

type Size = keyof typeof SIZES;

/** The bars of one result. */
interface Panel {
  readonly bars: readonly TornadoBar[];
  readonly likely: number | null;
  readonly top: number;
}

/**
 * For each result, which uncertain inputs move it most: pale from the likely result to where the input's low end takes it,
 * full to where its high end does. An SVG; `id` must be the only one of its name on the page.
 */
export function tornado(analysis: Analysis, settings: { readonly size: Size; readonly id: string }): Html {
  const { width, fontSize } = SIZES[settings.size];
  const panels = panelsOf(analysis);
  const height = panels.reduce((sum, panel) => sum + panelHeight(panel.bars), LEGEND_HEIGHT);
  const { id } = settings;
  return svgPicture(
    {
      id,
      title: "Which uncertain inputs move the results most",
      description:
        "One bar an input, from the result at the low end of its range to the result at the high end. The table below holds the same numbers.",
      width,
      height,
      fontSize,
    },
    html`${legend(fontSize)}
${panels.map((panel) => panelPicture(analysis, panel, settings.size))}`,
  );
}

function panelsOf({ parties, sensitivity }: Analysis): readonly Panel[] {
  const groups = [...Map.groupBy(sensitivity?.tornado ?? [], (bar) => `${bar.measure} ${bar.party}`).values()];
  let top = LEGEND_HEIGHT;
  return groups.map((group) => {
    const bars = group.slice(0, MOST_BARS);
    const party = parties.findIndex(({ id }) => id === bars[0]?.party);
    const likely = bars[0]?.measure === "zopaShare" ? sensitivity?.zopaShare.likely : sensitivity?.nash[party]?.likely;
    const panel = { bars, likely: likely ?? null, top };
    top += panelHeight(bars);
    return panel;
  });
}

function panelHeight(bars: readonly TornadoBar[]): number {
  return PANEL_HEAD + bars.length * ROW_HEIGHT + PANEL_FOOT;
}

function legend(fontSize: number): Html {
  const second = 16 + estimatedWidth("input at its low end", fontSize - 2) + 14;
  return html`<g fill="${PAINT.quiet}" font-size="${fontSize - 2}"><rect x="0" y="3" width="11" height="11" fill="${PAINT.accent}" opacity="0.38"/><text x="16" y="13">input at its low end</text>
<rect x="${px(second)}" y="3" width="11" height="11" fill="${PAINT.accent}"/><text x="${px(second + 16)}" y="13">at its high end</text></g>`;
}

function panelPicture(analysis: Analysis, { bars, likely, top }: Panel, size: Size): Html | null {
  const { width, left, right, fontSize } = SIZES[size];
  const labels = labelsOf(analysis);
  const [first] = bars;
  if (!first) return null;
  const print = barValuePrinter(first, analysis, labels);
  const x = scaleLinear(extentOf([likely, ...bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh])]), [left, right]);
  const rows = bars.map((bar, i) => {
    const rowTop = top + PANEL_HEAD + i * ROW_HEIGHT;
    const { name } = inputWords(bar.input, analysis, labels);
    return html`<g><title>${name}</title><text x="0" y="${px(rowTop + 14)}" fill="${PAINT.ink}">${cutToWidth(name, fontSize, width)}</text>${barPicture(bar, { x, top: rowTop + BAR_TOP, likely, print, fontSize: fontSize - 2 })}</g>`;
  });
  return html`<text x="0" y="${px(top + 24)}" font-weight="600" fill="${PAINT.ink}">${barResult(first, labels)}${likely === null ? null : html`<tspan font-weight="400" fill="${PAINT.quiet}">, likely ${print(likely)}</tspan>`}</text>
<path d="M0 ${px(top + 34)}H${width}" stroke="${PAINT.rule}"/>${rows}`;
}

/** From the least to the most of the values; a single one gets 1 on either side. */
function extentOf(values: readonly (number | null)[]): [number, number] {
  const known = values.flatMap((value) => value ?? []);
  const [low, high] = [
    known.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    known.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  ];
  if (high > low) return [low, high];
  return Number.isFinite(low) ? [low - 1, low + 1] : [0, 1];
}

interface BarSettings {
  readonly x: ScaleLinear<number, number>;
  readonly top: number;
  readonly likely: number | null;
  readonly print: (value: number | null) => string;
  readonly fontSize: number;
}

/** Ends on either side of the likely result share a bar; ends on the same side get half its height each. */
function barPicture({ atLow, atHigh }: TornadoBar, { x, top, likely, print, fontSize }: BarSettings): Html {
  const from = x(likely ?? atLow ?? atHigh ?? 0);
  const [low, high] = [atLow === null ? from : x(atLow), atHigh === null ? from : x(atHigh)];
  const isOneSided = (low - from) * (high - from) > 0;
  const height = isOneSided ? BAR_HEIGHT / 2 : BAR_HEIGHT;
  const rect = (end: number, y: number, opacity: number) =>
    html`<rect x="${px(Math.min(from, end))}" y="${px(y)}" width="${px(Math.abs(end - from))}" height="${px(height)}" fill="${PAINT.accent}" opacity="${opacity}"/>`;
  const text = (words: string, at: number, side: "left" | "right") =>
    html`<text x="${px(side === "left" ? at - 5 : at + 5)}" y="${px(top + BAR_HEIGHT / 2 + fontSize * 0.36)}" text-anchor="${side === "left" ? "end" : "start"}" font-size="${fontSize}" fill="${PAINT.quiet}">${words}</text>`;
  const [lowText, highText] = [print(atLow), print(atHigh)];
  const [leftText, rightText] = low <= high ? [lowText, highText] : [highText, lowText];
  const far = low + high > from * 2 ? Math.max(low, high) : Math.min(low, high);
  const texts = isOneSided
    ? text(`${leftText}, ${rightText}`, far, far < from ? "left" : "right")
    : html`${text(leftText, Math.min(low, high), "left")}${text(rightText, Math.max(low, high), "right")}`;
  return html`${rect(low, top, 0.38)}${rect(high, isOneSided ? top + height : top, 1)}<path d="M${px(from)} ${px(top - 3)}v${BAR_HEIGHT + 6}" stroke="${PAINT.ink}" stroke-width="1.2"/>${texts}`;
}
