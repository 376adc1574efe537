import { expect, it } from "vitest";
import { issueId, optionId } from "../../model/ids.ts";
import { preparedCase, THEM, US } from "../going-on/calibration.fixture.ts";
import { sightOf } from "../going-on/standpoint.ts";
import { standpointAt } from "../going-on/standpoint-at.ts";
import { equivalentCounterOffers } from "./equivalent-counter-offers.ts";

const VALUE = preparedCase(3);
const OFFER = Object.fromEntries(VALUE.issues.map(({ id }) => [id, optionId("o0")]));

function sight() {
  const clock = { kind: "rounds", round: 1, of: 10, at: "2020-01-01T00:00:00.000Z" } as const;
  const made = standpointAt(VALUE, { party: US, offer: { by: THEM, outcome: OFFER }, track: null, clock });
  const seen = made.kind === "ok" ? sightOf(made.value.standpoint) : null;
  if (seen === null) throw new Error("Expected a sight");
  return seen;
}

const SETTINGS = { count: 3, target: 55, tolerance: 6, seed: 1 };

it("tells each of several equal offers as a counter-offer: its worth in the band, and every issue that differs from the offer", () => {
  const found = equivalentCounterOffers(sight(), OFFER, SETTINGS);
  expect(found).toHaveLength(3);
  for (const { outcome, value, changes, chance, gain, rank } of found) {
    expect(value).toBeGreaterThanOrEqual(55);
    expect(value).toBeLessThanOrEqual(61);
    expect(changes.map(({ issue }) => issue)).toEqual(VALUE.issues.flatMap(({ id }) => (outcome[id] === OFFER[id] ? [] : [id])));
    expect(chance).toBeGreaterThanOrEqual(0);
    expect(chance).toBeLessThanOrEqual(1);
    expect(rank).toBe(gain * chance);
  }
});

it("finds none against what is no outcome, and none where the band is empty", () => {
  expect(equivalentCounterOffers(sight(), { [issueId("i0")]: optionId("o0") }, SETTINGS)).toEqual([]);
  expect(equivalentCounterOffers(sight(), OFFER, { ...SETTINGS, target: 1000 })).toEqual([]);
});
