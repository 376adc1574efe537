import { describe, expect, test } from "vitest";
import type { Deed } from "./action.ts";
import { WORDY } from "./amendments.fixture.ts";
import { actor, outcome, part, parties, table } from "./table.fixture.ts";
import type { PartyView } from "./view.ts";

const offer = (words: string): Deed => ({ kind: "offer", outcome: outcome(words) });
const openFloor = { protocol: { kind: "openFloor" } } as const;
const three = { ...openFloor, parties: parties("buyer seller bank"), required: parties("buyer seller") } as const;

test.each<[string, Record<string, string>, string]>([
  ["incompleteOutcome", { price: "20", delivery: "now" }, "outcome.warranty"],
  ["incompleteOutcome", {}, "outcome.price"],
  ["unknownOption", { price: "25", delivery: "now", warranty: "no" }, "outcome.price"],
  ["unknownOption", { price: "20", delivery: "constructor", warranty: "no" }, "outcome.delivery"],
  ["unknownIssue", { price: "20", delivery: "now", warranty: "no", colour: "red" }, "outcome.colour"],
  ["unknownIssue", { price: "20", delivery: "now", warranty: "no", constructor: "x" }, "outcome.constructor"],
  ["breaksConstraint", { price: "10", delivery: "now", warranty: "yes" }, "outcome"],
])("[O1] an offer has an option for every issue, and breaks no constraint: %s (%#)", (code, options, path) => {
  // Some of them are none.
  expect(table().refusal("seller", { kind: "offer", outcome: options as never })).toMatchObject({ code: "notYourTurn" });
  expect(table().refusal("buyer", { kind: "offer", outcome: options as never })).toMatchObject({ code, path });
});

test("[O1] what a broken constraint is called is told: it is public", () => {
  expect(table().refusal("buyer", offer("10 now yes")).facts).toEqual({ rule: "cheap", name: "No warranty on the cheapest" });
});

test("[O1] an offer may come with words", () => {
  expect(table().act("buyer", { ...offer("20 now no"), message: "Our best." } as Deed)).toMatchObject([{ message: "Our best." }]);
  expect(table().act("buyer", offer("20 now no"))[0]).not.toHaveProperty("message");
});

test("[O2] making an offer counts as accepting it", () => {
  const t = table(openFloor);
  t.act("buyer", offer("20 now no"));
  expect(t.view("seller")).toMatchObject({ standing: [{ offer: 1, party: "buyer", acceptedBy: ["buyer"], reservedBy: [] }] });
  expect(t.kinds("seller", { kind: "accept", offer: 1 })).toEqual(["accepted", "agreed"]);
});

test("[O3] when every required party has accepted one offer, it is the agreement, and the session is agreed", () => {
  const t = table(three);
  t.act("bank", offer("20 later no"));
  expect(t.kinds("seller", { kind: "accept", offer: 1 })).toEqual(["accepted"]);
  expect(t.act("buyer", { kind: "accept", offer: 1 })).toMatchObject([
    { kind: "accepted" },
    { kind: "agreed", outcome: outcome("20 later no"), offer: 1 },
  ]);
  expect(t.view("observer")).toMatchObject({ phase: "agreed", standing: [], turn: null });
  expect(t.state.ending).toEqual({ kind: "agreed", outcome: outcome("20 later no"), offer: 1 });
});

test("[O3] acceptances of two offers are none of one, and that of a party whose consent is not needed makes none", () => {
  const t = table(three);
  t.act("buyer", offer("20 now no"));
  t.act("seller", offer("30 now yes"));
  expect(t.kinds("bank", { kind: "accept", offer: 1 })).toEqual(["accepted"]);
  expect(t.state.phase).toBe("open");
});

describe("partial offers", () => {
  test.each<[string, Record<string, string>, string]>([
    ["notPartial", {}, "options"],
    ["notPartial", { price: "20", delivery: "now", warranty: "no" }, "options"],
    ["unknownIssue", { colour: "red" }, "options.colour"],
    ["unknownOption", { price: "25" }, "options.price"],
    ["breaksConstraint", { price: "10", warranty: "yes" }, "options"],
  ])("[O4] %s: options for some issues, at least one, not all (%#)", (code, options, path) => {
    expect(table().refusal("buyer", { kind: "offerPart", options: part(options) })).toMatchObject({ code, path });
  });

  test("[O4] accepted by every required party, its issues are settled ad referendum, and there is no agreement", () => {
    const t = table();
    t.act("buyer", { kind: "offerPart", options: part({ price: "20" }) });
    expect(t.act("seller", { kind: "accept", offer: 1 })).toMatchObject([
      { kind: "accepted" },
      { kind: "settled", offer: 1, options: { price: "20" } },
    ]);
    expect(t.view("buyer")).toMatchObject({ phase: "open", settled: { price: "20" }, standing: [] });
  });

  test("[O4] where there is one issue there is no offer for some", () => {
    const only = { price: "20" };
    const t = table();
    t.act("facilitator", {
      kind: "amend",
      issues: t.base.value.issues.slice(0, 1),
      constraints: [],
      mapping: { delivery: null, warranty: null } as never,
    });
    expect(t.refused("buyer", { kind: "offerPart", options: part(only) })).toBe("notPartial");
    expect((t.view("buyer") as PartyView).legal).not.toContain("offerPart");
  });
});

test("[O5] an offer may depart from what was settled, and says which issues it reopens", () => {
  const t = table(openFloor);
  t.act("buyer", { kind: "offerPart", options: part({ price: "20", delivery: "now" }) });
  t.act("seller", { kind: "accept", offer: 1 });
  expect(t.act("seller", offer("30 now yes"))[0]).toMatchObject({ kind: "offered", reopens: ["price"] });
  expect(t.act("seller", offer("20 now yes"))[0]).not.toHaveProperty("reopens");
  expect(t.act("seller", { kind: "offerPart", options: part({ delivery: "later" }), message: "After all." })[0]).toMatchObject({
    kind: "partOffered",
    reopens: ["delivery"],
    message: "After all.",
  });
  expect(t.state.matters.settled).toEqual({ price: "20", delivery: "now" });
});

test("[O6] offers are numbered through the whole session, also after a reset", () => {
  const t = table(openFloor);
  const numbers = [
    ...t.act("buyer", offer("20 now no")),
    ...t.act("seller", { kind: "offerPart", options: part({ price: "30" }) }),
    ...t.act("facilitator", { kind: "reset" }),
    ...t.act("buyer", offer("20 now no")),
  ].map((event) => ("offer" in event ? event.offer : event.kind));
  expect(numbers).toEqual([1, 2, "wasReset", 3]);
});

test.each(["accept", "reject", "withdraw"] as const)("[O6] %s names an offer that stands", (kind) => {
  const t = table(openFloor);
  t.act("buyer", offer("20 now no"));
  t.act("buyer", { kind: "withdraw", offer: 1 });
  expect(t.refusal("seller", { kind, offer: 1 })).toEqual({ code: "noSuchOffer", path: "offer", facts: { offer: 1 } });
  expect(t.refused("seller", { kind, offer: 0 })).toBe("noSuchOffer");
});

test("[O7] no offer is accepted twice, one's own neither accepted nor rejected, and only one's own withdrawn", () => {
  const t = table(three);
  t.act("buyer", offer("20 now no"));
  expect(t.refused("buyer", { kind: "accept", offer: 1 })).toBe("alreadyAccepted");
  expect(t.refused("buyer", { kind: "reject", offer: 1 })).toBe("ownOffer");
  expect(t.refused("seller", { kind: "withdraw", offer: 1 })).toBe("notYourOffer");
  t.act("bank", { kind: "accept", offer: 1 });
  expect(t.refused("bank", { kind: "accept", offer: 1 })).toBe("alreadyAccepted");
});

test("[O7] rejecting what one had accepted takes the acceptance back", () => {
  const t = table(three);
  t.act("buyer", offer("20 now no"));
  t.act("bank", { kind: "accept", offer: 1, adReferendum: true });
  t.act("bank", { kind: "reject", offer: 1 });
  expect(t.view("observer")).toMatchObject({ standing: [{ offer: 1, acceptedBy: ["buyer"], reservedBy: [] }] });
  expect(t.kinds("bank", { kind: "accept", offer: 1 })).toEqual(["accepted"]);
});

describe("red lines", () => {
  test("[O8] an outcome across a red line is refused to its party, whether it offers or accepts", () => {
    const t = table(openFloor);
    expect(t.refusal("buyer", offer("40 now yes"))).toEqual({
      code: "crossesRedLine",
      path: "outcome",
      facts: { rule: "dear", name: "No more than 30" },
    });
    t.act("seller", offer("40 now yes"));
    expect(t.refused("buyer", { kind: "accept", offer: 1 })).toBe("crossesRedLine");
    expect(t.refused("buyer", { kind: "accept", offer: 1, adReferendum: true })).toBe("crossesRedLine");
  });

  test("[O8] a partial offer crosses a line when the options it names alone do", () => {
    const t = table(openFloor);
    expect(t.refused("buyer", { kind: "offerPart", options: part({ price: "40" }) })).toBe("crossesRedLine");
    expect(t.refused("buyer", { kind: "offerPart", options: part({ price: "30", warranty: "no" }) })).toBe("crossesRedLine");
    expect(t.kinds("buyer", { kind: "offerPart", options: part({ price: "30" }) })).toEqual(["partOffered"]);
  });

  test("[O8] a line that demands several things is crossed where one of them is missing", () => {
    const t = table({ ...openFloor, value: WORDY });
    for (const words of ["10 now yes", "10 later no"]) expect(t.refused("buyer", offer(words))).toBe("crossesRedLine");
    expect(t.kinds("buyer", offer("10 now no"))).toEqual(["offered"]);
  });

  test("[O8] an overridden line holds nothing back, another still does", () => {
    const t = table(openFloor);
    t.act("buyer", { kind: "overrideRedLine", redLine: "dear", reason: "The boat is worth it." });
    expect(t.kinds("buyer", offer("40 now yes"))).toEqual(["offered"]);
    expect(t.refusal("buyer", offer("30 now no")).facts).toMatchObject({ rule: "bare" });
  });

  test("[O9] overriding takes a reason and a line of one's own, and is known to its party only", () => {
    const t = table(openFloor);
    expect(t.refused("seller", { kind: "overrideRedLine", redLine: "dear", reason: "To please him." })).toBe("unknownRedLine");
    expect(t.refused("buyer", { kind: "overrideRedLine", redLine: "dear", reason: "" })).toBe("textEmpty");
    expect(t.refused("mediator", { kind: "overrideRedLine", redLine: "dear", reason: "For peace." })).toBe("notYourPlace");
    t.act("buyer", { kind: "overrideRedLine", redLine: "dear", reason: "At first." });
    expect(t.act("buyer", { kind: "overrideRedLine", redLine: "dear", reason: "The boat is worth it." })).toMatchObject([
      { audience: "party/buyer", kind: "redLineOverridden" },
    ]);
    expect(t.view("buyer")).toMatchObject({ overrides: [{ redLine: "dear", reason: "The boat is worth it." }] });
    expect(t.act("buyer", offer("40 now yes"))).toEqual([
      { kind: "offered", party: "buyer", offer: 1, outcome: outcome("40 now yes"), audience: "table", seq: 2, at: expect.any(String) },
    ]);
    for (const who of ["seller", "mediator", "observer"]) expect(JSON.stringify(t.view(who))).not.toMatch(/dear|worth it/);
  });
});

test("[O10] a required party that rejects an offer makes it fall; rejected by another, it stands", () => {
  const t = table(three);
  t.act("buyer", offer("20 now no"));
  t.act("seller", offer("30 now yes"));
  expect(t.kinds("bank", { kind: "reject", offer: 1 })).toEqual(["rejected"]);
  expect(t.state.floor).toMatchObject({ standing: [{ offer: 1 }, { offer: 2 }] });
  t.act("seller", { kind: "reject", offer: 1 });
  expect(t.state.floor).toMatchObject({ standing: [{ offer: 2 }] });
});

test("only parties offer and answer", () => {
  for (const who of ["mediator", "facilitator", "clock"]) {
    expect(actor(who).kind).not.toBe("party");
    expect(table().refused(who, offer("20 now no"))).toBe("notYourPlace");
    expect(table(openFloor).refused(who, { kind: "accept", offer: 1 })).toBe("notYourPlace");
  }
  expect(table().refused("bank", offer("20 now no"))).toBe("unknownParty");
});
