import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { additiveCase, offered, THEM, utilityOf } from "../opponent-models/talking-counterpart.fixture.ts";
import type { Values } from "../registry/given.ts";
import { partOf } from "../registry/part-of.ts";
import { accommodating } from "./accommodating.ts";
import { aspiration } from "./aspiration.ts";
import { sceneAt } from "./scene.fixture.ts";

const SIZES = [4, 5, 4];

test("at each time it offers at least its aspiration, and nothing the counterpart likes less than what plain aspiration would offer (seed 9)", () => {
  const rng = Rng.fromSeed(9);
  let [better, count] = [0, 0];
  for (let run = 0; run < 40; run++) {
    const value = additiveCase(rng, SIZES);
    const theirs = utilityOf(value, THEM);
    const scores = theirs.utility.tables.map((table) => table.map(Number));
    for (const time of [0, 0.2, 0.5, 0.8, 1]) {
      const scene = sceneAt(value, time, { [THEM]: { scores, strength: 1 } });
      const { inverse } = scene.own;
      const values: Values = { e: 1, band: 0.1 };
      const kind = partOf(accommodating, values).offer(null, scene);
      const plain = partOf(aspiration, { e: 1 }).offer(null, scene);
      if (kind === null || plain === null) throw new Error("Expected offers");
      const wanted = inverse.best - time * (inverse.best - Math.max(inverse.worst, scene.own.reservation));
      expect(inverse.utility(kind)).toBeGreaterThanOrEqual(Math.min(wanted, inverse.best) - 1e-9);
      const [given, otherwise] = [kind, plain].map((outcome) => theirs.inverse.utility(outcome) ?? 0);
      if ((inverse.utility(plain) ?? 0) <= wanted + 0.1 * (inverse.best - inverse.worst))
        expect(given).toBeGreaterThanOrEqual(otherwise ?? 0);
      if ((given ?? 0) > (otherwise ?? 0)) better++;
      count++;
    }
  }
  console.log(`figure: accommodating offers are better for the counterpart than plain ones in ${better} of ${count}`);
  expect(better).toBeGreaterThan(count / 3);
});

test("what it was offered is offered back once it meets the aspiration", () => {
  const value = additiveCase(Rng.fromSeed(2), SIZES);
  const policy = partOf(accommodating, { e: 1 });
  const scene = sceneAt(value, 0.6);
  const outcome = scene.own.inverse.ranked(5);
  const worse = scene.own.inverse.ranked(30);
  if (outcome === null || worse === null) throw new Error("Expected outcomes");
  const heard = [worse, outcome, worse].reduce(
    (memory, each, k) => policy.observe(memory, offered(each, k + 1), scene.seat),
    policy.init(scene.seat),
  );
  expect(policy.offer(heard, scene)).toEqual(outcome);
  expect(policy.offer(heard, { ...scene, relativeTime: 0 })).toEqual(scene.own.inverse.ranked(0));
});

test("below its floor it never aspires", () => {
  const scene = sceneAt(additiveCase(Rng.fromSeed(2), SIZES), 1);
  const outcome = partOf(accommodating, { e: 1, floor: 0.7 }).offer(null, scene);
  const { inverse } = scene.own;
  expect(outcome && inverse.utility(outcome)).toBeGreaterThanOrEqual(inverse.worst + 0.7 * (inverse.best - inverse.worst) - 1e-9);
});
