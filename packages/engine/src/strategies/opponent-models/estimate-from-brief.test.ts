import { expect, test } from "vitest";
import { randomCase } from "../../analysis/random-case.fixture.ts";
import { pointsOf, unitsOf } from "../../model/exact-utility.ts";
import type { Case } from "../../model/case.ts";
import { issueId, optionId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { partyUtility } from "../../model/party-utility.ts";
import { briefEstimate } from "./brief-estimate.ts";
import { estimateFromBrief } from "./estimate-from-brief.ts";
import { briefOf, seatOf, THEM } from "./talking-counterpart.fixture.ts";

const told = (value: Case): ReturnType<typeof seatOf> => seatOf(value, 10, briefOf(value, THEM));

/** Mean utility of all combinations that have this option on this issue: the main effects, which are the least-squares sum over issues. */
function means(value: Case): { readonly scores: number[][]; readonly mean: number } {
  const space = outcomeSpace(value.issues);
  const utility = partyUtility({ space, unknowns: value.unknowns, reading: briefOf(value, THEM) });
  const sums = space.sizes.map((size) => Array.from({ length: size }, () => 0));
  const combinations = Number(space.combinations);
  let whole = 0;
  for (let k = 0; k < combinations; k++) {
    let rest = k;
    const numbers = space.sizes.map(() => 0);
    for (let issue = space.sizes.length - 1; issue >= 0; issue--) {
      const size = space.sizes[issue] ?? 1;
      numbers[issue] = rest % size;
      rest = Math.floor(rest / size);
    }
    const points = pointsOf(utility, unitsOf(utility, numbers));
    whole += points / combinations;
    for (const [issue, option] of numbers.entries()) {
      const row = sums[issue] ?? [];
      row[option] = (row[option] ?? 0) + (points * (space.sizes[issue] ?? 1)) / combinations;
    }
  }
  return { scores: sums, mean: whole };
}

test("on 60 random cases the estimate is the least-squares sum over issues, found by brute force, on a scale from 0 to 1", () => {
  let tied = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const value = randomCase(seed);
    const { scores } = means(value);
    const range = scores.reduce((sum, row) => sum + Math.max(...row) - Math.min(...row), 0);
    if (briefOf(value, THEM).preferences.interactions.length > 0) tied++;
    const estimate = estimateFromBrief(told(value), THEM);
    for (const [issue, row] of scores.entries())
      for (const [option, score] of row.entries())
        expect(estimate?.scores[issue]?.[option]).toBeCloseTo(range > 1e-9 ? (score - Math.min(...row)) / range : 0, 6);
  }
  expect(tied).toBeGreaterThan(20);
});

test("ranges stand at their likely figure", () => {
  const value = randomCase(3);
  const [issue] = value.issues;
  const id = issue?.id ?? issueId("");
  const option = outcomeSpace(value.issues).issues[0]?.options[1] ?? optionId("");
  const worth = { kind: "options", options: { [option]: { low: 0, likely: 2, high: 50 } } } as const;
  const other = { kind: "options", options: { [outcomeSpace(value.issues).issues[1]?.options[0] ?? ""]: 6 } } as const;
  const estimate = {
    preferences: { kind: "points", interactions: [], issues: { [id]: worth, [value.issues[1]?.id ?? ""]: other } },
    redLines: [],
    probabilities: {},
    steps: {},
  } as const;
  const { scores } = estimateFromBrief(seatOf(value, 10, estimate), THEM) ?? { scores: [] };
  expect(scores[0]?.[1]).toBeCloseTo(2 / 8, 12);
  expect(scores[1]?.[0]).toBeCloseTo(6 / 8, 12);
});

test("it is made once for an estimate, and is null where the brief has none", () => {
  const seat = told(randomCase(5));
  expect(estimateFromBrief(seat, THEM)).toBe(estimateFromBrief({ ...seat }, THEM));
  expect(estimateFromBrief(seatOf(randomCase(5), 10), THEM)).toBeNull();
});

test("as a model it believes the brief, and follows its revisions", () => {
  const value = randomCase(5);
  const ignorant = seatOf(value, 10);
  const informed = told(value);
  const memory = briefEstimate.init(ignorant, THEM);
  expect(
    briefEstimate
      .estimate(memory)
      .scores.flatMap((row) => Array.from(row))
      .every((score) => score === 0),
  ).toBe(true);
  const revision = {
    kind: "briefRevised",
    audience: `party/${informed.party}`,
    seq: 1,
    at: "",
    party: informed.party,
    brief: informed.brief,
  } as const;
  expect(briefEstimate.estimate(briefEstimate.observe(memory, revision, informed))).toBe(estimateFromBrief(informed, THEM));
});
