import { describe, expect, test } from "vitest";
import { issueId, optionId } from "../model/ids.ts";
import type { Deed } from "./action.ts";
import { minute, outcome, part, parties, type Table, table } from "./table.fixture.ts";

const OFFER: Deed = { kind: "offer", outcome: outcome("20 now no") };
const TEXT = { issue: issueId("price"), option: optionId("20") };
const openFloor = { protocol: { kind: "openFloor" } } as const;
/** Three at the table; the bank's consent is not needed. */
const three = { ...openFloor, parties: parties("buyer seller bank"), required: parties("buyer seller") } as const;

describe("pausing", () => {
  test.each(["buyer", "mediator", "facilitator"])("[P1] the %s may pause an open session, with a reason and a time to resume", (who) => {
    const t = table();
    t.act(who, { kind: "pause", reason: "Dinner.", until: minute(60) });
    expect(t.view("observer")).toMatchObject({ phase: "paused", pause: { reason: "Dinner.", until: minute(60) } });
    expect(table().act(who, { kind: "pause" })[0]).not.toHaveProperty("reason");
  });

  test("[P1] the clock may not, nor anybody pause what is paused, nor until what has passed", () => {
    const t = table();
    expect(t.refused("clock", { kind: "pause" })).toBe("notYourPlace");
    expect(t.refused("buyer", { kind: "pause", until: minute(1) }, minute(1))).toBe("badTime");
    expect(t.refused("buyer", { kind: "pause", until: "later" })).toBe("badTime");
    t.act("buyer", { kind: "pause" });
    expect(t.refused("seller", { kind: "pause" })).toBe("isPaused");
  });

  test("[P2] a pause keeps turn, offers, texts and rounds", () => {
    const t = table();
    t.act("buyer", OFFER);
    t.act("seller", OFFER);
    t.act("buyer", { kind: "proposeText", ...TEXT, text: "Twenty." });
    const { floor, rounds, matters } = t.state;
    t.act("buyer", { kind: "pause" });
    t.act("buyer", { kind: "resume" });
    expect(t.state).toMatchObject({ phase: "open", floor, rounds, matters });
  });

  test.each<[string, Deed]>([
    ["buyer", OFFER],
    ["buyer", { kind: "offerPart", options: part({ price: "20" }) }],
    ["buyer", { kind: "accept", offer: 1 }],
    ["buyer", { kind: "reject" }],
    ["buyer", { kind: "confirm" }],
  ])("[P2] while paused, %s may not: %j", (who, deed) => {
    const t = table();
    t.act("mediator", { kind: "pause" });
    expect(t.refused(who, deed)).toBe("isPaused");
  });

  test.each<[string, Deed]>([
    ["buyer", { kind: "message", to: "table", text: "Shall we?" }],
    ["seller", { kind: "state", speaker: "The seller", text: "We wait.", date: "2019-02-27" }],
    ["mediator", { kind: "openMeeting" }],
    ["buyer", { kind: "proposeText", ...TEXT, text: "Twenty." }],
    ["buyer", { kind: "giveMandate", issues: [] }],
    ["buyer", { kind: "overrideRedLine", redLine: "dear", reason: "To get on." }],
    ["mediator", { kind: "resume" }],
    ["facilitator", { kind: "reset" }],
    ["seller", { kind: "walkAway" }],
    ["facilitator", { kind: "moveDeadline", deadlineAt: minute(99) }],
    ["facilitator", { kind: "overrideGroundwork", reason: "No time." }],
    ["clock", { kind: "reportGroundwork", report: { track: "working", settled: 0, bracketed: 0, open: 3, rounds: 0, timeLeft: null } }],
    ["clock", { kind: "tick" }],
  ])("[P2] while paused, %s may: %j", (who, deed) => {
    const t = table();
    t.act("mediator", { kind: "pause" });
    expect(t.try(who, deed).kind).toBe("ok");
  });

  test("[P3] who paused may resume, and so may the mediator and the facilitator", () => {
    for (const who of ["buyer", "mediator", "facilitator"]) {
      const t = table();
      t.act("buyer", { kind: "pause" });
      expect(t.refused("seller", { kind: "resume" })).toBe("notYourPlace");
      expect(t.refused("clock", { kind: "resume" })).toBe("notYourPlace");
      expect(t.act(who, { kind: "resume" })).toMatchObject([{ kind: "resumed" }]);
      expect(t.view("observer")).toMatchObject({ phase: "open", pause: null });
      expect(t.refused(who, { kind: "resume" })).toBe("isNotPaused");
    }
  });

  test("[P3] a party does not resume what the mediator paused", () => {
    const t = table();
    t.act("mediator", { kind: "pause" });
    expect(t.refused("buyer", { kind: "resume" })).toBe("notYourPlace");
  });

  test("[P3] once who paused has left, any party may resume", () => {
    const t = table(three);
    t.act("bank", { kind: "pause" });
    expect(t.refused("buyer", { kind: "resume" })).toBe("notYourPlace");
    t.act("bank", { kind: "walkAway" });
    expect(t.kinds("buyer", { kind: "resume" })).toEqual(["resumed"]);
  });

  test("[P3] at the time given a tick resumes", () => {
    const t = table();
    t.act("buyer", { kind: "pause", until: minute(30) });
    expect(t.act("clock", { kind: "tick" }, minute(29.9))).toEqual([]);
    expect(t.act("clock", { kind: "tick" }, minute(30))).toMatchObject([{ kind: "resumed", by: { kind: "clock" } }]);
    expect(t.act("clock", { kind: "tick" }, minute(31))).toEqual([]);
  });
});

describe("leaving", () => {
  test("[P4] when a required party walks away the session ends without agreement", () => {
    const t = table(three);
    expect(t.act("seller", { kind: "walkAway", reason: "Not with us." })).toMatchObject([
      { kind: "walkedAway", party: "seller", reason: "Not with us." },
      { kind: "endedWithoutAgreement", reason: "walkAway" },
    ]);
    expect(t.view("observer")).toMatchObject({
      phase: "noAgreement",
      left: ["seller"],
      ending: { kind: "noAgreement", reason: "walkAway" },
    });
  });

  test("[P4] from a pause and from waiting, too, and then neither pause nor reservation is left", () => {
    const paused = table();
    paused.act("buyer", { kind: "pause" });
    expect(paused.kinds("seller", { kind: "walkAway" })).toEqual(["walkedAway", "endedWithoutAgreement"]);
    expect(paused.view("observer")).toMatchObject({ pause: null });
    const waiting = table();
    waiting.act("buyer", OFFER);
    waiting.act("seller", { kind: "accept", offer: 1, adReferendum: true });
    expect(waiting.kinds("buyer", { kind: "walkAway" })).toEqual(["walkedAway", "endedWithoutAgreement"]);
    expect(waiting.view("observer")).toMatchObject({ reserved: null, standing: [] });
  });

  test("[P4] else the others go on without its offers, and it may act no more", () => {
    const t = table(three);
    t.act("bank", OFFER);
    t.act("buyer", OFFER);
    expect(t.kinds("bank", { kind: "walkAway" })).toEqual(["walkedAway"]);
    expect(t.view("observer")).toMatchObject({ phase: "open", left: ["bank"], standing: [{ offer: 2 }] });
    expect(t.refused("bank", OFFER)).toBe("hasLeft");
    expect(t.refused("bank", { kind: "walkAway" })).toBe("hasLeft");
    expect(t.refused("bank", { kind: "giveMandate", issues: [] })).toBe("hasLeft");
    expect(t.kinds("seller", { kind: "accept", offer: 2 })).toEqual(["accepted", "agreed"]);
  });

  test("[P4] in alternating offers, too", () => {
    const t = table({ parties: parties("bank buyer seller"), required: parties("buyer seller") });
    t.act("bank", OFFER);
    t.act("bank", { kind: "walkAway" });
    expect(t.view("buyer")).toMatchObject({ standing: [], turn: "buyer" });
  });

  test("[P4] only parties walk away, and not twice from one session", () => {
    const t = table();
    expect(t.refused("mediator", { kind: "walkAway" })).toBe("notYourPlace");
    t.act("buyer", { kind: "walkAway" });
    expect(t.refused("seller", { kind: "walkAway" })).toBe("hasEnded");
  });
});

describe("resetting", () => {
  /** A session in which something of everything has happened. */
  function midway(): Table {
    const t = table({ ...openFloor, deadline: { at: minute(1000) } });
    t.act("buyer", { kind: "overrideRedLine", redLine: "dear", reason: "For now." });
    t.act("seller", { kind: "giveMandate", issues: ["price", "delivery", "warranty"].map(issueId) });
    t.act("buyer", { kind: "offerPart", options: part({ price: "20" }) });
    t.act("seller", { kind: "accept", offer: 1 });
    t.act("seller", OFFER);
    t.act("buyer", { kind: "proposeText", ...TEXT, text: "Twenty." });
    t.act("mediator", { kind: "pause" });
    return t;
  }

  test("[P5] offers, settled issues and rounds begin anew; texts, mandates, overrides and the number of the next offer stay", () => {
    const t = midway();
    t.act("mediator", { kind: "reset", reason: "Once more." });
    expect(t.view("seller")).toMatchObject({
      phase: "open",
      sitting: 2,
      rounds: 0,
      standing: [],
      settled: {},
      pause: null,
      texts: [{ text: "Twenty." }],
      mandate: ["price", "delivery", "warranty"],
      deadlineAt: minute(1000),
    });
    expect(t.view("buyer")).toMatchObject({ overrides: [{ redLine: "dear" }] });
    expect(t.act("buyer", OFFER)).toMatchObject([{ offer: 3 }]);
  });

  test("[P5] a new sitting has all its rounds", () => {
    const t = table({ deadline: { rounds: 1 } });
    t.act("buyer", OFFER);
    t.act("seller", OFFER);
    t.act("facilitator", { kind: "reset" });
    expect(t.kinds("buyer", OFFER)).toEqual(["offered"]);
    expect(t.kinds("seller", OFFER)).toEqual(["offered", "endedWithoutAgreement"]);
  });

  test("[P5] an instant that has passed is no deadline any more; one to come is", () => {
    const t = table({ deadline: { rounds: 5, at: minute(10) } });
    t.act("facilitator", { kind: "reset" }, minute(9));
    expect(t.view("observer")).toMatchObject({ deadlineAt: minute(10), roundLimit: 5 });
    t.act("clock", { kind: "tick" }, minute(10));
    t.act("facilitator", { kind: "reset" }, minute(10));
    expect(t.view("observer")).toMatchObject({ phase: "open", deadlineAt: null, roundLimit: 5, relativeTime: 0 });
    expect(t.kinds("buyer", OFFER)).toEqual(["offered"]);
    t.act("facilitator", { kind: "moveDeadline", deadlineAt: minute(40) });
    expect(t.view("observer")).toMatchObject({ deadlineAt: minute(40) });
  });

  test("[P5] a deadline is moved to a whole number of rounds that can be counted", () => {
    const t = table({ deadline: { rounds: 5 } });
    for (const rounds of [0, 5.5, 1e308, 2 ** 53, -1])
      expect(t.refused("facilitator", { kind: "moveDeadline", rounds }), String(rounds)).toBe("badTime");
    t.act("facilitator", { kind: "moveDeadline", rounds: 6 });
    expect(t.view("observer")).toMatchObject({ roundLimit: 6 });
  });

  test("[P6] facilitator and mediator reset, the clock does not", () => {
    expect(table().act("facilitator", { kind: "reset" })).toMatchObject([{ kind: "wasReset", by: { kind: "facilitator" } }]);
    expect(table().kinds("mediator", { kind: "reset" })).toEqual(["wasReset"]);
    expect(table().refused("clock", { kind: "reset" })).toBe("notYourPlace");
  });

  test("[P6] parties reset when all at the table have asked", () => {
    const t = table(three);
    expect(t.kinds("buyer", { kind: "reset", reason: "Let us begin again." })).toEqual(["resetAsked"]);
    expect(t.kinds("buyer", { kind: "reset" })).toEqual(["resetAsked"]);
    t.act("bank", { kind: "walkAway" });
    expect(t.kinds("seller", { kind: "reset" })).toEqual(["resetAsked", "wasReset"]);
    expect(t.view("bank")).toMatchObject({ left: [], sitting: 2 });
    expect(t.kinds("bank", OFFER)).toEqual(["offered"]);
    expect(t.kinds("buyer", { kind: "reset" })).toEqual(["resetAsked"]);
  });

  test("[P6] all of them, in whatever order", () => {
    const t = table(three);
    expect(["seller", "bank"].flatMap((who) => t.kinds(who, { kind: "reset" }))).toEqual(["resetAsked", "resetAsked"]);
    expect(t.kinds("buyer", { kind: "reset" })).toEqual(["resetAsked", "wasReset"]);
  });

  test("[P6] nobody is brought back to a session that has ended without having asked for it", () => {
    const t = table();
    t.act("seller", { kind: "walkAway" });
    expect(t.kinds("buyer", { kind: "reset" })).toEqual(["resetAsked"]);
    expect(t.state.phase).toBe("noAgreement");
    expect(t.kinds("seller", { kind: "reset" })).toEqual(["resetAsked", "wasReset"]);
    expect(t.view("observer")).toMatchObject({ phase: "open", left: [], ending: null });
  });

  test("[P7] a reset may follow a session without agreement, none follows an agreement", () => {
    const t = table();
    t.act("buyer", { kind: "walkAway" });
    expect(t.kinds("facilitator", { kind: "reset" })).toEqual(["wasReset"]);
    t.act("buyer", OFFER);
    t.act("seller", { kind: "accept", offer: 1 });
    for (const who of ["buyer", "mediator", "facilitator"]) expect(t.refused(who, { kind: "reset" })).toBe("hasEnded");
  });
});

test("[P8] walking away, pausing and resetting are told apart", () => {
  const endings = (["walkAway", "pause", "reset"] as const).map((kind) => {
    const t = table();
    t.act("buyer", { kind });
    const { phase, ending, pause } = t.view("observer");
    return { phase, ending, isPaused: pause !== null };
  });
  expect(endings).toEqual([
    { phase: "noAgreement", ending: { kind: "noAgreement", reason: "walkAway" }, isPaused: false },
    { phase: "paused", ending: null, isPaused: true },
    { phase: "open", ending: null, isPaused: false },
  ]);
});
