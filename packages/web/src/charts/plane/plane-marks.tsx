import type { Analysis } from "@detente/engine";
import { leaderEnd, type LabelWish, placeLabels, type PlaneMark, planeMarks } from "@detente/report";
import { useMemo } from "react";
import { textWidth } from "../text-width.ts";
import { NARROW, type PlaneScale } from "./plane-scale.ts";

const FONT = 13;
const MOST_LENGTH = 30;

interface PlacedMark {
  readonly mark: PlaneMark;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Solutions and positions by name; on a telephone by letter, which the list below the picture explains. */
export function PlaneMarks({ analysis, scale }: { readonly analysis: Analysis; readonly scale: PlaneScale }) {
  const placed = useMemo(() => placedMarks(analysis, scale), [analysis, scale]);
  return (
    <g fontSize={FONT}>
      {placed.map(({ mark, label, x, y, box }) => {
        const end = leaderEnd(box, { x, y });
        return (
          <g key={`${mark.letter} ${mark.name}`} className={`mark mark-${mark.kind}`}>
            <path d={`M${x} ${y}L${end.x} ${end.y}`} className="mark-leader" />
            {mark.kind === "solution" ? <circle cx={x} cy={y} r="5" /> : <path d={`M${x} ${y - 6}l6 6l-6 6l-6 -6z`} />}
            <text x={box.x} y={box.y + box.height - 3}>
              {label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function placedMarks(analysis: Analysis, scale: PlaneScale): readonly PlacedMark[] {
  const { axes, left, right, top, bottom, width } = scale;
  const marks = planeMarks(analysis);
  const spots = marks.map(({ utilities }) => ({ x: scale.x(utilities[axes[0]] ?? 0), y: scale.y(utilities[axes[1]] ?? 0) }));
  const labels = marks.map(({ letter, name }) => (width < NARROW ? letter : cut(name)));
  const wishes = labels.map(
    (label, i): LabelWish => ({ ...(spots[i] ?? { x: 0, y: 0 }), width: textWidth(label, FONT), height: FONT + 3 }),
  );
  const boxes = placeLabels(wishes, {
    bounds: { x: left, y: top, width: right - left, height: bottom - top },
    taken: spots.map(({ x, y }) => ({ x: x - 6, y: y - 6, width: 12, height: 12 })),
    obstacles: analysis.frontier.points.map(({ utilities }) => ({
      x: scale.x(utilities[axes[0]] ?? 0),
      y: scale.y(utilities[axes[1]] ?? 0),
      weight: 1,
    })),
  });
  return marks.flatMap((mark, i) => {
    const [spot, box, label] = [spots[i], boxes[i], labels[i]];
    return spot && box && label !== undefined ? [{ mark, label, ...spot, box }] : [];
  });
}

const cut = (name: string): string => (name.length > MOST_LENGTH ? `${name.slice(0, MOST_LENGTH - 1).trimEnd()}…` : name);
