import { expect, test } from "vitest";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import type { Outcome } from "../../model/combination.ts";
import { outcomeOf } from "../../model/outcome-space.ts";
import { offered, US } from "../opponent-models/talking-counterpart.fixture.ts";
import { partOf } from "../registry/part-of.ts";
import { sceneAt } from "./scene.fixture.ts";
import { type TradeOffMemory, tradeOff } from "./trade-off.ts";

/** Three issues of three options, each worth 0, 5, 10 to the party. */
const value = pointsCase(
  [0, 1, 2].map(() => [0, 5, 10].map((points) => [points, 10 - points])),
  [0, 0],
);
const scene = sceneAt(value, 0);
const { space } = scene.own.inverse;
const outcome = (...numbers: readonly number[]): Outcome => outcomeOf(space, numbers);
const policy = partOf(tradeOff, { step: 0.2, band: 0 });
const after = (...events: readonly Parameters<typeof offered>[]): TradeOffMemory =>
  // The registry hides the memory of its parts; this is it.
  events.reduce(
    (memory, event) => policy.observe(memory, offered(...event), scene.seat) as TradeOffMemory,
    policy.init(scene.seat) as TradeOffMemory,
  );

test("it begins with its best, and keeps its utility while the counterpart comes nearer", () => {
  expect(policy.offer(after(), scene)).toEqual(outcome(2, 2, 2));
  const memory = after([outcome(2, 2, 2), 1, US], [outcome(0, 0, 0), 2], [outcome(2, 2, 2), 3, US], [outcome(0, 2, 0), 4]);
  expect(memory.concessions).toBe(0);
  expect(scene.own.inverse.utility(policy.offer(memory, scene) ?? outcome(0, 0, 0))).toBe(30);
});

test("when the counterpart comes no nearer it goes down one step, and settles the rest as the counterpart asks", () => {
  const memory = after([outcome(2, 2, 2), 1, US], [outcome(0, 2, 0), 2], [outcome(2, 2, 2), 3, US], [outcome(0, 0, 2), 4]);
  expect(memory.concessions).toBe(1);
  // 24 points are not to be had; 25 are, with one middle option: where it is put, nothing comes nearer to (0, 0, 2), so the lowest number goes first.
  const made = policy.offer(memory, scene);
  expect(made && scene.own.inverse.utility(made)).toBe(25);
});

test("of outcomes worth the same it offers the one most alike to the last offer, issues weighed as they matter to the counterpart", () => {
  const asked = outcome(1, 0, 1);
  const heard: TradeOffMemory = {
    concessions: 0,
    ownLast: null,
    heard: { [scene.seat.setup.parties[1] ?? ""]: { outcome: asked, closeness: null } },
  };
  const down = { ...heard, concessions: 5 };
  const half = partOf(tradeOff, { step: 0.5 / 3, band: 0 });
  const at = (scores: readonly (readonly number[])[]): Outcome | null =>
    half.offer({ ...down, concessions: 1 }, { ...scene, estimateOf: () => ({ scores, strength: 3 }) });
  // 25 points: one issue in the middle, two at the best option. The first and the third would then be as asked.
  const spread = (weight: number): number[] => [0, weight / 2, weight];
  expect(at([spread(0.5), spread(0.2), spread(0.3)])).toEqual(outcome(1, 2, 2));
  expect(at([spread(0.3), spread(0.2), spread(0.5)])).toEqual(outcome(2, 2, 1));
});
