import { expect, test } from "vitest";
import { partyId } from "../../model/ids.ts";
import { FIRST_SHARE, LEAST_SHARE, MOST_RATIO, proportion, type Proportion } from "./proportion.ts";

const THEM = partyId("them");

/** Offers in turn, ours first; the room is 100 points. */
function proportionOf(ours: readonly number[], theirs: readonly number[], next: number, window = 5): Proportion | null {
  return proportion({
    own: ours.map((points, k) => ({ at: 2 * k, points })),
    others: new Map([[THEM, theirs.map((points, k) => ({ at: 2 * k + 1, points }))]]),
    points: next,
    room: 100,
    window,
  });
}

test("an opening concession of the share that is free passes, and one beyond it does not", () => {
  expect(proportionOf([90], [10], 90 - 100 * FIRST_SHARE)?.excess).toBe(0);
  expect(proportionOf([90], [10], 89 - 100 * FIRST_SHARE)?.excess).toBeCloseTo(1, 9);
});

test("each point that came back allows so many more", () => {
  const next = 90 - 100 * FIRST_SHARE - 10 * MOST_RATIO;
  expect(proportionOf([90, 90], [10, 20], next)?.excess).toBe(0);
  expect(proportionOf([90, 90], [10, 20], next - 1)).toMatchObject({ came: 10, excess: 1 });
});

test("a small concession passes whatever was given before", () => {
  expect(proportionOf([90, 50], [10, 10], 50 - 100 * LEAST_SHARE)?.excess).toBe(0);
  expect(proportionOf([90, 50], [10, 10], 49 - 100 * LEAST_SHARE)?.excess).toBe(1 + 100 * LEAST_SHARE);
});

test("what was taken back by them allows nothing, and no less than nothing", () => {
  expect(proportionOf([90, 85], [10, 5], 80)).toMatchObject({ came: -5, allowed: 100 * FIRST_SHARE, excess: 0 });
});

test("the excess is never more than what the offer itself gives", () => {
  expect(proportionOf([90, 60], [10, 10], 55)).toMatchObject({ gives: 5, gave: 35, excess: 5 });
});

test("only the last own steps count", () => {
  expect(proportionOf([90, 50, 50, 50], [10, 10, 10, 10], 42, 2)?.excess).toBe(0);
  expect(proportionOf([90, 50, 50, 50], [10, 10, 10, 10], 42, 3)?.excess).toBe(8);
});

test("just what is in proportion passes, in decimals that doubles cannot multiply", () => {
  for (let tenths = 10; tenths < 1000; tenths++) {
    const room = tenths / 10;
    const inRoom = (own: readonly number[], next: number): Proportion | null =>
      proportion({
        own: own.map((points, k) => ({ at: 2 * k, points })),
        others: new Map([[THEM, [{ at: 1, points: 0 }]]]),
        points: next,
        room,
        window: 5,
      });
    expect(inRoom([90], Number((90 - tenths / 100).toFixed(2)))?.excess, `room ${room}`).toBe(0);
    expect(inRoom([200, 50], Number((50 - (3 * tenths) / 1000).toFixed(3)))?.excess, `room ${room}`).toBe(0);
    expect(inRoom([90], Number((80 - tenths / 100).toFixed(2))), `room ${room}`).toMatchObject({
      excess: 10,
      level: Number((90 - tenths / 100).toFixed(2)),
    });
  }
});

test("with nothing to compare with there is no proportion", () => {
  expect(proportionOf([], [10], 50)).toBeNull();
  expect(proportionOf([90], [], 50)).toBeNull();
  expect(
    proportion({ own: [{ at: 0, points: 1 }], others: new Map([[THEM, [{ at: 1, points: 1 }]]]), points: 0, room: 0, window: 5 }),
  ).toBeNull();
});
