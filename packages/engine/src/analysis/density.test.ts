import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import { analyse } from "./analyse.ts";
import type { DensityReading } from "./analysis.ts";
import { pointsCase } from "./points-case.fixture.ts";

const table = (issues: number, options: number, seed: number): number[][][] => {
  const rng = Rng.fromSeed(seed);
  return Array.from({ length: issues }, () => Array.from({ length: options }, () => [rng.below(1000), rng.below(1000)]));
};
function cloud(points: readonly (readonly (readonly number[])[])[]): DensityReading {
  const result = analyse(pointsCase(points, [0, 0]), { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 0 });
  if (result.kind === "failed" || result.value.density === null) throw new Error("Expected a picture");
  return result.value.density;
}
const total = ({ cells }: DensityReading): number => cells.reduce((sum, { count }) => sum + count, 0);

/** Utility of the representative outcome of a cell, by party. */
function utilitiesOf(points: readonly (readonly (readonly number[])[])[], outcome: Readonly<Record<string, string>>): number[] {
  return [0, 1].map((party) => points.reduce((sum, options, i) => sum + (options[Number(outcome[`i${i}`]?.slice(1))]?.[party] ?? 0), 0));
}

/** How far a value lies outside its cell, in cells; 0 inside. */
function outside(value: number, cell: number, extent: { from: number; to: number }, cells: number): number {
  const at = ((value - extent.from) / (extent.to - extent.from)) * cells;
  return Math.max(0, cell - at, at - (cell + 1));
}

test("a small space is drawn exactly: every outcome counted, each cell's outcome inside its cell", () => {
  const points = table(6, 4, 1);
  const picture = cloud(points);
  expect(picture.error).toBe(0);
  expect(total(picture)).toBe(4 ** 6);
  for (const { column, row, outcome } of picture.cells) {
    const [u = 0, v = 0] = utilitiesOf(points, outcome);
    expect(outside(u, column, picture.across, picture.columns)).toBeLessThan(1e-9);
    expect(outside(v, row, picture.up, picture.rows)).toBeLessThan(1e-9);
  }
});

test("a space of 10^12 is drawn with every outcome counted, and no cell's outcome off by more than the stated error", () => {
  const points = table(12, 10, 2);
  const picture = cloud(points);
  expect(picture.error).toBeGreaterThan(0);
  expect(picture.error).toBeLessThan(1);
  expect(total(picture)).toBeCloseTo(1e12, -3);
  for (const { column, row, outcome } of picture.cells) {
    const [u = 0, v = 0] = utilitiesOf(points, outcome);
    expect(outside(u, column, picture.across, picture.columns)).toBeLessThanOrEqual(picture.error);
    expect(outside(v, row, picture.up, picture.rows)).toBeLessThanOrEqual(picture.error);
  }
});

test("a space of 10^50 outcomes is still counted whole", () => {
  expect(total(cloud(table(50, 10, 3))) / 1e50).toBeCloseTo(1, 9);
});

test("where every outcome is worth the same, the picture is one cell", () => {
  const picture = cloud([
    [
      [1, 1],
      [1, 1],
    ],
    [
      [2, 2],
      [2, 2],
    ],
  ]);
  expect(picture.cells.map(({ column, row, count }) => [column, row, count])).toEqual([[0, 0, 4]]);
});
