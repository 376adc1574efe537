import { expect, test } from "vitest";
import { legalActions } from "./legal-actions.ts";
import { unopened } from "./state.ts";
import { actor, CASE, minute, outcome, parties, type Table, table } from "./table.fixture.ts";

const legal = ({ state }: Table, who: string, at = minute(1)): string => legalActions(state, actor(who), at).join(" ");

const PARTY = "message state openMeeting proposeText overrideRedLine giveMandate reviseBrief pause reset walkAway";

test("on its turn a party may offer, and whoever is not on turn may not", () => {
  const t = table();
  expect(legal(t, "buyer")).toBe(`offer offerPart reject ${PARTY}`);
  // The seller has no red lines.
  expect(legal(t, "seller")).toBe(PARTY.replace(" overrideRedLine", ""));
  t.act("buyer", { kind: "offer", outcome: outcome("20 now no") });
  expect(legal(t, "seller")).toMatch(/^offer offerPart accept reject message/);
});

test("in a quiet moment the list is made once", () => {
  const { state } = table();
  expect(legalActions(state, actor("buyer"), minute(1))).toBe(legalActions(state, actor("buyer"), minute(2)));
});

test("who is no party of the session may do nothing, who left may speak, and after the end ask to come back", () => {
  const t = table({ protocol: { kind: "openFloor" }, parties: parties("buyer seller bank"), required: parties("buyer seller") });
  expect(legal(table(), "bank")).toBe("");
  t.act("bank", { kind: "walkAway" });
  expect(legal(t, "bank")).toBe("message state");
  t.act("buyer", { kind: "walkAway" });
  expect(legal(t, "buyer")).toBe("message state reset");
  expect(legal(t, "seller")).toBe("message state openMeeting reset");
  expect(legal(t, "mediator")).toBe("message state openMeeting reset");
  expect(legal(t, "clock")).toBe("");
});

test("on the open floor each kind is listed where there is an offer for it", () => {
  const t = table({ protocol: { kind: "openFloor" } });
  expect(legal(t, "buyer")).toMatch(/^offer offerPart message/);
  t.act("buyer", { kind: "offer", outcome: outcome("20 now no") });
  expect(legal(t, "buyer", minute(5))).toMatch(/^offer offerPart withdraw message/);
  expect(legal(t, "seller", minute(5))).toMatch(/^offer offerPart accept reject message/);
  for (let k = 0; k < 11; k++) t.act("buyer", { kind: "offer", outcome: outcome("20 now no") });
  expect(legal(t, "buyer", minute(20))).toMatch(/^withdraw message/);
});

test("before the opening, facilitator and clock may open", () => {
  const state = unopened(table().base);
  for (const who of ["facilitator", "clock"]) expect(legalActions(state, actor(who), minute(0))).toEqual(["open"]);
  for (const who of ["buyer", "mediator"]) expect(legalActions(state, actor(who), minute(0))).toEqual([]);
});

test("after the deadline, nothing is left but words, a reset, a tick and another deadline", () => {
  const t = table({ deadline: { at: minute(10) } });
  expect(legal(t, "buyer", minute(9))).toContain("offer");
  expect(legal(t, "buyer", minute(10))).toBe("message state openMeeting reset");
  expect(legal(t, "facilitator", minute(10))).toBe("message state openMeeting reset moveDeadline");
  expect(legal(t, "clock", minute(10))).toBe("tick");
});

test("below the bar nothing that settles is listed", () => {
  const t = table({ bar: { leastSettled: 1 } });
  expect(legal(t, "buyer")).toBe(`reject ${PARTY}`);
});

test("what a pause, a wait, a meeting and texts make possible is listed while it is", () => {
  const t = table();
  t.act("buyer", { kind: "openMeeting" });
  t.act("buyer", { kind: "proposeText", issue: CASE.issues[0]?.id ?? expect.fail(), option: "20" as never, text: "Twenty." });
  expect(legal(t, "buyer", minute(5))).toContain("closeMeeting proposeText bracketText");
  expect(legal(t, "seller", minute(5))).toContain("closeMeeting proposeText agreeText");
  t.act("buyer", { kind: "offer", outcome: outcome("20 now no") });
  t.act("seller", { kind: "accept", offer: 1, adReferendum: true });
  expect(legal(t, "seller", minute(5))).toBe("message state closeMeeting giveMandate reviseBrief confirm decline reset walkAway");
  expect(legal(t, "buyer", minute(5))).toBe("message state closeMeeting overrideRedLine giveMandate reviseBrief reset walkAway");
  t.act("seller", { kind: "decline" });
  t.act("seller", { kind: "pause" });
  expect(legal(t, "seller", minute(9))).toContain("resume");
  expect(legal(t, "buyer", minute(9))).not.toMatch(/resume|offer|pause/);
});
