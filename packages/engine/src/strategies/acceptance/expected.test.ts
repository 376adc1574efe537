import { expect, test } from "vitest";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import type { Outcome } from "../../model/combination.ts";
import { outcomeOf } from "../../model/outcome-space.ts";
import type { Scene } from "../scene.ts";
import { sceneAt } from "../offering/scene.fixture.ts";
import { offered } from "../opponent-models/talking-counterpart.fixture.ts";
import { partOf } from "../registry/part-of.ts";
import { expected, type ExpectedMemory } from "./expected.ts";

/** One issue, worth 0 to 100. */
const value = pointsCase([Array.from({ length: 101 }, (_, points) => [points, 100 - points])], [0, 0]);
const scene = sceneAt(value, 0.5);
const outcome = (points: number): Outcome => outcomeOf(scene.own.inverse.space, [points]);
const policy = partOf(expected);

const heard = (points: readonly number[]): ExpectedMemory =>
  // The registry hides the memory of its parts; this is it.
  points.reduce(
    (memory, each, k) => policy.observe(memory, offered(outcome(each), k + 1), scene.seat),
    policy.init(scene.seat),
  ) as ExpectedMemory;

const accepts = (points: readonly number[], relativeTime: number, next: number): boolean =>
  policy.accepts(
    heard(points),
    { ...scene, relativeTime },
    { offered: outcome(points.at(-1) ?? 0), utility: points.at(-1) ?? 0, next: outcome(next) },
  );

const RISING = Array.from({ length: 30 }, (_, k) => 10 + k);

test("what is as good as the own next offer is accepted at any time", () => {
  expect(accepts([40], 0, 40)).toBe(true);
  expect(accepts([39], 0, 40)).toBe(false);
});

test("while offers get better it waits; where they stand still it takes the best of them, once it is late enough", () => {
  expect(accepts(RISING, 0.6, 90)).toBe(false);
  const still = [...RISING.slice(0, 5), ...Array.from({ length: 25 }, () => 14)];
  expect(accepts(still, 0.6, 90)).toBe(true);
  expect(accepts(still, 0.4, 90)).toBe(false);
});

test("what is worse than the best it was offered is not enough, but for a margin", () => {
  expect(accepts([...Array.from({ length: 30 }, () => 50), 47], 0.9, 90)).toBe(false);
  expect(accepts([...Array.from({ length: 30 }, () => 50), 48], 0.9, 90)).toBe(true);
});

test("in the last round nothing better can come: it takes what is as good as the best so far, however fast offers got better", () => {
  for (const [roundTime, last, before] of [
    ["completed", 0.99, 0.98],
    ["entered", 100 / 101, 99 / 101],
  ] as const) {
    const setup = { ...scene.seat.setup, deadline: { rounds: 100, roundTime } };
    const at = (relativeTime: number, rounds: number): Scene => ({
      ...scene,
      relativeTime,
      seat: { ...scene.seat, setup },
      view: { ...scene.view, rounds },
    });
    const steep = Array.from({ length: 30 }, (_, k) => Math.round(60 * (k / 29) ** 8));
    const answer = { offered: outcome(60), utility: 60, next: outcome(90) };
    expect(policy.accepts(heard(steep), at(last, 99), answer)).toBe(true);
    expect(policy.accepts(heard(steep), at(before, 98), answer)).toBe(false);
  }
});

test("without a deadline it keeps to its own next offer", () => {
  expect(
    accepts(
      Array.from({ length: 30 }, () => 50),
      0,
      90,
    ),
  ).toBe(false);
});
