import { expect, test } from "vitest";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import type { Case } from "../../model/case.ts";
import { issueId, optionId, partyId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { sealedCombination } from "../../model/sealed-outcome.ts";
import { listedUtility } from "./inverse-utility.twin.ts";
import { type InverseUtility, inverseUtility } from "./inverse-utility.ts";

const [p0, p1] = [partyId("p0"), partyId("p1")];

const TABLE = [
  [
    [0, 5],
    [3, 3],
    [6, 0],
  ],
  [
    [4, 0],
    [0, 4],
  ],
];
const value = pointsCase(TABLE, [0, 0]);

function inverseOf(given: Case, party = p0): InverseUtility {
  const inverse = inverseUtility(listedUtility(given, party).given);
  if (inverse === null) throw new Error("Expected an admissible outcome");
  return inverse;
}

test("both parties of a case are given the same objects, which the engine recognises", () => {
  const [mine, theirs] = [inverseOf(value, p0), inverseOf(value, p1)];
  const outcome = mine.atLeast(10);
  expect(outcome).toEqual({ i0: "o2", i1: "o0" });
  expect(theirs.atMost(0)).toBe(outcome);
  expect(mine.ranked(0)).toBe(outcome);
  expect(outcome && sealedCombination(outcomeSpace(value.issues), outcome)).toBe(4);
  expect(Object.isFrozen(outcome)).toBe(true);
});

test("an inverse is made once for a utility, and anew when other outcomes are excluded", () => {
  const { given } = listedUtility(value, p0);
  expect(inverseUtility(given)).toBe(inverseUtility({ ...given, excluded: [...given.excluded] }));
  const narrowed = { ...given, excluded: [{ issues: [0], masks: [Uint8Array.of(0, 0, 1)] }] };
  expect(inverseUtility(narrowed)?.best).toBe(7);
  expect(inverseUtility(given)?.best).toBe(10);
});

test("null where nothing is admissible", () => {
  const { given } = listedUtility(value, p0);
  expect(inverseUtility({ ...given, excluded: [{ issues: [], masks: [] }] })).toBeNull();
});

test("what is no outcome of the space has no utility and is not admissible", () => {
  const inverse = inverseOf(value);
  const strange = [{}, { [issueId("i0")]: optionId("o0") }, { [issueId("i0")]: optionId("o9"), [issueId("i1")]: optionId("o0") }];
  for (const outcome of strange) expect([inverse.utility(outcome), inverse.isAdmissible(outcome)]).toEqual([undefined, false]);
});

test("a party that does not care is served the outcome with the lowest number", () => {
  const inverse = inverseOf(
    pointsCase(
      [
        TABLE[0] ?? [],
        [
          [0, 0],
          [0, 0],
        ],
      ].map((issue) => issue.map(() => [2, 1])),
      [0, 0],
    ),
  );
  expect([inverse.best, inverse.worst, inverse.count]).toEqual([4, 4, 6n]);
  const first = { i0: "o0", i1: "o0" };
  const served = [inverse.atLeast(4), inverse.atMost(4), inverse.atLeast(-1), inverse.atMost(9), inverse.ranked(0)];
  for (const outcome of served) expect(outcome).toEqual(first);
  expect([inverse.atLeast(4.5), inverse.atMost(3.5)]).toEqual([null, null]);
});

test("utilities too fine for doubles to tell apart still come in their exact order", () => {
  const tiny = 1e-17;
  const inverse = inverseOf(
    pointsCase(
      [
        [
          [1000, 0],
          [1000, 0],
        ],
        [
          [0, 0],
          [tiny, 0],
          [2 * tiny, 0],
        ],
      ],
      [0, 0],
    ),
  );
  const order = Array.from({ length: 6 }, (_, k) => inverse.ranked(k));
  expect(order.map((outcome) => outcome && Object.values(outcome).join())).toEqual(["o0,o2", "o1,o2", "o0,o1", "o1,o1", "o0,o0", "o1,o0"]);
  expect([inverse.best, inverse.worst]).toEqual([1000, 1000]);
  // All of them are worth 1000 to the nearest double, so the target excludes none, and the least is the exact one.
  expect(inverse.atLeast(1000)).toEqual({ i0: "o0", i1: "o0" });
  expect(inverse.atMost(1000)).toEqual({ i0: "o0", i1: "o2" });
});
