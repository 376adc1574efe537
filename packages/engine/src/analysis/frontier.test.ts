import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import type { Case, Rule } from "../model/case.ts";
import type { Combination } from "../model/combination.ts";
import { compileCase } from "../model/compiled-case.ts";
import { issueId, optionId, partyId } from "../model/ids.ts";
import { readings } from "../model/perspective.ts";
import { analyse } from "./analyse.ts";
import type { Analysis } from "./analysis.ts";
import { type Frontier, frontier } from "./frontier.ts";
import { pointsCase } from "./points-case.fixture.ts";

function frontierOf(value: Case): Frontier {
  const held = readings(value, { kind: "everyBrief" });
  if (held.kind === "failed") throw new Error(held.failure.code);
  return frontier(compileCase(value, held.value));
}
function analysed(value: Case): Analysis {
  const result = analyse(value, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 0 });
  if (result.kind === "failed") throw new Error(result.failure.code);
  return result.value;
}
const table = (issues: number, options: number, seed: number, scale = 1): number[][][] => {
  const rng = Rng.fromSeed(seed);
  return Array.from({ length: issues }, () => Array.from({ length: options }, () => [rng.below(20) * scale, rng.below(20) * scale]));
};
const option = (issue: number, ...options: number[]) => ({ [issueId(`i${issue}`)]: options.map((o) => optionId(`o${o}`)) });
const forbid = (id: string, forbidden: Combination): Rule => ({ kind: "forbid", id, name: id, forbid: forbidden });
const chain = (length: number): Rule[] =>
  Array.from({ length: length - 1 }, (_, k) => forbid(`c${k}`, { ...option(k, 0), ...option(k + 1, 1) }));

/** Ties these issues together: worth something extra to the first party. */
function tiedTogether(value: Case, issues: readonly number[], adjust: number): Case {
  const id = partyId("p0");
  const brief = value.briefs[id];
  if (brief === undefined) throw new Error("Expected a brief");
  const when = Object.assign({}, ...issues.map((issue) => option(issue, 0, 1)));
  const preferences = { ...brief.preferences, interactions: [{ when, given: {}, adjust }] };
  return { ...value, briefs: { ...value.briefs, [id]: { ...brief, preferences } } };
}

test.each([
  ["stand alone", pointsCase(table(3, 2, 1), [0, 0])],
  ["are enumerated together", tiedTogether(pointsCase(table(3, 2, 1), [0, 0]), [0, 1, 2], 5)],
  ["are settled one by one", { ...pointsCase(table(8, 10, 1), [0, 0]), constraints: chain(8) }],
])("where issues %s, a rule that every outcome breaks leaves nothing", (_, value) => {
  const nothing = { ...value, constraints: [...value.constraints, forbid("all", {})] };
  const { frontier: found, outcomes, admissible, solutions, zopa } = analysed(nothing);
  expect([found.count, outcomes, admissible, solutions.nash.points.length, zopa.exists]).toEqual([0, "0", "0", 0, false]);
});

test.each([
  ["alone", (value: Case) => value, 12],
  ["in one group that is enumerated", (value: Case, scale: number) => tiedTogether(value, [0, 1, 2, 3], 7 * scale), 4],
  ["in a chain of 10^12 combinations", (value: Case) => ({ ...value, constraints: chain(12) }), 12],
])("with issues %s, numbers past 2^53 give the frontier, ties and reach of the same numbers scaled down", (_, tie, issues) => {
  for (let seed = 1; seed <= 5; seed++) {
    const small = tie(pointsCase(table(issues, 10, seed), [0, 0]), 1);
    const large = tie(pointsCase(table(issues, 10, seed, 1e16), [0, 0]), 1e16);
    const [expected, found] = [frontierOf(small), frontierOf(large)];
    const scaled = expected.units.map((units) => units.map((unit) => unit * 10n ** 16n));
    expect(found.units, `seed ${seed}`).toEqual(scaled);
    expect(found.ties, `seed ${seed}`).toEqual(expected.ties);
    const [a, b] = [analysed(small), analysed(large)];
    expect([b.admissible, b.worst, b.best]).toEqual([a.admissible, a.worst?.map((u) => u * 1e16), a.best?.map((u) => u * 1e16)]);
  }
});

test("sixty issues of ten options alike have 10^60 ties", () => {
  const alike = Array.from({ length: 60 }, () => Array.from({ length: 10 }, () => [1, 1]));
  expect(frontierOf(pointsCase(alike, [0, 0])).ties).toEqual([10n ** 60n]);
});

test("a single issue with a frontier of 20,000 points joins others in no more than a few sweeps", () => {
  const long = Array.from({ length: 20_000 }, (_, k) => [k, 20_000 - k]);
  const short = [
    [0, 1],
    [1, 0],
  ];
  const found = frontierOf(pointsCase([short, long], [0, 0]));
  expect(found.length).toBe(20_001);
  expect([...found.outcome(0)]).toEqual([1, 19_999]);
  expect(found.ties[1]).toBe(2n);
});

test("numbers from both ends of what doubles hold are compared exactly", () => {
  const rows = [
    [
      [1e300, 1],
      [1e-300, 2],
    ],
    [
      [3, 1e-300],
      [0, 1e300],
    ],
  ];
  expect(analysed(pointsCase(rows, [0, 0])).frontier.points.map(({ utilities }) => utilities)).toEqual([
    [1e300, 1],
    [1e300, 1e300],
    [1e-300, 1e300],
  ]);
});
