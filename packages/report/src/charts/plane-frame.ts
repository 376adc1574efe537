import type { Analysis } from "@detente/engine";
import { type ScaleLinear, scaleLinear } from "d3-scale";
import { planeMarks } from "../plane-marks.ts";

/** "wide" for a page, "narrow" for a telephone, "small" for one of many. */
export type PlaneSize = "wide" | "narrow" | "small";

/** Where things are in a picture of the utility plane. */
export interface PlaneFrame {
  readonly analysis: Analysis;
  /** Indices of the two parties: across and up. */
  readonly axes: readonly [number, number];
  readonly size: PlaneSize;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly fontSize: number;
}

const SIZES = {
  wide: { width: 960, height: 640, left: 52, right: 944, top: 34, bottom: 596, fontSize: 14 },
  narrow: { width: 344, height: 380, left: 34, right: 338, top: 34, bottom: 342, fontSize: 11 },
  small: { width: 300, height: 270, left: 32, right: 294, top: 26, bottom: 236, fontSize: 10.5 },
} as const;

export function planeFrame(analysis: Analysis, axes: readonly [number, number], size: PlaneSize): PlaneFrame {
  const box = SIZES[size];
  return {
    ...box,
    analysis,
    axes,
    size,
    x: scaleLinear(extentOf(analysis, axes[0]), [box.left, box.right]),
    y: scaleLinear(extentOf(analysis, axes[1]), [box.bottom, box.top]),
  };
}

/** From the least to the most that anything drawn reaches for this party, with a little air. A single value gets one point on either side. */
export function extentOf(analysis: Analysis, party: number): [number, number] {
  const { density, best, worst, reservationValues, reservationBands, frontier } = analysis;
  const grid = density?.axes[0] === party ? density.across : density?.axes[1] === party ? density.up : null;
  const band = reservationBands[party];
  const values = [
    ...[
      best ?? [],
      worst ?? [],
      reservationValues,
      ...planeMarks(analysis).map((mark) => mark.utilities),
      ...frontier.points.map((point) => point.utilities),
    ].map((vector) => vector[party]),
    ...(grid ? [grid.from, grid.to] : []),
    ...(band ? [band.low, band.high] : []),
  ].flatMap((value) => (value !== undefined && Number.isFinite(value) ? [value] : []));
  if (values.length === 0) return [0, 1];
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const air = high > low ? (high - low) * 0.03 : 1;
  return [low - air, high + air];
}
