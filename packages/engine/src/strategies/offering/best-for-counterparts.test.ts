import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import { partyId } from "../../model/ids.ts";
import { outcomeOf } from "../../model/outcome-space.ts";
import { additiveCase, THEM } from "../opponent-models/talking-counterpart.fixture.ts";
import type { Scene } from "../scene.ts";
import { bestForCounterparts } from "./best-for-counterparts.ts";
import { sceneAt } from "./scene.fixture.ts";

const scores = (rng: Rng, sizes: readonly number[]): number[][] => sizes.map((size) => Array.from({ length: size }, () => rng.float()));

function all(scene: Scene): number[][] {
  return scene.own.inverse.space.sizes.reduce<number[][]>(
    (lists, size) => lists.flatMap((list) => Array.from({ length: size }, (_, k) => [...list, k])),
    [[]],
  );
}

test("with one counterpart it is the best of the band, found by looking at all outcomes (50 random cases, seed 6)", () => {
  const rng = Rng.fromSeed(6);
  for (let run = 0; run < 50; run++) {
    const sizes = [3, 4, 3];
    const estimate = { scores: scores(rng, sizes), strength: 1 };
    const scene = sceneAt(additiveCase(rng, sizes), 0, { [THEM]: estimate });
    const { inverse } = scene.own;
    const from = inverse.worst + rng.float() * (inverse.best - inverse.worst);
    const to = from + 0.1 * (inverse.best - inverse.worst);
    const within = all(scene).filter((numbers) => {
      const utility = inverse.utility(outcomeOf(inverse.space, numbers)) ?? 0;
      return from <= utility && utility <= to;
    });
    const liked = (numbers: readonly number[]): number =>
      numbers.reduce((sum, option, issue) => sum + (estimate.scores[issue]?.[option] ?? 0), 0);
    const [best] = within.toSorted((a, b) => liked(b) - liked(a));
    expect(bestForCounterparts(scene, { from, to })).toEqual(best === undefined ? null : outcomeOf(inverse.space, best));
  }
});

test("with two it pleases the one that would be least pleased", () => {
  const value = pointsCase([[0, 1, 2, 3].map(() => [1, 0, 0])], [0, 0, 0]);
  const [second, third] = [partyId("p1"), partyId("p2")];
  const scene = sceneAt(value, 0, {
    [second]: { scores: [[1, 0, 0.6, 0.5]], strength: 1 },
    [third]: { scores: [[0, 1, 0.5, 0.4]], strength: 1 },
  });
  expect(bestForCounterparts(scene, { from: 0, to: 2 })).toEqual(outcomeOf(scene.own.inverse.space, [2]));
});

test("without a model it takes what is worth least in the band; null where the band is empty", () => {
  const scene = sceneAt(pointsCase([[1, 2, 3, 4].map((points) => [points, 0])], [0, 0]), 0);
  expect(bestForCounterparts(scene, { from: 2, to: 3 })).toEqual(outcomeOf(scene.own.inverse.space, [1]));
  expect(bestForCounterparts(scene, { from: 2.1, to: 2.9 })).toBeNull();
});
