import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import type { Outcome } from "../../model/combination.ts";
import type { Condition } from "../../model/condition.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { outcomeOf } from "../../model/outcome-space.ts";
import { ENUMERATED_LIMIT } from "./enumerated-utility.ts";
import type { UtilityToInvert } from "./inverse-utility-contract.ts";
import { inverseUtility } from "./inverse-utility.ts";
import { randomUtility } from "./random-utility.fixture.ts";

const SIZES = Array.from({ length: 12 }, () => 10);

/** On all issues at once, some options of each: a knot that cannot be listed. */
function knot(rng: Rng, chance: number): Condition {
  return {
    issues: SIZES.map((_, issue) => issue),
    masks: SIZES.map((size) => Uint8Array.from({ length: size }, () => (rng.float() < chance ? 1 : 0))),
  };
}

test("a knot of 10^12 tied combinations is climbed: what is served is true, and the range is reached", () => {
  const rng = Rng.fromSeed(3);
  const free = randomUtility({ sizes: SIZES, seed: 31, places: 6 });
  const terms = Array.from({ length: 20 }, () => ({ condition: knot(rng, 0.9), amount: BigInt(rng.below(2_000_000) - 1_000_000) }));
  const given = {
    ...free,
    utility: { ...free.utility, terms, largest: free.utility.largest + 20_000_000n },
    excluded: [knot(rng, 0.9), knot(rng, 0.9)],
  };
  const inverse = inverseUtility(given);
  if (inverse === null) throw new Error("Expected an admissible outcome");
  const [top, bottom] = [inverse.ranked(0), inverse.atMost(inverse.worst)];
  for (const outcome of [...neighbours(given, top)].filter((each) => inverse.isAdmissible(each))) {
    expect(inverse.utility(outcome)).toBeLessThanOrEqual(inverse.best);
  }
  for (const outcome of [...neighbours(given, bottom)].filter((each) => inverse.isAdmissible(each))) {
    expect(inverse.utility(outcome)).toBeGreaterThanOrEqual(inverse.worst);
  }
  let largestGap = 0;
  for (let k = 0; k < 1000; k++) {
    const target = inverse.worst + ((inverse.best - inverse.worst) * k) / 1000;
    const [up, down] = [inverse.atLeast(target), inverse.atMost(target)];
    if (up === null || down === null) throw new Error("Expected outcomes on both sides of a target within the range");
    const [above, below] = [inverse.utility(up) ?? Number.NaN, inverse.utility(down) ?? Number.NaN];
    expect([above >= target, below <= target, inverse.isAdmissible(up), inverse.isAdmissible(down)]).toEqual([true, true, true, true]);
    largestGap = Math.max(largestGap, (above - below) / (inverse.best - inverse.worst));
  }
  expect(largestGap).toBeLessThan(0.05);
  console.log(`figure: climbing a knot of 10^12 leaves gaps of at most ${largestGap.toPrecision(2)} of the range`);
});

/** All outcomes that differ in one issue. */
function* neighbours({ space }: UtilityToInvert, outcome: Outcome | null): Generator<Outcome> {
  const numbers = outcome && optionNumbers(space, outcome);
  if (!numbers) throw new Error("Expected an outcome");
  for (const [issue, size] of space.sizes.entries())
    for (let option = 0; option < size; option++) yield outcomeOf(space, numbers.with(issue, option));
}

test("outcomes are counted as long as exclusions by themselves leave groups that can be counted", () => {
  const rng = Rng.fromSeed(4);
  const free = randomUtility({ sizes: SIZES, seed: 33, places: 6 });
  const utility = { ...free.utility, terms: [{ condition: knot(rng, 0.9), amount: 7n }] };
  const pair = { issues: [2, 7], masks: [half(0), half(0)] };
  expect(inverseUtility({ ...free, utility, excluded: [pair] })?.count).toBe(75n * 10n ** 10n);
  const knotted = inverseUtility({ ...free, utility, excluded: [knot(rng, 0.5)] });
  expect(knotted?.ranked(0)).not.toBeNull();
  expect(() => knotted?.count).toThrow("Expected exclusions that leave outcomes that can be counted");
});

test("exclusions that no climb gets past are an error, not an empty case", () => {
  const free = randomUtility({ sizes: SIZES, seed: 32, places: 2 });
  // All differ from the first issue's option, and none has its option: nothing is left, but no one condition says so.
  const excluded = SIZES.slice(1).flatMap((_, k) => [0, 1].map((parity) => ({ issues: [0, k + 1], masks: [half(parity), half(0)] })));
  const others = SIZES.slice(1).map((_, k) => ({ issues: [0, k + 1], masks: [half(0), half(1)] }));
  const last = { issues: [0, 1], masks: [half(1), half(1)] };
  expect(() => inverseUtility({ ...free, excluded: [...excluded, ...others, last] })).toThrow("Expected to find a combination");
});

const half = (parity: number): Uint8Array => Uint8Array.from({ length: 10 }, (_, option) => (option % 2 === parity ? 1 : 0));

test("an issue with millions of options is listed all the same, as long as nothing ties it", () => {
  const size = ENUMERATED_LIMIT + 1;
  const { space, utility } = randomUtility({ sizes: [2], seed: 34, places: 0 });
  const tables = [Array.from({ length: size }, (_, option) => BigInt(option))];
  const inverse = inverseUtility({
    space: { ...space, sizes: [size], combinations: BigInt(size) },
    utility: { ...utility, constant: 0n, tables, largest: BigInt(size) },
    excluded: [],
  });
  expect([inverse?.count, inverse?.worst, inverse?.best]).toEqual([BigInt(size), 0, ENUMERATED_LIMIT]);
});
