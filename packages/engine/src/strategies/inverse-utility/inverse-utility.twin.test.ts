import { describe, expect, test } from "vitest";
import { randomCase } from "../../analysis/random-case.fixture.ts";
import { Rng } from "../../lib/rng.ts";
import type { Outcome } from "../../model/combination.ts";
import { enumeratedUtility } from "./enumerated-utility.ts";
import { gridUtility } from "./grid-utility.ts";
import type { InverseUtility, UtilityToInvert } from "./inverse-utility-contract.ts";
import { bestByScores, type ListedUtility, listedUtility } from "./inverse-utility.twin.ts";

const CASES = Number(process.env["DETENTE_TWIN"] ?? 150);

/** Both kinds, each with what its answers may be off by, as a part of the party's range. */
const KINDS: readonly Kind[] = [
  { name: "enumerated", invert: enumeratedUtility, slack: 0 },
  { name: "grid", invert: gridUtility, slack: 0.001 },
];

interface Kind {
  readonly name: string;
  readonly invert: (given: UtilityToInvert) => InverseUtility | null;
  readonly slack: number;
}

interface Sample {
  readonly inverse: InverseUtility;
  readonly twin: ListedUtility;
  readonly seed: number;
}

/** The first two parties of random cases; cases that leave a party nothing are counted, and must give null. */
function samples({ invert }: Kind): { samples: Sample[]; empty: number } {
  const made: Sample[] = [];
  let empty = 0;
  for (let seed = 1; seed <= CASES; seed++) {
    const value = randomCase(seed);
    for (const { id } of value.parties.slice(0, 2)) {
      const twin = listedUtility(value, id);
      const inverse = invert(twin.given);
      expect(inverse === null, `seed ${seed}`).toBe(twin.listed.length === 0);
      if (inverse === null) empty++;
      else made.push({ inverse, twin, seed });
    }
  }
  return { samples: made, empty };
}

/** Every utility there is, what lies between two of them, and what lies beyond. */
function targetsOf({ listed }: ListedUtility): number[] {
  const points = [...new Set(listed.map((worth) => worth.points))].slice(0, 60);
  const between = points.slice(1).map((point, k) => (point + (points[k] ?? point)) / 2);
  const [best = 0, worst = 0] = [listed[0]?.points, listed.at(-1)?.points];
  return [...points, worst, ...between, best + 1, worst - 1, Infinity, -Infinity, Number.NaN];
}

/** How near to a target the grid may pass over an outcome: only where doubles cannot hold the units. */
function blurOf({ given: { utility }, listed }: ListedUtility): number {
  const isSafe = utility.largest + (utility.constant < 0n ? -utility.constant : utility.constant) <= Number.MAX_SAFE_INTEGER;
  const scale = Math.max(Math.abs(listed[0]?.points ?? 0), Math.abs(listed.at(-1)?.points ?? 0));
  return isSafe && utility.unitsPerPoint <= Number.MAX_SAFE_INTEGER ? 0 : 1e-14 * scale;
}

const text = (outcome: Outcome | null): string => JSON.stringify(outcome);

describe.each(KINDS)("on random cases, the $name utility", (kind) => {
  const { samples: all, empty } = samples(kind);
  const rangeOf = ({ best, worst }: InverseUtility): number => (best - worst) * kind.slack;

  test("equals the twin in what outcomes are worth and which are admissible", () => {
    for (const { inverse, twin, seed } of all) {
      const { listed, inadmissible } = twin;
      expect([inverse.best, inverse.worst, inverse.count], `seed ${seed}`).toEqual([
        listed[0]?.points,
        listed.at(-1)?.points,
        BigInt(listed.length),
      ]);
      for (const { outcome, points } of [...listed, ...inadmissible]) expect(inverse.utility(outcome), `seed ${seed}`).toBe(points);
      for (const { outcome } of listed) expect(inverse.isAdmissible(outcome)).toBe(true);
      for (const { outcome } of inadmissible) expect(inverse.isAdmissible(outcome)).toBe(false);
    }
    expect(all.length).toBeGreaterThan(CASES);
    console.log(`figure: ${kind.name}: ${all.length} utilities equal the twin, ${empty} more leave nothing`);
  });

  test("finds the least utility at or above a target, and the greatest at or below it", () => {
    for (const { inverse, twin, seed } of all) {
      const blur = kind.slack === 0 ? 0 : blurOf(twin);
      for (const target of targetsOf(twin)) {
        const told = `seed ${seed}, target ${target}`;
        const above = twin.listed.filter(({ points }) => points >= target + blur);
        const below = twin.listed.filter(({ points }) => points <= target - blur);
        const least = above.find(({ units }) => units === above.at(-1)?.units);
        const [up, down] = [inverse.atLeast(target), inverse.atMost(target)];
        if (blur === 0) expect([up === null, down === null], told).toEqual([least === undefined, below[0] === undefined]);
        if (kind.slack === 0) expect([up, down], told).toEqual([least?.outcome ?? null, below[0]?.outcome ?? null]);
        const [reached, stayed] = [up && inverse.utility(up), down && inverse.utility(down)];
        if (least && typeof reached === "number") {
          expect(reached, told).toBeGreaterThanOrEqual(target);
          expect(reached, told).toBeLessThanOrEqual(least.points + rangeOf(inverse));
        }
        if (below[0] && typeof stayed === "number") {
          expect(stayed, told).toBeLessThanOrEqual(target);
          expect(stayed, told).toBeGreaterThanOrEqual(below[0].points - rangeOf(inverse));
        }
        for (const outcome of [up, down]) if (outcome) expect(inverse.isAdmissible(outcome), told).toBe(true);
      }
    }
  });

  test("ranks every admissible outcome, best first, equals in the order of their options", () => {
    for (const { inverse, twin, seed } of all) {
      const ranked = twin.listed.map((_, k) => inverse.ranked(k));
      expect(ranked, `seed ${seed}`).toEqual(twin.listed.map(({ outcome }) => outcome));
      for (const k of [twin.listed.length, -1, 0.5, Number.NaN]) expect(inverse.ranked(k)).toBeNull();
    }
  });

  test("knows how many outcomes are better than a target, or says that it does not", () => {
    for (const { inverse, twin, seed } of all) {
      for (const target of targetsOf(twin).filter((value) => !Number.isNaN(value))) {
        const better = twin.listed.filter(({ points }) => points > target).length;
        expect(inverse.rankOf(target), `seed ${seed}, target ${target}`).toBe(kind.slack === 0 ? better : undefined);
      }
    }
  });

  test("draws every outcome of a band and nothing outside it", () => {
    for (const { inverse, twin, seed } of all.slice(0, 60)) {
      const rng = Rng.fromSeed(seed);
      const to = twin.listed[rng.below(twin.listed.length)]?.points ?? 0;
      const from = Math.min(to, twin.listed[rng.below(twin.listed.length)]?.points ?? 0);
      const inside = twin.listed.filter(({ points }) => points >= from && points <= to).map(({ outcome }) => text(outcome));
      const drawn = new Set<string>();
      const enough = inside.length * 40;
      for (let k = 0; k < enough; k++) drawn.add(text(inverse.between(from, to, rng)));
      expect([...drawn].sort(), `seed ${seed}`).toEqual(inside.sort());
      expect(inverse.between(inverse.best + 1, Infinity, rng)).toBeNull();
      expect(inverse.between(to, from - 1, rng)).toBeNull();
    }
  });

  test("finds the outcome of a band that scores best for somebody else", () => {
    for (const { inverse, twin, seed } of all) {
      const rng = Rng.fromSeed(seed);
      const scores = twin.given.space.sizes.map((size) => Array.from({ length: size }, () => rng.below(5)));
      const to = twin.listed[rng.below(twin.listed.length)]?.points ?? 0;
      const from = Math.min(to, twin.listed[rng.below(twin.listed.length)]?.points ?? 0);
      const found = inverse.bestFor(scores, from, to);
      if (kind.slack === 0) expect(found, `seed ${seed}`).toEqual(bestByScores(twin, scores, [from, to]));
      // A band narrower than the grid may be missed.
      if (found === null && to - from < rangeOf(inverse)) continue;
      const worth = found === null ? Number.NaN : inverse.utility(found);
      expect(worth, `seed ${seed}`).toBeGreaterThanOrEqual(from);
      expect(worth, `seed ${seed}`).toBeLessThanOrEqual(to);
      expect(inverse.bestFor(scores, inverse.best + 1, Infinity)).toBeNull();
    }
  });
});
