import { type Html, html } from "../html.ts";
import { labelsOf } from "../labels.ts";
import { type PlaneMark, planeMarks } from "../plane-marks.ts";
import { cutToWidth, estimatedWidth } from "./estimated-width.ts";
import { PAINT, px } from "./paint.ts";
import { type Box, leaderEnd, type LabelWish, type Obstacle, placeLabels, type Spot } from "./place-labels.ts";
import type { PlaneFrame } from "./plane-frame.ts";
import { walkAwayLabels } from "./walk-away-labels.ts";

interface DrawnMark extends PlaneMark, Spot {
  readonly label: string;
  /** Points, printed quietly after the name; empty where there is no room. */
  readonly detail: string;
}

const LONGEST_LABEL = { solution: 420, position: 290 } as const;
/** A leader line is drawn only where the label stands farther off than this. */
const LEADER_FROM = 12;
const MOST_FRONTIER_OBSTACLES = 400;

/** Solutions and positions with their labels, and the labels of the walk-away lines. */
export function markLayer(frame: PlaneFrame): Html {
  const marks = drawnMarks(frame);
  const walkAways = walkAwayLabels(frame);
  const wishes = marks.map((mark) => wishOf(mark, frame));
  const boxes = placeLabels(wishes, {
    bounds: { x: frame.left + 2, y: frame.top, width: frame.right - frame.left - 2, height: frame.bottom - frame.top - 2 },
    taken: [...walkAways.map(({ box }) => box), ...marks.map(({ x, y }) => ({ x: x - 5, y: y - 5, width: 10, height: 10 }))],
    obstacles: [...thinned(frontierObstacles(frame)), ...cloudObstacles(frame)],
  });
  return html`<g font-size="${frame.fontSize}" paint-order="stroke" stroke="${PAINT.paper}" stroke-width="3" stroke-linejoin="round">${walkAways.map(
    ({ text, box, anchor, x }) =>
      html`<text x="${px(x)}" y="${px(box.y + box.height * 0.78)}" text-anchor="${anchor}" fill="${PAINT.quiet}" font-size="${frame.fontSize - 1}">${text}</text>`,
  )}</g>
<g>${marks.map((mark, i) => (boxes[i] ? leader(mark, boxes[i]) : null))}</g>
<g stroke-width="1.6">${[...marks].reverse().map((mark) => markShape(mark, frame))}</g>
<g font-size="${frame.fontSize}" paint-order="stroke" stroke="${PAINT.paper}" stroke-width="4" stroke-linejoin="round">${marks.map((mark, i) => (boxes[i] ? markLabel(mark, boxes[i]) : null))}</g>`;
}

function drawnMarks({ analysis, axes, size, x, y, fontSize }: PlaneFrame): readonly DrawnMark[] {
  const labels = labelsOf(analysis);
  return planeMarks(analysis).map((mark) => {
    const points = axes.map((party) => labels.points(party, mark.utilities[party] ?? Number.NaN)).join(" / ");
    return {
      ...mark,
      x: x(mark.utilities[axes[0]] ?? 0),
      y: y(mark.utilities[axes[1]] ?? 0),
      label: size === "wide" ? cutToWidth(mark.name, fontSize, LONGEST_LABEL[mark.kind]) : mark.letter,
      detail: size === "wide" ? ` ${points}` : "",
    };
  });
}

function wishOf({ x, y, label, detail }: DrawnMark, { fontSize }: PlaneFrame): LabelWish {
  return { x, y, width: estimatedWidth(label + detail, fontSize) + 4, height: fontSize + 4 };
}

function markShape({ kind, x, y, name, utilities, bands }: DrawnMark, { analysis, axes, size, x: across, y: up }: PlaneFrame): Html {
  const r = size === "wide" ? 5.5 : 4;
  const [acrossBand, upBand] = axes.map((party) => bands?.[party] ?? null);
  const whiskers =
    kind === "solution" && size === "wide" && acrossBand && upBand
      ? html`<path d="M${px(across(acrossBand.low))} ${px(y)}H${px(across(acrossBand.high))}M${px(x)} ${px(up(upBand.low))}V${px(up(upBand.high))}" stroke="${PAINT.accent}" stroke-width="1" opacity="0.45"/>`
      : null;
  const shape =
    kind === "solution"
      ? html`<circle cx="${px(x)}" cy="${px(y)}" r="${r}" fill="${PAINT.accent}" stroke="${PAINT.paper}"/>`
      : html`<path d="M${px(x)} ${px(y - r - 1)}l${r + 1} ${r + 1}l${-r - 1} ${r + 1}l${-r - 1} ${-r - 1}z" fill="${PAINT.paper}" stroke="${PAINT.ink}"/>`;
  return html`<g>${whiskers}${shape}<title>${name}: ${labelsOf(analysis).vector(utilities)}</title></g>`;
}

function leader(mark: DrawnMark, box: Box): Html | null {
  const end = leaderEnd(box, mark);
  if (Math.hypot(end.x - mark.x, end.y - mark.y) < LEADER_FROM) return null;
  return html`<path d="M${px(mark.x)} ${px(mark.y)}L${px(end.x)} ${px(end.y)}" stroke="${PAINT.quiet}" stroke-width="0.8"/>`;
}

function markLabel({ label, detail, kind, x }: DrawnMark, box: Box): Html {
  // A label left of its mark ends at the mark, so that an estimate too wide leaves no gap.
  const isLeft = box.x + box.width < x;
  const colour = kind === "solution" ? PAINT.accent : PAINT.ink;
  return html`<text x="${px(isLeft ? box.x + box.width - 2 : box.x + 2)}" y="${px(box.y + box.height * 0.76)}" text-anchor="${isLeft ? "end" : "start"}" fill="${colour}" font-weight="600">${label}<tspan fill="${PAINT.ink}" font-weight="400">${detail}</tspan></text>`;
}

function frontierObstacles({ analysis, axes, x, y }: PlaneFrame): readonly Obstacle[] {
  return analysis.frontier.points.map(({ utilities }) => ({ x: x(utilities[axes[0]] ?? 0), y: y(utilities[axes[1]] ?? 0), weight: 1 }));
}

/** A label on the cloud is harder to read than one beside it, the more so where the cloud is dark. */
function cloudObstacles({ analysis: { density }, axes, x, y }: PlaneFrame): readonly Obstacle[] {
  if (!density || density.axes[0] !== axes[0] || density.axes[1] !== axes[1]) return [];
  const { across, up, columns, rows, cells } = density;
  const most = Math.log1p(cells.reduce((max, { count }) => Math.max(max, count), 1));
  return cells.map(({ column, row, count }) => ({
    x: x(across.from + ((column + 0.5) / columns) * (across.to - across.from)),
    y: y(up.from + ((row + 0.5) / rows) * (up.to - up.from)),
    weight: 0.16 * (Math.log1p(count) / most),
  }));
}

function thinned(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const step = Math.ceil(obstacles.length / MOST_FRONTIER_OBSTACLES);
  return obstacles.filter((_, i) => i % step === 0);
}
