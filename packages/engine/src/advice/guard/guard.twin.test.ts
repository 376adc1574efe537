import { expect, test } from "vitest";
import { allOutcomes, breaks } from "../../analysis/brute-force.twin.ts";
import { randomCase } from "../../analysis/random-case.fixture.ts";
import { own } from "../../lib/own.ts";
import { Rng } from "../../lib/rng.ts";
import type { Case, Rule } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import type { CompiledCase } from "../../model/compiled-case.ts";
import { pointsOf, unitsOf } from "../../model/exact-utility.ts";
import type { PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import { redLinesInForce } from "../../model/red-lines-in-force.ts";
import { knowing, onlookerOf } from "../dynamics/talks.fixture.ts";
import { bestDominating } from "./best-dominating.ts";
import { compiledFor } from "./compiled-for.ts";
import { nearestMend } from "./nearest-mend.ts";

function linesOf({ briefs, unknowns }: Case, party: PartyId): readonly Rule[] {
  const brief = own(briefs, party);
  return brief === undefined ? [] : redLinesInForce(brief, unknowns);
}

/** The greatest own gain over an outcome among all that cost nobody anything, one by one from the definition, in points; null where there is none. */
function twin(value: Case, { space, utilities }: CompiledCase, given: Outcome): number | null {
  const rules = [...value.constraints, ...value.parties.flatMap(({ id }) => linesOf(value, id))];
  // In units of each party's grid: what is a tie there is one.
  const worth = (outcome: Outcome): bigint[] => utilities.map((utility) => unitsOf(utility, optionNumbers(space, outcome) ?? []));
  const before = worth(given);
  const gains = allOutcomes(value)
    .filter((outcome) => !rules.some((rule) => breaks(outcome, rule)))
    .map((outcome) => worth(outcome).map((units, p) => units - (before[p] ?? 0n)))
    .filter((changes) => changes.every((change) => change >= 0n))
    .map(([own = 0n]) => own);
  const most = gains.reduce((best, gain) => (gain > best ? gain : best), 0n);
  const [first] = utilities;
  return most > 0n && first !== undefined ? pointsOf(first, most) : null;
}

const CASES = Number(process.env["DETENTE_GUARD"] ?? 60);

test("the best that dominates is the best of all outcomes looked through one by one", { timeout: 3_600_000 }, () => {
  let [dominated, efficient] = [0, 0];
  for (let seed = 1; seed <= CASES; seed++) {
    const value = knowing(randomCase(seed));
    const rng = Rng.fromSeed(seed);
    const compiled = compiledFor(
      onlookerOf(value),
      value.parties.slice(1).map(({ id }) => id),
    );
    const space = outcomeSpace(value.issues);
    for (let trial = 0; trial < 3; trial++) {
      const given = outcomeOf(
        space,
        space.sizes.map((size) => rng.below(size)),
      );
      const found = bestDominating(compiled, optionNumbers(space, given) ?? new Uint32Array());
      const expected = twin(value, compiled, given);
      if (found.kind === "dominated") {
        expect(found.gains[0], `seed ${seed}`).toBe(expected);
        for (const gain of found.gains.slice(1)) expect(gain).toBeGreaterThanOrEqual(0);
        dominated++;
      } else {
        expect(expected, `seed ${seed}`).toBeNull();
        efficient++;
      }
    }
  }
  console.log(
    `figure: guard: offers looked at: ${dominated + efficient}; dominated, and the best instead the same as by looking through all: ${dominated}`,
  );
  expect(Math.min(dominated, efficient)).toBeGreaterThan(0);
});

test("the nearest mend is the cheapest of all that change as few issues, looked through one by one", () => {
  const rng = Rng.fromSeed(7);
  const kinds = new Set<string>();
  for (let trial = 0; trial < 200; trial++) {
    const sizes = Array.from({ length: 2 + rng.below(3) }, () => 2 + rng.below(3));
    const numbers = Uint32Array.from(sizes, (size) => rng.below(size));
    const table = sizes.map((size) => Array.from({ length: size }, () => rng.below(10)));
    const costs = sizes.map((size) => Array.from({ length: size }, () => rng.below(1000)));
    const sum = (tables: readonly (readonly number[])[], of: ArrayLike<number>): number =>
      tables.reduce((all, row, i) => all + (row[of[i] ?? 0] ?? 0), 0);
    const least = sum(table, numbers) + 1 + rng.below(12);
    const isMended = (of: Uint32Array): boolean => sum(table, of) >= least;
    const all = sizes.reduce<number[][]>(
      (made, size) => made.flatMap((each) => Array.from({ length: size }, (_, o) => [...each, o])),
      [[]],
    );
    const distance = (of: ArrayLike<number>): number => sizes.filter((_, i) => of[i] !== numbers[i]).length;
    const mends = all.map((each) => Uint32Array.from(each)).filter((each) => isMended(each) && distance(each) <= 2);
    const nearest = Math.min(...mends.map(distance));
    const cheapest = Math.min(...mends.filter((each) => distance(each) === nearest).map((each) => sum(costs, each)));
    const found = nearestMend({ numbers, sizes, isMended, cost: (of) => sum(costs, of) });
    kinds.add(found === null ? "none" : String(distance(found)));
    expect(found === null).toBe(mends.length === 0);
    if (found !== null) expect([distance(found), sum(costs, found)]).toEqual([nearest, cheapest]);
  }
  expect([...kinds].toSorted()).toEqual(["1", "2", "none"]);
});
