import { expect, test } from "vitest";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import { outcomeOf } from "../../model/outcome-space.ts";
import type { AdditiveEstimate } from "../opponent-models/opponent-model.ts";
import { offered, THEM } from "../opponent-models/talking-counterpart.fixture.ts";
import { partOf } from "../registry/part-of.ts";
import { floorSeeking } from "./floor-seeking.ts";
import { sceneAt } from "./scene.fixture.ts";

/** A cake of 100: what one gets, the other does not. */
const value = pointsCase([Array.from({ length: 101 }, (_, points) => [points, 100 - points])], [0, 0]);
const TRUTH: AdditiveEstimate = { scores: [Array.from({ length: 101 }, (_, points) => 1 - points / 100)], strength: 1 };
const policy = partOf(floorSeeking, { band: 0 });

/** What it offers at a time, in own points, after 40 offers by which the counterpart came down from 100 towards this floor. */
function offerAt(time: number, floor: number): number {
  const scene = sceneAt(value, time, { [THEM]: TRUTH });
  const count = Math.round(100 * time);
  let memory = policy.init(scene.seat);
  for (let k = 0; k < count; k++) {
    const theirs = Math.round(floor + (100 - floor) * (1 - k / 100));
    memory = policy.observe(memory, offered(outcomeOf(scene.own.inverse.space, [100 - theirs]), k + 1), scene.seat);
  }
  const outcome = policy.offer(memory, scene);
  return (outcome && scene.own.inverse.utility(outcome)) ?? Number.NaN;
}

test("the higher the floor that the counterpart's concessions point to, the lower it comes", () => {
  const offers = [0, 20, 40, 60, 80].map((floor) => offerAt(0.9, floor));
  expect(offers).toEqual(offers.toSorted((a, b) => b - a));
  for (const [k, floor] of [0, 20, 40, 60, 80].entries()) {
    const most = 100 - floor;
    const expected = 100 - 0.9 ** 5 * (100 - most);
    // It looks in steps of 5, and takes the upper end of where the floor may lie.
    expect(offers[k]).toBeLessThanOrEqual(expected + 1);
    expect(offers[k]).toBeGreaterThan(expected - 12);
  }
});

test("while little is known it comes down as by the clock alone, and in the very end it lets go", () => {
  expect(offerAt(0.04, 50)).toBe(100);
  const scene = sceneAt(value, 0.9, { [THEM]: TRUTH });
  const blind = policy.offer(policy.init(scene.seat), scene);
  expect(blind && scene.own.inverse.utility(blind)).toBe(Math.ceil(100 * (1 - 0.9 ** 5)));
  expect(offerAt(1, 50)).toBeLessThanOrEqual(50);
});
