import type { Analysis } from "@detente/engine";
import { extentOf } from "@detente/report";
import { type ScaleLinear, scaleLinear } from "d3-scale";

/** Indices of the two parties across and up. */
export type Axes = readonly [number, number];

/** Where things are in the picture, in CSS pixels. */
export interface PlaneScale {
  readonly axes: Axes;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

/** Below this many pixels across it is a telephone: narrower margins, no names beside the marks. */
export const NARROW = 520;

export function planeScale(analysis: Analysis, axes: Axes, width: number): PlaneScale {
  const isNarrow = width < NARROW;
  const height = Math.round(Math.min(620, Math.max(300, width * (isNarrow ? 1 : 0.66))));
  const [left, right, top, bottom] = [isNarrow ? 34 : 46, width - 10, 30, height - (isNarrow ? 40 : 44)];
  return {
    axes,
    width,
    height,
    left,
    right,
    top,
    bottom,
    x: scaleLinear(extentOf(analysis, axes[0]), [left, right]),
    y: scaleLinear(extentOf(analysis, axes[1]), [bottom, top]),
  };
}
