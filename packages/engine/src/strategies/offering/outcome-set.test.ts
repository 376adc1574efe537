import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { issueId, optionId } from "../../model/ids.ts";
import { type OutcomeSpace, outcomeSpace } from "../../model/outcome-space.ts";
import { deepFreeze } from "../deep-freeze.fixture.ts";
import { EMPTY_OUTCOME_SET, hasOutcome, type OutcomeSet, withOutcome } from "./outcome-set.ts";

function spaceOf(sizes: readonly number[]): OutcomeSpace {
  const options = (size: number) => Array.from({ length: size }, (_, o) => ({ id: optionId(`o${o}`), name: `Option ${o}` }));
  return outcomeSpace(sizes.map((size, i) => ({ kind: "choice", id: issueId(`i${i}`), name: `Issue ${i}`, options: options(size) })));
}

const SPACES: readonly (readonly [string, readonly number[]])[] = [
  ["one outcome", [1]],
  ["a few", [3, 2, 4]],
  ["just more than a word holds", [33]],
  ["some thousands", [7, 1, 30, 20]],
  ["10^30", Array.from({ length: 30 }, () => 10)],
  ["issues of many options", [3000, 2000, 5000]],
];

test.each(SPACES)("a set of outcomes holds what was put in, and nothing else: %s", (_, sizes) => {
  const rng = Rng.fromSeed(sizes.length);
  const space = spaceOf(sizes);
  const draw = (): number[] => sizes.map((size) => rng.below(size));
  const drawn = Array.from({ length: 400 }, draw);
  const twin = new Set<string>();
  let set: OutcomeSet = EMPTY_OUTCOME_SET;
  for (const numbers of drawn) {
    const before = set;
    expect(hasOutcome(set, space, numbers)).toBe(twin.has(numbers.join()));
    set = deepFreeze(withOutcome(set, space, numbers));
    expect(set === before, "the same set where nothing is new").toBe(twin.has(numbers.join()));
    twin.add(numbers.join());
    expect(set.size).toBe(twin.size);
  }
  const copy: OutcomeSet = JSON.parse(JSON.stringify(set));
  for (const numbers of [...drawn, ...Array.from({ length: 100 }, draw)])
    expect(hasOutcome(copy, space, numbers)).toBe(twin.has(numbers.join()));
});
