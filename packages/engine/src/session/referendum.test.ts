import { describe, expect, test } from "vitest";
import { issueId } from "../model/ids.ts";
import type { Deed } from "./action.ts";
import { MONEY_CASE, outcome, part, parties, type Table, table } from "./table.fixture.ts";
import type { PartyView } from "./view.ts";

const OFFER: Deed = { kind: "offer", outcome: outcome("20 now no") };
const openFloor = { protocol: { kind: "openFloor" } } as const;

/** The seller has accepted the buyer's offer ad referendum. */
function waiting(): Table {
  const t = table(openFloor);
  t.act("buyer", OFFER);
  t.act("seller", { kind: "accept", offer: 1, adReferendum: true });
  return t;
}

test("[R1] accepted by all, by some ad referendum, an offer waits for these to confirm", () => {
  const t = waiting();
  expect(t.events.slice(2)).toMatchObject([
    { kind: "accepted", party: "seller", adReferendum: true },
    { kind: "reserved", offer: 1, outcome: outcome("20 now no"), by: ["seller"] },
  ]);
  expect(t.view("buyer")).toMatchObject({ phase: "awaiting", reserved: { offer: 1, by: ["seller"] } });
});

test("[R1] a party whose consent is not needed holds nothing up", () => {
  const t = table({ ...openFloor, parties: parties("buyer seller bank"), required: parties("buyer seller") });
  t.act("buyer", OFFER);
  t.act("bank", { kind: "accept", offer: 1, adReferendum: true });
  expect(t.kinds("seller", { kind: "accept", offer: 1 })).toEqual(["accepted", "agreed"]);
});

test("[R2] confirmed by all who reserved it, the outcome is the agreement", () => {
  const three = parties("buyer seller bank");
  const t = table({ ...openFloor, parties: three, required: three });
  t.act("buyer", OFFER);
  t.act("bank", { kind: "accept", offer: 1, adReferendum: true });
  t.act("seller", { kind: "accept", offer: 1, adReferendum: true });
  expect(t.refused("buyer", { kind: "confirm" })).toBe("notYourPlace");
  expect(t.kinds("seller", { kind: "confirm" })).toEqual(["confirmed"]);
  expect(t.refused("seller", { kind: "confirm" })).toBe("notYourPlace");
  expect(t.kinds("bank", { kind: "confirm" })).toEqual(["confirmed", "agreed"]);
  expect(t.state.ending).toEqual({ kind: "agreed", outcome: outcome("20 now no"), offer: 1 });
});

test("[R2] declined by one, the offer falls and the talks go on", () => {
  const t = waiting();
  expect(t.kinds("seller", { kind: "decline" })).toEqual(["declined"]);
  expect(t.view("buyer")).toMatchObject({ phase: "open", reserved: null, standing: [] });
  expect(t.refused("seller", { kind: "confirm" })).toBe("awaitsNothing");
  expect(t.kinds("seller", OFFER)).toEqual(["offered"]);
});

test.each<[string, Deed]>([
  ["buyer", OFFER],
  ["buyer", { kind: "withdraw", offer: 1 }],
  ["seller", { kind: "reject", offer: 1 }],
  ["buyer", { kind: "pause" }],
  ["buyer", { kind: "proposeText", issue: issueId("price"), option: "20" as never, text: "Twenty." }],
  ["facilitator", { kind: "amend", issues: [], constraints: [], mapping: {} }],
])("[R2] while it waits, %s may not: %j", (who, deed) => {
  expect(waiting().refusal(who, deed)).toEqual({ code: "awaitsConfirmation", path: "", facts: { offer: 1 } });
});

test.each<[string, Deed]>([
  ["buyer", { kind: "walkAway" }],
  ["buyer", { kind: "reset" }],
  ["seller", { kind: "giveMandate", issues: [] }],
  ["buyer", { kind: "overrideRedLine", redLine: "dear", reason: "Home says so." }],
  ["seller", { kind: "message", to: "delegation", text: "Home is asked." }],
  ["facilitator", { kind: "moveDeadline", deadlineAt: "2019-03-30T09:00:00.000Z" }],
  ["clock", { kind: "tick" }],
])("[R2] while it waits, %s may: %j", (who, deed) => {
  expect(waiting().try(who, deed).kind).toBe("ok");
});

test("[R2] only parties confirm", () => {
  expect(waiting().refused("mediator", { kind: "confirm" })).toBe("notYourPlace");
});

test("[R2] a line that was drawn while the offer waited holds its confirmation back", () => {
  const t = table(openFloor);
  t.act("seller", OFFER);
  t.act("buyer", { kind: "accept", offer: 1, adReferendum: true });
  const { brief } = t.view("buyer") as PartyView;
  if (brief === null) throw new Error("the buyer has a brief");
  const redLines = [{ kind: "forbid", id: "never", name: "Never without", forbid: { warranty: ["no"] } }] as never;
  t.act("buyer", { kind: "reviseBrief", brief: { ...brief, redLines } });
  expect(t.refused("buyer", { kind: "confirm" })).toBe("crossesRedLine");
  t.act("buyer", { kind: "overrideRedLine", redLine: "never", reason: "It was promised." });
  expect(t.kinds("buyer", { kind: "confirm" })).toEqual(["confirmed", "agreed"]);
});

describe("mandates", () => {
  test("[R3] where an outcome touches other issues, offering and plain acceptance are refused, accepting ad referendum is not", () => {
    const t = table(openFloor);
    t.act("seller", { kind: "giveMandate", issues: [issueId("price"), issueId("delivery")] });
    t.act("buyer", OFFER);
    const beyond = { code: "beyondMandate", facts: { issue: "warranty" } };
    expect(t.refusal("seller", OFFER)).toMatchObject({ ...beyond, path: "outcome" });
    expect(t.refusal("seller", { kind: "accept", offer: 1 })).toMatchObject({ ...beyond, path: "offer" });
    expect(t.kinds("seller", { kind: "offerPart", options: part({ price: "30" }) })).toEqual(["partOffered"]);
    expect(t.refusal("seller", { kind: "offerPart", options: part({ warranty: "yes" }) })).toMatchObject({ ...beyond, path: "options" });
    expect(t.kinds("seller", { kind: "accept", offer: 1, adReferendum: true })).toEqual(["accepted", "reserved"]);
  });

  test("[R3] a mandate lasts until it is replaced", () => {
    const t = table(openFloor);
    t.act("buyer", { kind: "giveMandate", issues: [] });
    expect(t.refused("buyer", OFFER)).toBe("beyondMandate");
    t.act("facilitator", { kind: "reset" });
    expect(t.refused("buyer", OFFER)).toBe("beyondMandate");
    t.act("buyer", { kind: "giveMandate", issues: ["warranty", "price", "delivery", "price"].map(issueId) });
    expect(t.view("buyer")).toMatchObject({ mandate: ["price", "delivery", "warranty"] });
    expect(t.kinds("buyer", OFFER)).toEqual(["offered"]);
  });

  test("[R3] a mandate names issues of the case, and only a party has one", () => {
    expect(table().refused("buyer", { kind: "giveMandate", issues: [issueId("toString")] })).toBe("unknownIssue");
    expect(table().refused("mediator", { kind: "giveMandate", issues: [] })).toBe("notYourPlace");
  });

  test("[R3] a yes in confidence is one", () => {
    const t = table({ protocol: { kind: "blindBids", over: { kind: "suggestions" } } });
    t.act("mediator", { kind: "suggest", outcome: outcome("20 now no") });
    t.act("seller", { kind: "giveMandate", issues: [] });
    expect(t.refused("seller", { kind: "answer", suggestion: 1, answer: "yes" })).toBe("beyondMandate");
    expect(t.kinds("seller", { kind: "answer", suggestion: 1, answer: "no" })).toEqual(["answered"]);
    const over = { kind: "money", issue: "sum", payer: "payer", payee: "payee", bids: 2 } as never;
    const money = table({ value: MONEY_CASE, protocol: { kind: "blindBids", over } });
    money.act("payer", { kind: "giveMandate", issues: [] });
    expect(money.refused("payer", { kind: "bid", amount: 10 })).toBe("beyondMandate");
  });

  test("[R4] a mandate is known to its party only", () => {
    const t = table();
    expect(t.act("buyer", { kind: "giveMandate", issues: [issueId("price")] })).toMatchObject([{ audience: "party/buyer" }]);
    for (const who of ["seller", "mediator", "observer"]) expect(JSON.stringify(t.view(who))).toContain('"turn":"buyer"');
    expect(t.view("seller")).toMatchObject({ mandate: null });
    expect(JSON.stringify(t.view("mediator"))).not.toContain("mandate");
  });
});
