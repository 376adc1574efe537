import { expect, test } from "vitest";
import { MOVE_CLASSES, moveClass } from "./move-class.ts";
import { FIRST_SPOT, SIX_MOVES, type Spot } from "./six-moves.fixture.ts";

/** [own, other] after each offer, and the class of the step that led there. */
const trace = (points: readonly Spot[]): string[] =>
  points.slice(1).map(([own, other], k) => moveClass(own - (points[k]?.[0] ?? 0), other - (points[k]?.[1] ?? 0), 0));

test("six steps of points, one of each class", () => {
  expect(trace([FIRST_SPOT, ...SIX_MOVES.map(([to]) => to)])).toEqual(SIX_MOVES.map(([, move]) => move));
});

test("the steps of a party through seven packages of a published table", () => {
  const steps = [
    [100, 0],
    [87, 30],
    [88, 4],
    [71, 13],
    [53, 29],
    [40, 59],
    [66, 35],
  ] as const;
  expect(trace(steps)).toEqual(["concession", "selfish", "concession", "concession", "concession", "selfish"]);
});

test("on the borders between the classes, no change counts with the side that the definitions give it", () => {
  expect(moveClass(0, 0, 0)).toBe("silent");
  expect(moveClass(1, 0, 0)).toBe("selfish");
  expect(moveClass(-1, 0, 0)).toBe("concession");
  expect(moveClass(0, -1, 0)).toBe("unfortunate");
  expect(moveClass(-1, -1, 0)).toBe("unfortunate");
  expect(moveClass(1, -1, 0)).toBe("selfish");
});

test("a change of the tolerance is none, and one beyond it counts", () => {
  expect(moveClass(-0.03, 0.03, 0.03)).toBe("silent");
  expect(moveClass(-0.030001, 0.03, 0.03)).toBe("concession");
  expect(moveClass(0.02, 0.031, 0.03)).toBe("nice");
  expect(moveClass(-0.02, -0.031, 0.03)).toBe("unfortunate");
});

test("what is not a number counts as no change", () => {
  expect(moveClass(Number.NaN, Number.NaN, 0)).toBe("silent");
  expect(moveClass(1, Number.NaN, 0)).toBe("selfish");
});

test("every pair of signs has a class, and every class a pair", () => {
  const signs = [-1, 0, 1];
  const classes = new Set(signs.flatMap((own) => signs.map((other) => moveClass(own, other, 0))));
  expect([...classes].toSorted()).toEqual([...MOVE_CLASSES].toSorted());
});
