import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import type { Case } from "../../model/case.ts";
import { opposedCase, THEM, US } from "../opponent-models/talking-counterpart.fixture.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import { strategyOf } from "../registry.ts";
import { alternating, Table } from "../table.fixture.ts";
import { utilityAt } from "../utility-at.ts";

const ROUNDS = 20;

interface Course {
  /** Own shares of its offers, 0 to 1, and how many issues each changed from the one before. */
  readonly shares: readonly number[];
  readonly changes: readonly number[];
}

function play(value: Case, other: string, seed: number): Course {
  const table = new Table(value, alternating(value, ROUNDS));
  for (const [party, name] of [
    [US, "composed(offering=human, acceptance=const(c=1))"],
    [THEM, other],
  ] as const) {
    const made = strategyOf(name);
    if (made.kind === "failed") throw new Error(made.failure.message);
    table.seat(party, made.value, seed);
  }
  table.play(2 * ROUNDS);
  const own = ownUtilityOf(table.seatOf(US));
  if (own === null) throw new Error("Expected an admissible outcome");
  const outcomes = table.events.flatMap((event) => (event.kind === "offered" && event.party === US ? [event.outcome] : []));
  const [least, best] = [utilityAt(own, 0), own.inverse.best];
  return {
    shares: outcomes.map((outcome) => ((own.inverse.utility(outcome) ?? 0) - least) / (best - least)),
    changes: outcomes
      .slice(1)
      .map(
        (outcome, k) =>
          Object.entries(outcome).filter(
            ([issue, option]) => Object.entries(outcomes[k] ?? {}).find(([each]) => each === issue)?.[1] !== option,
          ).length,
      ),
  };
}

const courses = (other: string): Course[] => {
  const rng = Rng.fromSeed(15);
  return Array.from({ length: 40 }, (_, seed) => play(opposedCase(rng, [4, 5, 4, 5]), other, seed));
};
const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

test("it asks for much first, and against one that never moves its concessions shrink until the deadline is near", () => {
  const all = courses("tough");
  for (const { shares } of all) expect(shares[0]).toBeGreaterThanOrEqual(0.95);
  const given = (from: number, to: number): number =>
    mean(all.map(({ shares }) => ((shares[from] ?? 0) - (shares[to] ?? 0)) / (to - from)));
  const [early, middle, late] = [given(0, 4), given(8, 16), given(18, 19)];
  console.log(
    `figure: human against tough: concession a round ${early.toFixed(3)} in the first four, ${middle.toFixed(3)} in the middle, ${late.toFixed(3)} in the last`,
  );
  expect(early).toBeGreaterThan(3 * middle);
  expect(late).toBeGreaterThan(middle);
  for (const { shares } of all)
    for (const [k, share] of shares.entries()) if (k > 0) expect(share).toBeLessThanOrEqual((shares[k - 1] ?? 0) + 1e-9);
});

test("it gives more to one that gives", () => {
  const after = (other: string): number => mean(courses(other).map(({ shares }) => shares[Math.min(5, shares.length - 1)] ?? 0));
  expect(after("linear")).toBeLessThan(after("tough") - 0.02);
});

test("it changes few issues at a time", () => {
  const changes = mean(courses("boulware").flatMap(({ changes }) => changes));
  console.log(`figure: human: ${changes.toFixed(2)} of 4 issues changed from offer to offer`);
  expect(changes).toBeLessThan(2);
});

test("its seed is its character: the same seed plays the same, others otherwise", () => {
  const value = opposedCase(Rng.fromSeed(4), [6, 6, 6, 6]);
  expect(play(value, "boulware", 3)).toEqual(play(value, "boulware", 3));
  expect(new Set([1, 2, 3, 4].map((seed) => String(play(value, "boulware", seed).shares))).size).toBeGreaterThan(1);
});
