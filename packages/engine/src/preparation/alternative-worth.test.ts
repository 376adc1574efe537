import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import { type AlternativeChoice, alternativeWorth } from "./alternative-worth.ts";
import { CAR, COLOUR, PRICE, STRICT_CAR, TYRES, USUAL } from "./little-subject.fixture.ts";
import { likelyWorths, valueOf } from "./likely-worths.ts";
import { packageForm } from "./layout.ts";
import { accountOf, placesOf } from "./statements.ts";

const worth = (choices: readonly AlternativeChoice[], subject = CAR) =>
  alternativeWorth({ subject, answers: USUAL, choices, rng: Rng.fromSeed(choices.length) });

test("before anything is chosen the alternative may be worth anything, and a package of middling worth is put beside it", () => {
  const { worth: open, next } = worth([]);
  expect(open).toEqual({ low: 0, likely: 50, high: 100 });
  const account = accountOf(CAR, USUAL);
  const middle = next === null ? 0 : valueOf(packageForm(account.layout, placesOf(CAR, next) ?? []), likelyWorths(account).means);
  expect(Math.abs(middle - 0.5)).toBeLessThan(0.1);
});

test("each choice narrows it, until a further one would tell no more", () => {
  const account = accountOf(CAR, USUAL);
  const { means } = likelyWorths(account);
  // Somebody whose alternative is worth 30.
  const choices: AlternativeChoice[] = [];
  let state = worth(choices);
  while (state.next !== null) {
    const than = state.next;
    const value = 100 * valueOf(packageForm(account.layout, placesOf(CAR, than) ?? []), means);
    choices.push({ than, prefers: value > 30 ? "package" : "alternative" });
    state = worth(choices);
  }
  expect(choices.length).toBeLessThanOrEqual(5);
  expect(state.worth.low).toBeLessThanOrEqual(30);
  expect(state.worth.high).toBeGreaterThanOrEqual(30);
  expect(state.worth.high - state.worth.low).toBeLessThanOrEqual(25);
});

test("who cannot tell them apart has found it", () => {
  const { next } = worth([]);
  if (next === null) return expect.unreachable();
  const { worth: found, next: further } = worth([{ than: next, prefers: "neither" }]);
  expect(further).toBeNull();
  expect(found.high - found.low).toBeLessThanOrEqual(11);
});

test("no package is shown that cannot be", () => {
  for (const prefers of ["package", "alternative"] as const) {
    const { next } = worth([], STRICT_CAR);
    if (next === null) return expect.unreachable();
    const { next: second } = worth([{ than: next, prefers }], STRICT_CAR);
    for (const outcome of [next, second]) expect(outcome?.[COLOUR] === "red" && outcome[TYRES] === "no").toBe(false);
    expect(Object.keys(next)).toEqual([PRICE, TYRES, COLOUR]);
  }
});
