import { expect, test } from "vitest";
import type { Outcome } from "../model/combination.ts";
import { issueId, optionId } from "../model/ids.ts";
import { improve, type Improvement } from "./improve.ts";
import { T1 } from "./published-tables.fixture.ts";

const outcome = (options: readonly number[]): Outcome => Object.fromEntries(options.map((o, i) => [issueId(`i${i}`), optionId(`o${o}`)]));
function improved(options: readonly number[]): Improvement {
  const result = improve(T1, outcome(options), { kind: "everyBrief" });
  if (result.kind === "failed") throw new Error(result.failure.code);
  return result.value;
}

// Published reference values for the same table.
test.each([
  [[0, 2, 2], "4", [[87, 30]]],
  [[1, 0, 1], "2", [[57, 50]]],
  [[2, 2, 0], "1", [[57, 50]]],
  [[2, 0, 0], "0", []],
])("%j is dominated by %s outcomes", (given, count, best) => {
  const { dominating, best: found } = improved(given);
  expect(dominating).toBe(count);
  expect(found.map(({ point }) => point.utilities)).toEqual(best);
});

test("the trade says what each gains and gives, issue by issue", () => {
  const [best] = improved([2, 2, 0]).best;
  expect(best?.gains).toEqual([5, 1]);
  expect(best?.trade).toEqual([
    { issue: "i0", from: "o2", to: "o0", gains: [-30, 20] },
    { issue: "i1", from: "o2", to: "o1", gains: [-13, 30] },
    { issue: "i2", from: "o0", to: "o2", gains: [48, -49] },
  ]);
  expect(best?.together).toEqual([0, 0]);
});

test("on opposed issues no change of a single issue helps both, so ten dominated outcomes need larger trades", () => {
  const all = [0, 1, 2].flatMap((a) => [0, 1, 2].flatMap((b) => [0, 1, 2].map((c) => [a, b, c])));
  const trades = all.map((given) => improved(given)).filter(({ best }) => best.length > 0);
  expect(trades).toHaveLength(10);
  expect(trades.every(({ best }) => best.every(({ trade }) => trade.length > 1))).toBe(true);
});

test("an outcome that misses an issue is refused with the issues it misses", () => {
  const result = improve(T1, outcome([0, 1]), { kind: "everyBrief" });
  expect(result).toEqual({ kind: "failed", failure: { code: "incompleteOutcome", issues: ["i2"] } });
});

test("what stands against the given outcome is said, and it can still be bettered", () => {
  const forbidden = {
    ...T1,
    constraints: [
      { kind: "forbid", id: "c", name: "Not that", forbid: { [issueId("i0")]: [optionId("o2")], [issueId("i1")]: [optionId("o2")] } },
    ],
  } as const;
  const result = improve(forbidden, outcome([2, 2, 0]), { kind: "everyBrief" });
  if (result.kind === "failed") throw new Error(result.failure.code);
  expect(result.value.given).toMatchObject({ utilities: [52, 49], possible: false, crosses: [], rational: false });
  expect(result.value.best.map(({ point }) => point.utilities)).toEqual([[57, 50]]);
});
