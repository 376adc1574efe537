import { expect, test } from "vitest";
import { randomCase } from "../../analysis/random-case.fixture.ts";
import { Rng } from "../../lib/rng.ts";
import { caseMeasures } from "../../simulation/case-measures.ts";
import { ROUNDING } from "../../simulation/move-class.ts";
import { readMoves } from "../../simulation/read-moves.ts";
import { ownUtility } from "../../strategies/inverse-utility/own-utility.ts";
import { alternating, Table } from "../../strategies/table.fixture.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { Case } from "../../model/case.ts";
import { signals } from "../signals/signals.ts";
import { dynamics, WINDOW } from "./dynamics.ts";
import { happeningsOfSession } from "./happenings-of-session.ts";
import { knowing, onlookerOf } from "./talks.fixture.ts";

/** Offers at random, so that every kind of step comes; null where a party has nothing that it may offer. */
function played(value: Case, seed: number): Table | null {
  const table = new Table(value, alternating(value, 12));
  const rng = Rng.fromSeed(seed);
  const { constraints, unknowns, issues } = value;
  const space = outcomeSpace(issues);
  for (let turn = 0; turn < 8 * value.parties.length && table.state.ending === null; turn++) {
    const party = value.parties[turn % value.parties.length]?.id;
    const brief = party && value.briefs[party];
    const inverse = brief && ownUtility({ space, unknowns, constraints, brief })?.inverse;
    if (party === undefined || inverse === undefined) return null;
    const outcome = inverse.between(inverse.worst, inverse.best, rng);
    if (outcome === null) return null;
    const before = table.view(party).relativeTime;
    table.do({ by: { kind: "party", party }, kind: "offer", outcome });
    const told = happeningsOfSession(table.events).at(-1);
    expect(told?.time).toBeCloseTo(before, 12);
    expect(told?.next).toBe(table.view(party).turn);
  }
  return table;
}

test("whose estimates are the truth reads the same classes as are read from all true preferences, on random games", () => {
  let [games, steps] = [0, 0];
  for (let seed = 1; seed <= 60; seed++) {
    const value = knowing(randomCase(seed));
    const table = played(value, seed);
    const measures = caseMeasures(value);
    if (table === null || measures.kind === "failed" || measures.value.best === null) continue;
    const parties = value.parties.map(({ id }) => id);
    const settings = { onlooker: onlookerOf(value), parties, tolerance: ROUNDING };
    const happenings = happeningsOfSession(table.events);
    const told = dynamics(happenings, { ...settings, window: WINDOW });
    // With several counterparts the mean of their changes is in shares of ranges, and these are not quite the same.
    if (parties.length > 2) continue;
    const { offers, byParty } = readMoves(table.events, { measures: measures.value, parties, tolerance: ROUNDING });
    expect(told.parties.map(({ moves }) => moves)).toEqual(byParty);
    expect(told.parties.reduce((sum, each) => sum + each.offers, 0)).toBe(offers);
    steps += told.steps.length;
    games++;
    expect(JSON.parse(JSON.stringify(told))).toEqual(told);
    const found = signals(happenings, { ...settings, now: table.at });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  }
  console.log(`figure: dynamics: games of two: ${games}, steps read the same as from all true preferences: ${steps}`);
  expect(steps).toBeGreaterThan(100);
});
