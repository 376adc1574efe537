import type { Analysis, IssueReading } from "@detente/engine";
import { scaleLinear } from "d3-scale";
import { type Html, html } from "../html.ts";
import { labelsOf } from "../labels.ts";
import { percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import { cutToWidth } from "./estimated-width.ts";
import { issuesByContrast } from "./issues-by-contrast.ts";
import { PAINT, px } from "./paint.ts";
import { svgPicture } from "./svg-picture.ts";

interface Layout {
  readonly width: number;
  readonly rowHeight: number;
  readonly fontSize: number;
  /** Where the issue's name goes: beside its bars, or on a line above them. */
  readonly nameAbove: boolean;
  readonly nameWidth: number;
  /** Where the bars of each party begin, which way they grow, and how far they may. */
  readonly columns: readonly { readonly base: number; readonly sign: 1 | -1; readonly room: number }[];
  readonly opposedFrom: number;
  readonly opposedTo: number;
}

const TOP = 44;

/**
 * Each issue a row: how much each party cares (two parties: bars growing apart from a middle line; more: a column each) and
 * how opposed they are. An SVG; `id` must be the only one of its name on the page.
 */
export function issueTradeOffs(analysis: Analysis, settings: { readonly size: "wide" | "narrow"; readonly id: string }): Html {
  const layout = layoutOf(settings.size, analysis.parties.length);
  const issues = issuesByContrast(analysis);
  const most = issues.flatMap((issue) => issue.care).reduce((max, share) => Math.max(max, share), 0.01);
  const height = TOP + issues.length * layout.rowHeight + 8;
  const { id } = settings;
  return svgPicture(
    {
      id,
      title: "What each party cares about, issue by issue",
      description: `Bars for ${labelsOf(analysis).parties.join(", ")}, and how opposed they are on each issue. The table below holds the same numbers.`,
      width: layout.width,
      height,
      fontSize: layout.fontSize,
    },
    html`${header(analysis, layout)}
${issues.map((issue, i) => issueRow(issue, layout, { top: TOP + i * layout.rowHeight, most }))}`,
  );
}

function layoutOf(size: "wide" | "narrow", parties: number): Layout {
  const wide = size === "wide";
  const width = wide ? 960 : 344;
  const nameWidth = wide ? 290 : width;
  const opposedFrom = wide ? 790 : 268;
  const left = wide ? nameWidth + 10 : 0;
  const right = opposedFrom - (wide ? 40 : 14);
  const numberRoom = wide ? 52 : 40;
  const middle = (left + right) / 2;
  const step = (right - left) / parties;
  const columns =
    parties === 2
      ? ([-1, 1] as const).map((sign) => ({ base: middle, sign, room: (right - left) / 2 - numberRoom }))
      : Array.from({ length: parties }, (_, i) => ({ base: left + i * step, sign: 1 as const, room: Math.max(4, step - numberRoom) }));
  return {
    width,
    rowHeight: wide ? 30 : 46,
    fontSize: wide ? 14 : 12,
    nameAbove: !wide,
    nameWidth,
    columns,
    opposedFrom,
    opposedTo: width - (wide ? 12 : 6),
  };
}

function header(analysis: Analysis, { columns, fontSize, opposedFrom, opposedTo }: Layout): Html {
  const labels = labelsOf(analysis);
  const names = columns.map(({ base, sign, room }, i) => {
    const text = cutToWidth(labels.parties[i] ?? "", fontSize, room + (columns.length === 2 ? 30 : fontSize * 2));
    return html`<text x="${px(base + sign * (columns.length === 2 ? 6 : 0))}" y="18" text-anchor="${sign === 1 ? "start" : "end"}" fill="${i === 0 || columns.length > 2 ? PAINT.accent : PAINT.ink}">${text}</text>`;
  });
  return html`<g font-weight="600">${names}<text x="${px((opposedFrom + opposedTo) / 2)}" y="18" text-anchor="middle" fill="${PAINT.ink}">Opposed</text></g>
<g fill="${PAINT.quiet}" font-size="${fontSize - 2}"><text x="${px(opposedFrom)}" y="34" text-anchor="start">0</text><text x="${px(opposedTo)}" y="34" text-anchor="end">100 %</text></g>`;
}

/** `most`: the care that takes all the room a bar has. */
function issueRow(issue: IssueReading, layout: Layout, { top, most }: { readonly top: number; readonly most: number }): Html {
  const { nameAbove, fontSize, nameWidth, columns, opposedFrom, opposedTo } = layout;
  const barTop = nameAbove ? top + 18 : top + 6;
  const barHeight = nameAbove ? 14 : 16;
  const middle = barTop + barHeight / 2;
  const nameY = nameAbove ? top + 12 : middle + fontSize / 3;
  const opposed = scaleLinear([0, 1], [opposedFrom, opposedTo]);
  const bars = columns.map(({ base, sign, room }, i) => {
    const length = ((issue.care[i] ?? 0) / most) * room;
    return html`<rect x="${px(sign === 1 ? base + 1 : base - 1 - length)}" y="${px(barTop)}" width="${px(length)}" height="${barHeight}" fill="${i === 0 || columns.length > 2 ? PAINT.accent : PAINT.ink}" opacity="${i === 0 || columns.length > 2 ? 0.9 : 0.72}"/>
<text x="${px(base + sign * (length + 5))}" y="${px(middle + fontSize / 3)}" text-anchor="${sign === 1 ? "start" : "end"}" fill="${PAINT.quiet}" font-size="${fontSize - 1.5}">${percentText(issue.care[i] ?? 0)}</text>`;
  });
  return html`<g><title>${plainText(issue.name)}</title><path d="M0 ${px(top)}H${layout.width}" stroke="${PAINT.rule}" stroke-width="${nameAbove ? 0.8 : 0.6}"/>
<text x="0" y="${px(nameY)}" fill="${PAINT.ink}">${cutToWidth(plainText(issue.name), fontSize, nameWidth - 8)}</text>${bars}
<path d="M${px(opposedFrom)} ${px(middle)}H${px(opposedTo)}" stroke="${PAINT.rule}" stroke-width="2"/>
<path d="M${px(opposed(0.5))} ${px(middle - 4)}v8" stroke="${PAINT.quiet}"/>
<circle cx="${px(opposed(issue.opposed))}" cy="${px(middle)}" r="5" fill="${PAINT.ink}"/></g>`;
}
