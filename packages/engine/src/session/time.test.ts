import { expect, test } from "vitest";
import type { Deed } from "./action.ts";
import { relativeTime } from "./relative-time.ts";
import { minute, outcome, parties, table } from "./table.fixture.ts";

const OFFER: Deed = { kind: "offer", outcome: outcome("20 now no") };
const REJECT: Deed = { kind: "reject" };

test("[T1] a deadline may be a number of rounds, an instant, or both", () => {
  expect(table().view("observer")).toMatchObject({ roundLimit: null, deadlineAt: null });
  expect(table({ deadline: { rounds: 3 } }).view("observer")).toMatchObject({ roundLimit: 3, deadlineAt: null });
  expect(table({ deadline: { at: minute(9) } }).view("observer")).toMatchObject({ roundLimit: null, deadlineAt: minute(9) });
  expect(table({ deadline: { rounds: 3, at: minute(9) } }).view("observer")).toMatchObject({ roundLimit: 3, deadlineAt: minute(9) });
});

test("[T2] relative time is the larger share of rounds and of time, from 0 to 1", () => {
  const t = table({ deadline: { rounds: 4, at: minute(10) } });
  expect(relativeTime(t.state, minute(0))).toBe(0);
  expect(relativeTime(t.state, minute(4))).toBe(0.4);
  t.act("buyer", OFFER);
  expect(relativeTime(t.state, minute(1))).toBe(0.1);
  t.act("seller", OFFER);
  expect(relativeTime(t.state, minute(2))).toBe(0.25);
  expect(relativeTime(t.state, minute(11))).toBe(1);
  expect(t.view("seller", minute(4))).toMatchObject({ relativeTime: 0.4 });
});

test("[T2] without a deadline relative time is 0, and so it is before the opening and before its time", () => {
  expect(relativeTime(table().state, minute(1_000_000))).toBe(0);
  expect(relativeTime(table({ deadline: { at: minute(10) } }).state, minute(-5))).toBe(0);
  const t = table({ deadline: { rounds: 1 } });
  expect(relativeTime({ ...t.state, setup: null }, minute(5))).toBe(0);
});

test("[T2] rounds entered are counted as (round + 1)/(rounds + 1), so that it is never 0 and, while there are turns, never 1", () => {
  const t = table({ deadline: { rounds: 3, roundTime: "entered" } });
  expect(relativeTime(t.state, minute(0))).toBe(0.25);
  for (const who of ["buyer", "seller", "buyer", "seller"]) t.act(who, OFFER);
  expect(relativeTime(t.state, minute(5))).toBe(0.75);
});

test("[T3] once the instant has come, only a tick, words, a reset and moving the deadline are legal", () => {
  const t = table({ deadline: { at: minute(10) } });
  expect(t.try("buyer", OFFER, minute(9.99)).kind).toBe("ok");
  for (const [who, deed] of [
    ["buyer", OFFER],
    ["buyer", { kind: "walkAway" }],
    ["buyer", { kind: "giveMandate", issues: [] }],
    ["mediator", { kind: "pause" }],
    ["clock", { kind: "reportGroundwork", report: { track: "working", settled: 0, bracketed: 0, open: 3, rounds: 0, timeLeft: null } }],
  ] as const)
    expect(t.refusal(who, deed, minute(10))).toEqual({ code: "deadlinePassed", path: "", facts: { deadlineAt: minute(10) } });
  expect(t.try("buyer", { kind: "message", to: "table", text: "Too late?" }, minute(10)).kind).toBe("ok");
  expect(t.try("facilitator", { kind: "reset" }, minute(10)).kind).toBe("ok");
  expect(t.try("facilitator", { kind: "moveDeadline", deadlineAt: minute(20) }, minute(10)).kind).toBe("ok");
  expect(t.act("clock", { kind: "tick" }, minute(10))).toMatchObject([{ kind: "endedWithoutAgreement", reason: "deadline" }]);
  expect(t.state).toMatchObject({ phase: "noAgreement", ending: { kind: "noAgreement", reason: "deadline" } });
});

test("[T3] the instant also ends a pause and a wait for confirmation", () => {
  const paused = table({ deadline: { at: minute(10) } });
  paused.act("buyer", { kind: "pause", until: minute(9) });
  expect(paused.kinds("clock", { kind: "tick" }, minute(10))).toEqual(["endedWithoutAgreement"]);
  const waiting = table({ deadline: { at: minute(10) } });
  waiting.act("buyer", OFFER);
  waiting.act("seller", { kind: "accept", offer: 1, adReferendum: true });
  expect(waiting.refused("seller", { kind: "confirm" }, minute(10))).toBe("deadlinePassed");
  expect(waiting.kinds("clock", { kind: "tick" }, minute(10))).toEqual(["endedWithoutAgreement"]);
  expect(waiting.view("buyer")).toMatchObject({ reserved: null, standing: [] });
});

test("[T4] the last turn of the last round ends the session", () => {
  const t = table({ deadline: { rounds: 2 } });
  expect(["buyer", "seller", "buyer"].flatMap((who) => t.kinds(who, OFFER))).toEqual(["offered", "offered", "offered"]);
  expect(t.kinds("seller", OFFER)).toEqual(["offered", "endedWithoutAgreement"]);
  expect(t.state).toMatchObject({ phase: "noAgreement", rounds: 2, ending: { reason: "deadline" } });
});

test("[T4] an agreement on the last turn is one", () => {
  const t = table({ deadline: { rounds: 1 } });
  t.act("buyer", OFFER);
  expect(t.kinds("seller", { kind: "accept", offer: 1 })).toEqual(["accepted", "agreed"]);
});

test("[T4] what was reserved on the last turn may be confirmed; declined, it ends the session", () => {
  const t = table({ deadline: { rounds: 1 } });
  t.act("buyer", OFFER);
  expect(t.kinds("seller", { kind: "accept", offer: 1, adReferendum: true })).toEqual(["accepted", "reserved"]);
  expect(t.state.phase).toBe("awaiting");
  expect(t.try("seller", { kind: "confirm" })).toMatchObject({ value: [{ kind: "confirmed" }, { kind: "agreed" }] });
  expect(t.kinds("seller", { kind: "decline" })).toEqual(["declined", "endedWithoutAgreement"]);
});

test("[T4] who leaves on the last turn of the last round ends the session", () => {
  const t = table({ parties: parties("buyer seller bank"), required: parties("buyer seller"), deadline: { rounds: 1 } });
  t.act("buyer", REJECT);
  t.act("seller", REJECT);
  expect(t.kinds("bank", { kind: "walkAway" })).toEqual(["walkedAway", "endedWithoutAgreement"]);
  expect(t.state.ending).toEqual({ kind: "noAgreement", reason: "deadline" });
});

test("[T4] who leaves while an offer waits for confirmation ends nothing", () => {
  const t = table({ parties: parties("buyer seller bank"), required: parties("buyer seller"), deadline: { rounds: 1 } });
  t.act("buyer", OFFER);
  t.act("seller", { kind: "accept", offer: 1, adReferendum: true });
  expect(t.kinds("bank", { kind: "walkAway" })).toEqual(["walkedAway"]);
  expect(t.try("seller", { kind: "decline" })).toMatchObject({ value: [{ kind: "declined" }, { kind: "endedWithoutAgreement" }] });
  expect(t.kinds("seller", { kind: "confirm" })).toEqual(["confirmed", "agreed"]);
});

test("[T4] when the last of the order has left, the turn before it is the last", () => {
  const t = table({ parties: parties("buyer seller bank"), required: parties("buyer seller"), deadline: { rounds: 1 } });
  t.act("buyer", REJECT);
  expect(t.kinds("bank", { kind: "walkAway" })).toEqual(["walkedAway"]);
  expect(t.kinds("seller", REJECT)).toEqual(["rejected", "endedWithoutAgreement"]);
});

test("[T5] a pause does not move the deadline, the facilitator does", () => {
  const t = table({ deadline: { at: minute(10) } });
  t.act("buyer", { kind: "pause" });
  expect(t.view("buyer")).toMatchObject({ deadlineAt: minute(10) });
  t.act("facilitator", { kind: "moveDeadline", deadlineAt: minute(20) });
  expect(t.view("buyer", minute(5))).toMatchObject({ deadlineAt: minute(20), relativeTime: 0.25 });
  for (const who of ["buyer", "mediator", "clock"])
    expect(t.refused(who, { kind: "moveDeadline", deadlineAt: minute(30) })).toBe("notYourPlace");
});

test("[T5] the deadline moves to what is yet to come", () => {
  const t = table({ deadline: { rounds: 3 } });
  for (const who of ["buyer", "seller"]) t.act(who, OFFER);
  const refusals = [{}, { rounds: 1 }, { rounds: 2.5 }, { rounds: Number.NaN }, { deadlineAt: minute(3) }, { deadlineAt: "noon" }];
  for (const deed of refusals) expect(t.refused("facilitator", { kind: "moveDeadline", ...deed }, minute(3))).toBe("badTime");
  t.act("facilitator", { kind: "moveDeadline", rounds: 2, deadlineAt: minute(60) });
  expect(t.state.setup?.deadline).toEqual({ rounds: 2, at: minute(60) });
  expect(table().refusal("facilitator", { kind: "moveDeadline", rounds: 5 })).toEqual({
    code: "badTime",
    path: "rounds",
    facts: { least: 1 },
  });
});

test("[T5] an ended session has no deadline to move", () => {
  const t = table();
  t.act("buyer", { kind: "walkAway" });
  expect(t.refused("facilitator", { kind: "moveDeadline", deadlineAt: minute(30) })).toBe("hasEnded");
});

test("[T6] a tick on which nothing is due makes no event", () => {
  const t = table({ deadline: { at: minute(10) } });
  expect(t.act("clock", { kind: "tick" })).toEqual([]);
  t.act("buyer", { kind: "pause", until: minute(5) });
  expect(t.act("clock", { kind: "tick" }, minute(4))).toEqual([]);
});

test("[T7] only the clock ticks", () => {
  for (const who of ["buyer", "mediator", "facilitator"]) expect(table().refused(who, { kind: "tick" })).toBe("notYourPlace");
});
