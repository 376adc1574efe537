import { expect, test } from "vitest";
import { type Box, placeLabels } from "./place-labels.ts";

const bounds = { x: 0, y: 0, width: 400, height: 300 };

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

test("keeps labels of neighbours apart and inside", () => {
  const wishes = Array.from({ length: 8 }, (_, i) => ({ x: 200 + i * 3, y: 150 + i * 2, width: 80, height: 16 }));
  const boxes = placeLabels(wishes, { bounds, taken: [], obstacles: [] });
  for (const [i, box] of boxes.entries()) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(400);
    for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false);
  }
});

test("prefers up and to the right, and leaves a spot in a corner inside", () => {
  const [free] = placeLabels([{ x: 200, y: 150, width: 40, height: 16 }], { bounds, taken: [], obstacles: [] });
  expect(free && free.x + free.width / 2 > 200 && free.y + free.height <= 150).toBe(true);
  const [cornered] = placeLabels([{ x: 399, y: 1, width: 40, height: 16 }], { bounds, taken: [], obstacles: [] });
  expect(cornered && cornered.x + cornered.width <= 400 && cornered.y >= 0).toBe(true);
});

test("keeps off what is taken and off obstacles where there is room elsewhere", () => {
  const taken = [{ x: 205, y: 100, width: 100, height: 48 }];
  const obstacles = Array.from({ length: 20 }, (_, i) => ({ x: 150 + i * 5, y: 160, weight: 1 }));
  const [box] = placeLabels([{ x: 200, y: 150, width: 60, height: 16 }], { bounds, taken, obstacles });
  expect(box && taken.some((other) => overlap(box, other))).toBe(false);
  expect(box && obstacles.some(({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)).toBe(false);
});
