import { expect, test } from "vitest";
import { inspectionGame, type InspectionGame } from "./inspection-game.ts";
import { DRESHER } from "./published-numbers.fixture.ts";

function game(periods: number, inspections: number): InspectionGame {
  const played = inspectionGame({ periods, inspections });
  if (played.kind === "failed") throw new Error(`Expected a game, got ${JSON.stringify(played.failure)}`);
  return played.value;
}

test.each(DRESHER)("%d periods with %d inspections are worth %d to the inspector", (periods, inspections, value) => {
  expect(game(periods, inspections).value).toBeCloseTo(value, 15);
});

test.each([
  [2, 1, 1 / 3],
  [3, 1, 1 / 4],
  [4, 2, 4 / 11],
])("with %d periods and %d inspections, the first period is inspected with chance %d", (periods, inspections, inspect) => {
  expect(game(periods, inspections).stages[0]?.inspect).toBeCloseTo(inspect, 15);
});

/** By the recursion that defines the game: inspect or not against violate or not, one period at a time. */
function recursion(n: number, m: number): { readonly value: number; readonly inspect: number; readonly violate: number } {
  if (n === 0) return { value: 0, inspect: 0, violate: 0 };
  if (m === 0) return { value: -1, inspect: 0, violate: 1 };
  const [inspected, spared] = [recursion(n - 1, Math.min(m - 1, n - 1)).value, recursion(n - 1, Math.min(m, n - 1)).value];
  const width = 2 + spared - inspected;
  // Where every period can be inspected, any chance from 1/2 on is best, and 1 is shown.
  const inspect = m === n ? 1 : (1 + spared) / width;
  return { value: (spared + inspected) / width, inspect, violate: (spared - inspected) / width };
}

test("the closed form is the recursion, with the strategies of both sides, at every stage of every game up to 14 periods", () => {
  let stages = 0;
  for (let n = 1; n <= 14; n++) {
    for (let m = 0; m <= n; m++) {
      for (const stage of game(n, m).stages) {
        const { value, inspect, violate } = recursion(stage.periodsLeft, stage.inspectionsLeft);
        expect(stage.value).toBeCloseTo(value, 12);
        expect(stage.inspect).toBeCloseTo(inspect, 12);
        expect(stage.violate).toBeCloseTo(violate, 12);
        stages++;
      }
    }
  }
  console.log(`figure: inspection game: stages compared with the recursion: ${stages}`);
});

test("an inspection for every period catches everything, and none catches nothing", () => {
  const full = game(4, 4);
  expect([full.value, full.caught, full.stages[0]?.inspect, full.stages[0]?.violate]).toEqual([0, 1, 1, 0]);
  expect(game(4, 0)).toMatchObject({ value: -1, caught: 0 });
});

test("the stages are those that play can come to", () => {
  const stages = game(4, 2).stages.map(({ periodsLeft, inspectionsLeft }) => [periodsLeft, inspectionsLeft]);
  expect(stages).toEqual([
    [4, 2],
    [3, 2],
    [3, 1],
    [2, 2],
    [2, 1],
    [2, 0],
    [1, 1],
    [1, 0],
  ]);
});

test("two hundred periods keep their digits", () => {
  const { value, stages } = game(200, 1);
  expect(value).toBeCloseTo(-199 / 201, 15);
  expect(stages).toHaveLength(399);
});

test("what is wrong is said at once, with its place", () => {
  expect(inspectionGame({ periods: 0, inspections: -1 })).toMatchObject({
    kind: "failed",
    failure: [{ path: "periods" }, { path: "inspections" }],
  });
  expect(inspectionGame({ periods: 3, inspections: 4 })).toMatchObject({
    kind: "failed",
    failure: [{ code: "notWhole", path: "inspections", facts: { value: 4, least: 0, most: 3 } }],
  });
});
