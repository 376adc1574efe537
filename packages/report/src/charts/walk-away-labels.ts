import { labelsOf } from "../labels.ts";
import { cutToWidth, estimatedWidth } from "./estimated-width.ts";
import type { Box } from "./place-labels.ts";
import type { PlaneFrame } from "./plane-frame.ts";

export interface WalkAwayLabel {
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
  readonly x: number;
  readonly box: Box;
}

/** What the walk-away lines of a picture say; nothing in a small one. */
export function walkAwayLabels({ analysis, axes, size, x, y, left, right, top, bottom, fontSize }: PlaneFrame): readonly WalkAwayLabel[] {
  if (size === "small") return [];
  const labels = labelsOf(analysis);
  const [across, up] = axes.map((party) => ({
    value: analysis.reservationValues[party] ?? Number.NaN,
    name: labels.parties[party] ?? "",
    points: labels.points(party, analysis.reservationValues[party] ?? Number.NaN),
  }));
  const text = (of: typeof across) =>
    size === "wide" ? `${cutToWidth(of?.name ?? "", fontSize, 260)} walks away below ${of?.points}` : `walks away < ${of?.points}`;
  const width = (of: typeof across) => estimatedWidth(text(of), fontSize - 1);
  const height = fontSize + 3;
  const dx = x(across?.value ?? Number.NaN);
  const dy = y(up?.value ?? Number.NaN);
  const isNearRight = dx + width(across) + 6 > right;
  const acrossX = isNearRight ? dx - 5 : dx + 5;
  const upY = dy - height < top ? dy + 2 : dy - height - 1;
  return [
    {
      text: text(across),
      anchor: isNearRight ? "end" : "start",
      x: acrossX,
      box: { x: isNearRight ? acrossX - width(across) : acrossX, y: bottom - height - 2, width: width(across), height },
    },
    { text: text(up), anchor: "start", x: left + 5, box: { x: left + 5, y: upY, width: width(up), height } },
  ];
}
