import { expect, test } from "vitest";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import { Rng } from "../../lib/rng.ts";
import type { Case } from "../../model/case.ts";
import { partyId } from "../../model/ids.ts";
import type { SessionSetup } from "../../session/setup.ts";
import { strategyOf } from "../registry.ts";
import { Table } from "../table.fixture.ts";

const [FIRST, SECOND] = [partyId("p0"), partyId("p1")];

/** Opposed on every issue, with something to be traded; whoever gets all has 300 points, 150 each is even. */
function opposed(seed: number, reservationValues: readonly [number, number] = [0, 0]): Case {
  const rng = Rng.fromSeed(seed);
  const table = Array.from({ length: 3 }, () =>
    Array.from({ length: 5 }, (_, option) => {
      const bonus = rng.below(30);
      return [option * 25, (4 - option) * 25 + (option === 0 || option === 4 ? 0 : bonus)];
    }),
  );
  return pointsCase(table, reservationValues);
}

function played(value: Case, names: readonly [string, string], rounds = 60): Table {
  const parties = value.parties.map(({ id }) => id);
  const setup: SessionSetup = { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds } };
  const table = new Table(value, setup);
  for (const [k, name] of names.entries()) {
    const made = strategyOf(name);
    if (made.kind === "failed") throw new Error(made.failure.message);
    table.seat(parties[k] ?? FIRST, made.value, k);
  }
  while (table.state.ending === null) table.turn();
  return table;
}

/** Points of the first party for what was agreed; null without an agreement. */
function pointsOfFirst(table: Table): number | null {
  const { ending } = table.state;
  if (ending?.kind !== "agreed") return null;
  return Object.values(ending.outcome).reduce((sum, option) => sum + 25 * Number(option.slice(1)), 0);
}

test("it waits for a counterpart that moves by itself, and gets nearly everything", () => {
  for (const name of ["boulware", "linear", "conceder"]) {
    expect.soft(pointsOfFirst(played(opposed(1), ["steady", name])), name).toBeGreaterThanOrEqual(225);
  }
});

test("it goes step by step with one that moves only when it does, from which firmness gets nothing", () => {
  expect(played(opposed(2), ["tough", "micro"], 120).state.ending?.kind).toBe("noAgreement");
  const [mine, even] = ["steady", "micro"].map((name) => pointsOfFirst(played(opposed(2), [name, "micro"], 120)));
  expect(mine).toBeGreaterThanOrEqual(even ?? Infinity);
});

test("with itself it agrees well before both are at their reservation value", () => {
  const table = played(opposed(3, [75, 75]), ["steady", "steady"]);
  const points = pointsOfFirst(table);
  expect(points).toBeGreaterThan(100);
  expect(points).toBeLessThan(225);
});

test("from one that never moves it takes in the end what it can live with", () => {
  expect(pointsOfFirst(played(opposed(4), ["steady", "tough"]))).toBe(0);
  expect(played(opposed(4, [50, 0]), ["steady", "tough"]).state.ending).toEqual({ kind: "noAgreement", reason: "deadline" });
});

test("what it offers is never worth less to it than no agreement", () => {
  const table = played(opposed(5, [120, 60]), ["steady", "tit-for-tat"]);
  const offers = table.events.filter((event) => event.kind === "offered" && event.party === FIRST);
  expect(offers.length).toBeGreaterThan(10);
  for (const event of offers) {
    if (event.kind !== "offered") continue;
    const points = Object.values(event.outcome).reduce((sum, option) => sum + 25 * Number(option.slice(1)), 0);
    expect(points).toBeGreaterThanOrEqual(120);
  }
});

test("a good estimate in the brief is worth more to it than what it can learn at the table", () => {
  const value = opposed(6, [0, 90]);
  const theirs = value.briefs[SECOND];
  const mine = value.briefs[FIRST];
  if (theirs === undefined || mine === undefined) throw new Error("Expected two briefs");
  const estimate = {
    preferences: theirs.preferences,
    noAgreement: { kind: "reservationValue", reservationValue: 90 },
    redLines: [],
    probabilities: {},
    steps: {},
  } as const;
  const prepared: Case = { ...value, briefs: { ...value.briefs, [FIRST]: { ...mine, estimates: { [SECOND]: estimate } } } };
  const [with_, without] = [prepared, value].map((each) => pointsOfFirst(played(each, ["steady", "boulware"], 20)) ?? 0);
  expect(with_).toBeGreaterThanOrEqual(without ?? 0);
  expect(with_).toBeGreaterThan(100);
});

test("where nothing is worth more to it than no agreement, it takes at once what is worth as much", () => {
  const theirsWorthLess = pointsCase(
    [
      [
        [9, 5],
        [2, 1],
      ],
    ],
    [0, 5],
  );
  for (const value of [pointsCase([[[5, 5]]], [0, 0]), theirsWorthLess]) {
    const table = played(value, ["tough", "steady"], 30);
    expect(table.state.ending?.kind).toBe("agreed");
    expect(table.events.filter(({ kind }) => kind === "offered")).toHaveLength(1);
  }
});
