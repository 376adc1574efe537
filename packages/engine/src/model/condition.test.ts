import { expect, test } from "vitest";
import type { Combination } from "./combination.ts";
import { condition, holds, violations } from "./condition.ts";
import { issueId, optionId } from "./ids.ts";
import { outcomeSpace } from "./outcome-space.ts";

const price = issueId("price");
const size = issueId("constructor");
const space = outcomeSpace([
  { kind: "range", id: price, name: "Price", range: { from: 1, to: 2, step: 0.25 } },
  {
    kind: "choice",
    id: size,
    name: "Size",
    options: [
      { id: optionId("s"), name: "s" },
      { id: optionId("l"), name: "l" },
    ],
  },
]);
const met = (combination: Combination): number[][] => {
  const found = condition(space, combination);
  return [0, 1, 2, 3, 4].flatMap((p) => [0, 1].map((s) => [p, s])).filter((numbers) => found !== null && holds(found, numbers));
};

test("a range issue has its numbers as options, exact to their decimals", () => {
  expect(space.issues[0]?.options).toEqual(["1", "1.25", "1.5", "1.75", "2"]);
});

test("an interval takes in both its ends", () => {
  expect(met({ [price]: { from: 1.25, to: 1.5 } })).toEqual([
    [1, 0],
    [1, 1],
    [2, 0],
    [2, 1],
  ]);
});

test("an issue on which every option would do ties nothing", () => {
  expect(condition(space, { [price]: { from: 0 }, [size]: [optionId("l")] })?.issues).toEqual([1]);
});

test("a combination that no outcome can meet is nothing", () => {
  expect(condition(space, { [price]: { from: 5 } })).toBeNull();
});

test("an issue called constructor is an issue like any other", () => {
  expect(met({ [size]: [optionId("s")] })).toHaveLength(5);
  expect(met({})).toHaveLength(10);
});

test("a demand is broken where its premise holds and its conclusion does not", () => {
  const rule = { kind: "require", id: "r", name: "r", if: { [size]: [optionId("l")] }, then: { [price]: { from: 1.75 } } } as const;
  const broken = violations(space, rule);
  const numbers = [0, 1, 2, 3, 4].map((p) => broken.some((violation) => holds(violation, [p, 1])));
  expect(numbers).toEqual([true, true, true, false, false]);
  expect(broken.some((violation) => holds(violation, [0, 0]))).toBe(false);
});
