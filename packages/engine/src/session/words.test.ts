import { expect, test } from "vitest";
import type { Deed } from "./action.ts";
import { minute, outcome, parties, table } from "./table.fixture.ts";

const say = (to: "table" | "delegation" | "caucus", more: object = {}): Deed => ({ kind: "message", to, text: "Hear, hear.", ...more });
const STATEMENT = { kind: "state", speaker: "The minister", text: "We are close.", date: "2019-02-27", source: "press-1" } as const;

test.each<[string, Deed, string]>([
  ["buyer", say("table"), "table"],
  ["mediator", say("table"), "table"],
  ["facilitator", say("table"), "table"],
  ["buyer", say("delegation"), "party/buyer"],
  ["buyer", say("caucus"), "caucus/buyer"],
  ["buyer", say("caucus", { party: "seller" }), "caucus/buyer"],
  ["mediator", say("caucus", { party: "seller" }), "caucus/seller"],
])("[W1] a message of %s: %j goes to %s", (who, deed, audience) => {
  expect(table().act(who, deed)).toMatchObject([{ kind: "messaged", text: "Hear, hear.", audience }]);
});

test.each<[string, Deed, string]>([
  ["mediator", say("delegation", { party: "buyer" }), "notYourPlace"],
  ["facilitator", say("delegation", { party: "buyer" }), "notYourPlace"],
  ["facilitator", say("caucus", { party: "buyer" }), "notYourPlace"],
  ["mediator", say("caucus"), "unknownParty"],
  ["mediator", say("caucus", { party: "bank" }), "unknownParty"],
  ["mediator", say("caucus", { party: "constructor" }), "unknownParty"],
])("[W1] a message of %s: %j is refused as %s", (who, deed, code) => {
  expect(table().refused(who, deed)).toBe(code);
});

test("[W1] marked binding, a message is recorded so, and has no effect on offers", () => {
  const t = table();
  t.act("buyer", { kind: "offer", outcome: outcome("20 now no") });
  const { floor } = t.state;
  expect(t.act("seller", say("table", { isBinding: true }))).toMatchObject([{ isBinding: true }]);
  expect(t.act("seller", say("table"))[0]).not.toHaveProperty("isBinding");
  expect(t.state).toMatchObject({ floor, offers: 1, phase: "open" });
});

test("[W2] a statement is public, dated, and names who said it", () => {
  expect(table().act("seller", STATEMENT)).toEqual([
    {
      kind: "stated",
      by: { kind: "party", party: "seller" },
      audience: "table",
      seq: 2,
      at: minute(1),
      speaker: "The minister",
      text: "We are close.",
      date: "2019-02-27",
      source: "press-1",
    },
  ]);
  expect(table().try("seller", { ...STATEMENT, date: "2019-02-27T18:30:00.000Z" }).kind).toBe("ok");
  for (const date of ["yesterday", "2019-02-30", "27.02.2019", "2019"])
    expect(table().refusal("seller", { ...STATEMENT, date })).toEqual({ code: "badTime", path: "date", facts: { date } });
});

test("[W3] a meeting is opened and closed, one at a time", () => {
  const t = table();
  expect(t.refused("buyer", { kind: "closeMeeting" })).toBe("noMeeting");
  t.act("buyer", { kind: "openMeeting", title: "Day one" }, minute(5));
  expect(t.view("observer")).toMatchObject({ meeting: { title: "Day one", since: minute(5) } });
  expect(t.refusal("seller", { kind: "openMeeting" })).toEqual({ code: "meetingOpen", path: "", facts: { since: minute(5) } });
  expect(t.kinds("mediator", { kind: "closeMeeting" })).toEqual(["meetingClosed"]);
  expect(t.view("observer")).toMatchObject({ meeting: null });
});

test("[W4] words are legal also after the end", () => {
  const t = table();
  t.act("buyer", { kind: "walkAway" });
  expect(t.kinds("seller", say("table"))).toEqual(["messaged"]);
  expect(t.kinds("mediator", { kind: "openMeeting" })).toEqual(["meetingOpened"]);
  expect(t.kinds("buyer", STATEMENT)).toEqual(["stated"]);
});

test("[W4] who has left may still send messages and make statements, but holds no meetings", () => {
  const t = table({ protocol: { kind: "openFloor" }, parties: parties("buyer seller bank"), required: parties("buyer seller") });
  t.act("bank", { kind: "walkAway" });
  expect(t.kinds("bank", say("table"))).toEqual(["messaged"]);
  expect(t.kinds("bank", say("delegation"))).toEqual(["messaged"]);
  expect(t.kinds("bank", STATEMENT)).toEqual(["stated"]);
  expect(t.refused("bank", { kind: "openMeeting" })).toBe("hasLeft");
});

test("[W4] the clock says nothing", () => {
  for (const deed of [say("table"), STATEMENT, { kind: "openMeeting" }, { kind: "closeMeeting" }] as const)
    expect(table().refused("clock", deed)).toBe("notYourPlace");
});
