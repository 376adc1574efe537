import { expect, test } from "vitest";
import { frontier } from "../../analysis/frontier.ts";
import { T1, T2 } from "../../analysis/published-tables.fixture.ts";
import { randomCase } from "../../analysis/random-case.fixture.ts";
import { type Pair, zeuthen as zeuthenPath } from "../../analysis/zeuthen.ts";
import { Rng } from "../../lib/rng.ts";
import { compileCase } from "../../model/compiled-case.ts";
import type { Case } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import { pointsOf } from "../../model/exact-utility.ts";
import { readings } from "../../model/perspective.ts";
import { additiveCase, opposedCase } from "../opponent-models/talking-counterpart.fixture.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import { areRecordedSessionsHere, recordedCase } from "../recorded-sessions.fixture.ts";
import { strategyOf } from "../registry.ts";
import type { Strategy } from "../strategy.ts";
import { alternating, Table } from "../table.fixture.ts";
import { everybodyKnows } from "./everybody-knows.fixture.ts";

function strategy(text: string): Strategy<unknown> {
  const made = strategyOf(text);
  if (made.kind === "failed") throw new Error(`Expected ${text} to be a strategy`);
  return made.value;
}

function tableOf(value: Case, rounds: number, names: readonly string[] = ["zeuthen", "zeuthen"]): Table {
  const table = new Table(value, alternating(value, rounds));
  for (const [place, { id }] of value.parties.entries()) table.seat(id, strategy(names[place] ?? "zeuthen"), place);
  return table;
}

/** Points of all parties. */
const pointsOfAll = (table: Table, outcome: Outcome): number[] =>
  table.setup.parties.map((party) => ownUtilityOf(table.seatOf(party))?.inverse.utility(outcome) ?? Number.NaN);

const offers = (table: Table): number[][] =>
  table.events.flatMap((event) => (event.kind === "offered" ? [pointsOfAll(table, event.outcome)] : []));

test("on the published table two who know each other take the published path to the Nash outcome (57, 50)", () => {
  const table = tableOf(everybodyKnows(T1), 50);
  table.play(100);
  expect(offers(table)).toEqual([
    [87, 30],
    [48, 51],
    [75, 34],
    [57, 50],
  ]);
  const { ending } = table.state;
  expect(ending?.kind === "agreed" && pointsOfAll(table, ending.outcome)).toEqual([57, 50]);
});

/** Rational points of the frontier, in points. */
function dealsOf(value: Case): { readonly deals: Pair[]; readonly disagreement: Pair } {
  const held = readings(value, { kind: "everyBrief" });
  if (held.kind === "failed") throw new Error(held.failure.code);
  const compiled = compileCase(value, held.value);
  const points = (party: number, units: bigint): number => {
    const utility = compiled.utilities[party];
    return utility === undefined ? Number.NaN : pointsOf(utility, units);
  };
  return {
    deals: frontier(compiled).units.map(([a = 0n, b = 0n]): Pair => [points(0, a), points(1, b)]),
    disagreement: [points(0, compiled.utilities[0]?.reservation ?? 0n), points(1, compiled.utilities[1]?.reservation ?? 0n)],
  };
}

test("on 120 random cases of two the session ends where the path of analysis ends, by the same concessions (seed 19)", () => {
  const rng = Rng.fromSeed(19);
  const cases = Array.from({ length: 40 }, () => [additiveCase(rng, [4, 3, 5]), opposedCase(rng, [4, 5, 3]), twoOf(rng.below(1e6))]).flat();
  let [agreed, moves] = [0, 0];
  for (const value of cases) {
    const { deals, disagreement } = dealsOf(value);
    const path = zeuthenPath(deals, disagreement);
    const table = tableOf(everybodyKnows(value), 400);
    table.play(800);
    const { ending } = table.state;
    if (path.agreed === null) {
      expect(ending?.kind).not.toBe("agreed");
      continue;
    }
    agreed++;
    expect(ending?.kind === "agreed" && pointsOfAll(table, ending.outcome)).toEqual(deals[path.agreed]);
    const seen = new Set(offers(table).map(String));
    for (const state of path.states) for (const deal of state.offers) expect(seen).toContain(String(deals[deal]));
    moves += path.states.length;
  }
  console.log(`figure: zeuthen at the table: ${agreed} of ${cases.length} cases agreed as on the path of analysis, ${moves} concessions`);
  expect(agreed).toBeGreaterThan(80);
});

/** Their Nash outcomes are in the literature. */
const PUBLISHED = [
  { scenario: "itex_cypress", nash: [0.67048, 0.72148] },
  { scenario: "england_zimbabwe", nash: [0.91092, 0.73322] },
  { scenario: "amsterdam", nash: [0.83, 0.85583] },
];

test.runIf(areRecordedSessionsHere).each(PUBLISHED)(
  "on $scenario two who know each other end at the Nash outcome",
  ({ scenario, nash }) => {
    const table = tableOf(everybodyKnows(recordedCase({ scenario, variant: "genius", reserved_values: [0, 0] })), 500);
    table.play(1000);
    const { ending } = table.state;
    const agreed = ending?.kind === "agreed" ? pointsOfAll(table, ending.outcome) : [];
    for (const [party, points] of nash.entries()) expect(agreed[party]).toBeCloseTo(points, 4);
  },
);

/** A random case with interactions, constraints, red lines and unknowns, for its first two parties. */
function twoOf(seed: number): Case {
  const value = randomCase(seed);
  const parties = value.parties.slice(0, 2);
  return { ...value, parties, briefs: Object.fromEntries(parties.map(({ id }) => [id, value.briefs[id]])) as Case["briefs"] };
}

test("whoever opens, the end is the same", () => {
  const value = everybodyKnows(T1);
  const setup = alternating(value, 50);
  const table = new Table(value, { ...setup, parties: [...setup.parties].reverse() });
  for (const party of setup.parties) table.seat(party, strategy("zeuthen"), 1);
  table.play(100);
  const { ending } = table.state;
  expect(ending?.kind === "agreed" && pointsOfAll(table, ending.outcome)).toEqual([50, 57]);
});

test("without an estimate, and among three, it keeps to its best outcome", () => {
  const alone = tableOf(T1, 6);
  alone.play(20);
  expect(alone.state.ending?.kind).toBe("noAgreement");
  expect(new Set(offers(alone).map(String)).size).toBe(2);
  const three = tableOf(everybodyKnows(T2), 6);
  three.play(30);
  expect(new Set(offers(three).map(String)).size).toBe(3);
});

test("it accepts what is better than its own offer, and a generous counterpart's last word", () => {
  const table = tableOf(everybodyKnows(T1), 50, ["zeuthen", "conceder"]);
  table.play(100);
  const { ending } = table.state;
  expect(ending?.kind).toBe("agreed");
  const [mine = 0] = ending?.kind === "agreed" ? pointsOfAll(table, ending.outcome) : [];
  expect(mine).toBeGreaterThanOrEqual(57);
});
