import { expect, test } from "vitest";
import { issueId, optionId } from "../../model/ids.ts";
import type { Issue } from "../../model/issue.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { similarities, similarity } from "./similarity.ts";

const ISSUES: readonly Issue[] = [
  { kind: "range", id: issueId("price"), name: "Price", range: { from: 10, to: 50, step: 10 } },
  { kind: "choice", id: issueId("place"), name: "Place", options: ["a", "b", "c"].map((id) => ({ id: optionId(id), name: id })) },
  { kind: "yesNo", id: issueId("audit"), name: "Audit" },
];
const space = outcomeSpace(ISSUES);

test("numbers are alike by their distance, named options only if they are the same", () => {
  const of = space.issues.map((issue) => similarities(issue, 1));
  expect(of).toEqual([
    [0.75, 1, 0.75, 0.5, 0.25],
    [0, 1, 0],
    [0, 1],
  ]);
});

test("of outcomes it is the mean over issues, 1 for the same and alike either way round", () => {
  expect(similarity(space, [1, 0, 0], [1, 0, 0])).toBe(1);
  expect(similarity(space, [0, 0, 0], [4, 1, 1])).toBe(0);
  expect(similarity(space, [0, 2, 1], [2, 2, 0])).toBeCloseTo(0.5, 12);
  expect(similarity(space, [2, 2, 0], [0, 2, 1])).toBeCloseTo(0.5, 12);
});

test("a range of one number is alike to itself", () => {
  const [only] = outcomeSpace([{ kind: "range", id: issueId("n"), name: "N", range: { from: 3, to: 3, step: 1 } }]).issues;
  expect(only && similarities(only, 0)).toEqual([1]);
});
