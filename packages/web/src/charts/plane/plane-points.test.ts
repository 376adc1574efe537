import { expect, test } from "vitest";
import { type PlanePoint, pointBeside, pointNear } from "./plane-points.ts";

const point = (kind: PlanePoint["kind"], x: number, y: number): PlanePoint => ({
  kind,
  name: null,
  outcome: {},
  across: 0,
  up: 0,
  x,
  y,
  count: 1,
});
const POINTS = [point("cell", 100, 100), point("frontier", 110, 100), point("position", 300, 50), point("frontier", 200, 200)];

test("the nearest point is meant, those on the frontier before cells; where nothing is near, none", () => {
  expect(pointNear(POINTS, 104, 100)).toBe(POINTS[1]);
  expect(pointNear(POINTS, 98, 100)).toBe(POINTS[0]);
  expect(pointNear(POINTS, 500, 500)).toBeNull();
  expect(pointNear([], 0, 0)).toBeNull();
});

test("an arrow goes to the next point that way, rather straight ahead than near but aside", () => {
  const from = point("frontier", 100, 100);
  expect(pointBeside(POINTS, from, "right")).toBe(POINTS[1]);
  expect(pointBeside(POINTS, from, "down")).toBe(POINTS[3]);
  expect(pointBeside(POINTS, from, "up")).toBe(POINTS[2]);
  expect(pointBeside(POINTS, from, "left")).toBeNull();
});

test("whatever arrows are pressed, somebody who goes one way comes to an end", () => {
  let at: PlanePoint | null = point("frontier", 0, 0);
  for (let k = 0; k <= POINTS.length && at !== null; k++) at = pointBeside(POINTS, at, "right");
  expect(at).toBeNull();
});
