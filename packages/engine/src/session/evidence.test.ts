import { expect, test } from "vitest";
import type { Brief } from "../model/case.ts";
import type { Deed } from "./action.ts";
import { amend, briefOf } from "./amendments.fixture.ts";
import { legalActions } from "./legal-actions.ts";
import { actor, caseOf, minute, outcome, type Table, table } from "./table.fixture.ts";

/** A buyer who will not buy today before it holds the engine sound, with so much of a belief that it is. */
const car = (sound: number) =>
  caseOf(`
detente: 1
title: A car
language: en
parties: [{ id: buyer }, { id: seller }]
issues:
  - { id: price, range: { from: 10, to: 40, step: 10 } }
  - { id: delivery, options: [{ id: now }, { id: later }] }
  - { id: warranty, yesNo: true }
unknowns: [{ id: engine, states: [{ id: sound }, { id: worn }] }]
tracks: [{ id: yard, level: working, reached: { settled: [price], bracketed: [warranty] } }]
positions: [{ id: ask, outcome: { price: 40, delivery: now, warranty: no } }]
record: [{ id: asked, date: 2026-01-05, kind: offer, position: ask, text: The seller asks for 40. }]
steps: [{ id: opening, party: seller }]
briefs:
  buyer:
    preferences: { points: { price: { options: { 10: 9, 20: 6 } }, delivery: { options: { now: 1 } }, warranty: { options: { yes: 3 } } } }
    reservationValue: 2
    redLines: [{ id: blind, forbid: { delivery: now }, until: { given: { engine: sound }, probability: 0.9 } }]
    probabilities: { engine: { sound: ${sound}, worn: ${1 - sound} } }
    steps: { opening: { value: 2, lost: 0.5 } }
  seller:
    preferences: { points: { price: { options: { 20: 3, 30: 6, 40: 9 } }, delivery: { options: { now: 1 } }, warranty: { options: { no: 1 } } } }
    reservationValue: 2
`);

const NOW: Deed = { kind: "offer", outcome: outcome("10 now yes") };
const openFloor = { protocol: { kind: "openFloor" } } as const;

/** The buyer comes to hold the engine sound with another probability. */
const believe = (t: Table, sound: number): Deed => {
  // The keys are the ids of the one unknown and its states.
  const probabilities = { engine: { sound, worn: 1 - sound } } as Brief["probabilities"];
  return { kind: "reviseBrief", brief: { ...briefOf(t, "buyer"), probabilities } };
};

test("[O8] a line binds until its party holds the evidence as likely as the line asks, as its brief is now", () => {
  const t = table({ value: car(0.5), ...openFloor });
  expect(t.refusal("buyer", NOW)).toMatchObject({ code: "crossesRedLine", facts: { rule: "blind" } });
  t.act("buyer", believe(t, 0.9));
  expect(t.kinds("buyer", NOW)).toEqual(["offered"]);
  t.act("buyer", believe(t, 0.89));
  expect(t.refused("buyer", NOW)).toBe("crossesRedLine");
});

test("[O8] what the others believe moves no line", () => {
  const t = table({ value: car(0.5), ...openFloor });
  // The keys are the ids of the one unknown and its states.
  const probabilities = { engine: { sound: 1, worn: 0 } } as unknown as Brief["probabilities"];
  t.act("seller", { kind: "reviseBrief", brief: { ...briefOf(t, "seller"), probabilities } });
  expect(t.refused("buyer", NOW)).toBe("crossesRedLine");
});

test("[O9] a line that does not bind is none to override", () => {
  const override: Deed = { kind: "overrideRedLine", redLine: "blind", reason: "For once." };
  const bound = table({ value: car(0.5), ...openFloor });
  expect(legalActions(bound.state, actor("buyer"), minute(1))).toContain("overrideRedLine");
  expect(bound.kinds("buyer", override)).toEqual(["redLineOverridden"]);
  const free = table({ value: car(0.9), ...openFloor });
  expect(legalActions(free.state, actor("buyer"), minute(1))).not.toContain("overrideRedLine");
  expect(free.refused("buyer", override)).toBe("unknownRedLine");
});

test("[O9] nobody else sees whether a line binds", () => {
  const [bound, free] = [table({ value: car(0.5), ...openFloor }), table({ value: car(0.95), ...openFloor })];
  for (const t of [bound, free]) {
    t.act("seller", { kind: "offer", outcome: outcome("40 now no") });
    t.act("buyer", believe(t, t === bound ? 0.6 : 0.99));
    t.act("buyer", { kind: "offer", outcome: outcome("10 later yes") });
  }
  for (const who of ["seller", "mediator", "observer"]) expect(free.view(who)).toEqual(bound.view(who));
  expect(free.view("buyer")).not.toEqual(bound.view("buyer"));
});

test("[A3] evidence is of states that there are, with a probability that can be held", () => {
  const t = table({ value: car(0.5) });
  const [line] = briefOf(t, "buyer").redLines;
  const refusedAt = (until: unknown): string =>
    // Most are meant to be none.
    t.refusal("buyer", { kind: "reviseBrief", brief: { ...briefOf(t, "buyer"), redLines: [{ ...line, until }] } as Brief }).path;
  for (const until of [
    null,
    {},
    { given: {}, probability: 0.9 },
    { given: { engine: "sound" }, probability: 0.9 },
    { given: { engine: ["broken"] }, probability: 0.9 },
    { given: { gearbox: ["sound"] }, probability: 0.9 },
    { given: { engine: ["sound"] } },
    { given: { engine: ["sound"] }, probability: 0 },
    { given: { engine: ["sound"] }, probability: 1.1 },
  ])
    expect(refusedAt(until)).toBe("brief.redLines.0.until");
});

test("[A3] what steps are worth, and what breaking off costs, are figures", () => {
  const t = table({ value: car(0.5) });
  const refusedAt = (wrong: object): string =>
    t.refusal("buyer", { kind: "reviseBrief", brief: { ...briefOf(t, "buyer"), ...wrong } }).path;
  expect(refusedAt({ steps: [] })).toBe("brief.steps");
  expect(refusedAt({ steps: { opening: 3 } })).toBe("brief.steps");
  expect(refusedAt({ steps: { opening: { worth: 3, lost: "all" } } })).toBe("brief.steps");
  expect(refusedAt({ breakingCost: "much" })).toBe("brief.breakingCost");
});

test("[A4] a line keeps its evidence, steps their worth; what was reached follows, and no entry names a position that is gone", () => {
  const t = table({ value: car(0.5), ...openFloor });
  const { issues } = t.state.current.value;
  t.act("facilitator", amend(issues.slice(0, 2), { warranty: null } as never));
  const { tracks, record, steps } = t.state.current.value;
  expect(tracks).toMatchObject([{ id: "yard", reached: { settled: ["price"], bracketed: [] } }]);
  expect(record).toEqual([{ id: "asked", date: "2026-01-05", kind: "offer", text: "The seller asks for 40." }]);
  expect(steps).toHaveLength(1);
  expect(briefOf(t, "buyer").steps).toEqual({ opening: { worth: 2, lost: 0.5 } });
  // Two issues are left.
  const now = { kind: "offer", outcome: { price: "10", delivery: "now" } } as unknown as Deed;
  expect(t.refused("buyer", now)).toBe("crossesRedLine");
  t.act("buyer", believe(t, 1));
  expect(t.kinds("buyer", now)).toEqual(["offered"]);
});
