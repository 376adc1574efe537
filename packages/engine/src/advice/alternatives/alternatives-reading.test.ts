import { expect, test } from "vitest";
import { T1 } from "../../analysis/published-tables.fixture.ts";
import type { Alternative } from "../../model/alternative.ts";
import type { Case } from "../../model/case.ts";
import { partyId } from "../../model/ids.ts";
import { US } from "../dynamics/talks.fixture.ts";
import { type AlternativesReading, alternativesReading, type AlternativesSettings } from "./alternatives-reading.ts";

const sure = (name: string, value: number): Alternative => ({ kind: "value", name, value });

const ADVERTISE: Alternative = {
  kind: "chances",
  name: "Advertise again",
  cost: { low: 6, likely: 8, high: 12 },
  chances: [
    { probability: 0.5, then: { kind: "value", name: "Someone as good", value: 70 } },
    { probability: 0.3, then: { kind: "value", name: "Someone passable", value: { low: 40, likely: 45, high: 60 } } },
    { probability: 0.2, then: { kind: "value", name: "Nobody", value: 10 } },
  ],
};
const SECOND: Alternative = { kind: "value", name: "Second candidate", value: { low: 38, likely: 44, high: 48 } };

function withAlternatives(alternatives: readonly Alternative[]): Case {
  const brief = T1.briefs[US];
  if (brief === undefined) throw new Error("Expected a brief");
  return { ...T1, briefs: { ...T1.briefs, [US]: { ...brief, noAgreement: { kind: "alternatives", alternatives } } } };
}

function read(alternatives: readonly Alternative[], settings: Partial<AlternativesSettings> = {}): AlternativesReading {
  const reading = alternativesReading(withAlternatives(alternatives), US, { riskTolerance: null, offer: null, ...settings });
  if (reading.kind === "failed") throw new Error(reading.failure.code);
  return reading.value;
}

test("each course has its value, the best is named, and each is measured against the best of the others", () => {
  const { value, alternatives } = read([SECOND, ADVERTISE]);
  expect(value).toBe(44);
  expect(alternatives.map(({ name, value: worth, isBest, against }) => [name, worth, isBest, against])).toEqual([
    ["Second candidate", 44, true, 42.5],
    ["Advertise again", 42.5, false, 44],
  ]);
  // (44 + 8 − 31)/(70 − 31)
  expect(alternatives[1]?.breakEvens[0]).toMatchObject({ path: ["Advertise again", "Someone as good"], probability: 0.5 });
  expect(alternatives[1]?.breakEvens[0]?.breakEven).toBeCloseTo(21 / 39, 9);
});

test("with an offer in hand all are measured against it", () => {
  expect(read([SECOND, ADVERTISE], { offer: 50 }).alternatives.map(({ against }) => against)).toEqual([50, 50]);
});

test("a single course without an offer has nothing to be measured against", () => {
  expect(read([ADVERTISE]).alternatives).toMatchObject([{ against: null, breakEvens: [] }]);
});

test("who minds risk sees less in chance, and the reservation value stays the mean", () => {
  const { value, certaintyEquivalent, alternatives } = read([SECOND, { ...ADVERTISE, cost: 1 }], { riskTolerance: 20 });
  expect(value).toBe(49.5);
  expect(certaintyEquivalent).toBe(44);
  expect(alternatives[1]?.certainty.exact).toBeLessThan(44);
});

const TRIAL_OR_SETTLE: Alternative = {
  kind: "choices",
  name: "Their court",
  choices: [
    {
      kind: "chances",
      name: "Trial",
      chances: [
        { probability: 0.5, then: sure("Win", 100) },
        { probability: 0.5, then: sure("Lose", 0) },
      ],
    },
    sure("Settle", 40),
  ],
};

test("what comes of a course at worst and at best is told of the way that is worth most on average, as its value is", () => {
  const [course] = read([TRIAL_OR_SETTLE], { riskTolerance: 20 }).alternatives;
  expect(course).toMatchObject({ value: 50, worst: 0, best: 100, certainty: { exact: 40, mean: 40 } });
});

test("a search is worth as much on average to who minds risk as to who does not", () => {
  const appeal: Alternative = {
    kind: "chances",
    name: "Appeal",
    cost: 1,
    chances: [
      { probability: 0.5, then: TRIAL_OR_SETTLE },
      { probability: 0.5, then: sure("Dismissed", 0) },
    ],
  };
  const alternatives = [sure("Stay", 20), appeal];
  const { search } = read(alternatives);
  // Half the time 20 stays; a quarter 100, a quarter 20 again.
  expect(search?.value).toBeCloseTo(0.25 * 100 + 0.75 * 20 - 1, 9);
  expect(read(alternatives, { riskTolerance: 20 }).search).toEqual(search);
});

test("a course that is worth just its cost beside what is in hand is not tried, in decimals that doubles cannot add or multiply", () => {
  const look = (cost: number, then: Alternative, probability: number): Alternative => ({
    kind: "chances",
    name: "Look",
    cost,
    chances: [
      { probability, then },
      { probability: (100 - 100 * probability) / 100, then: sure("Nothing", 0) },
    ],
  });
  expect(read([sure("Held", 0.7), look(0.2, sure("Found", 0.9), 1)]).search).toMatchObject({ gain: 0, order: [{ chance: 0 }] });
  // 0.9 · 0.9 · (100 − 60) = 32.4.
  const twice = look(32.4, { ...look(0, sure("Found", 100), 0.9) }, 0.9);
  expect(read([sure("Held", 60), twice]).search).toMatchObject({ gain: 0, order: [{ chance: 0, reservationPrice: 60 }] });
});

test("the tornado has the three figures that move the best course most, those that move nothing left out", () => {
  const { tornado } = read([SECOND, ADVERTISE]);
  expect(tornado.map(({ path, what, atLow, atHigh }) => [path.join(" / "), what, atLow, atHigh])).toEqual([
    ["Second candidate", "value", 42.5, 48],
    ["Advertise again / Someone passable", "value", 44, 47],
    ["Advertise again", "cost", 44.5, 44],
  ]);
});

test("courses that cost something may be tried one after another while others stay in hand", () => {
  // z: 8 = 0.5 (70 − z), so 54; 0.5 · 54 + 0.3 · 45 + 0.2 · 44.
  expect(read([SECOND, ADVERTISE]).search).toMatchObject({
    inHand: 44,
    order: [{ name: "Advertise again", reservationPrice: 54, chance: 1, mean: 42.5 }],
  });
  expect(read([SECOND, ADVERTISE]).search?.value).toBeCloseTo(49.3, 9);
  expect(read([SECOND, ADVERTISE], { offer: 60 }).search).toMatchObject({ inHand: 60, gain: 0 });
  expect(read([ADVERTISE]).search).toBeNull();
  expect(read([SECOND, sure("Stay", 3)]).search).toBeNull();
});

test("what cannot be read is refused, and says why", () => {
  const settings = { riskTolerance: null, offer: null };
  expect(alternativesReading(T1, US, settings)).toEqual({ kind: "failed", failure: { code: "noAlternatives", party: US } });
  expect(alternativesReading(T1, partyId("nobody"), settings)).toMatchObject({ failure: { code: "unknownParty" } });
  expect(alternativesReading({ ...T1, briefs: {} }, US, settings)).toMatchObject({ failure: { code: "missingBrief" } });
});
