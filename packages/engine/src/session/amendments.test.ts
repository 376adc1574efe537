import { describe, expect, test } from "vitest";
import type { Rule } from "../model/case.ts";
import type { Combination } from "../model/combination.ts";
import { issueId } from "../model/ids.ts";
import type { ChoiceIssue, Issue } from "../model/issue.ts";
import type { Deed } from "./action.ts";
import { amend, BOAT, colour, mapping } from "./amendments.fixture.ts";
import { CASE, MONEY_CASE, outcome, part, type Table, type TableSettings, table } from "./table.fixture.ts";

const openFloor = { protocol: { kind: "openFloor" } } as const;
const { price, delivery, warranty } = BOAT;

/** The price under another name, its 10 gone, its 40 called most. */
const sum: ChoiceIssue = {
  kind: "choice",
  id: issueId("sum"),
  name: "Sum",
  options: ["20", "30", "most"].map((id) => ({ id: id as never, name: id })),
};
const RENAMED = mapping({ price: { issue: "sum", options: { 10: null, 40: "most" } } });

const offer = (words: string): Deed => ({ kind: "offer", outcome: outcome(words) });

// Some are meant to be none.
const forbid = (combination: object): Rule => ({ kind: "forbid", id: "a", name: "A", forbid: combination as Combination });

describe("[A1] the facilitator amends issues and constraints", () => {
  test("[A1] with a mapping of old to new; what maps to nothing is gone", () => {
    const t = table();
    const constraints: Rule[] = [{ kind: "forbid", id: "red", name: "Not red", forbid: { [issueId("delivery")]: ["now" as never] } }];
    t.act("facilitator", amend([sum, delivery, colour], mapping({ ...RENAMED, warranty: null }), constraints));
    expect(t.view("buyer")).toMatchObject({ issues: [{ id: "sum" }, { id: "delivery" }, { id: "colour" }], constraints });
    expect(t.refused("buyer", offer("20 later no"))).toBe("incompleteOutcome");
    const deal = { sum: "most", colour: "red" };
    expect(t.refused("buyer", { kind: "offer", outcome: { ...deal, delivery: "now" } as never })).toBe("breaksConstraint");
    expect(t.kinds("buyer", { kind: "offerPart", options: part({ colour: "red" }) })).toEqual(["partOffered"]);
  });

  test("[A1] nobody else does, and not while an offer waits to be confirmed", () => {
    for (const who of ["buyer", "mediator", "clock"]) expect(table().refused(who, amend([price]))).toBe("notYourPlace");
  });

  test.each<[string, string, Deed]>([
    ["badMapping", "mapping.price", amend([delivery, warranty])],
    ["badMapping", "mapping.price", amend([price, delivery, warranty], mapping({ price: { issue: "colour", options: {} } }))],
    ["badMapping", "mapping.price.options.10", amend([sum, delivery, warranty], mapping({ price: { issue: "sum", options: {} } }))],
    [
      "badMapping",
      "mapping.warranty",
      amend([price, delivery], mapping({ warranty: { issue: "delivery", options: { no: "now", yes: "later" } } })),
    ],
    ["badMapping", "mapping.price", amend([price, delivery, warranty], mapping({ price: "sum" }))],
    ["badMapping", "mapping.price", amend([price, delivery, warranty], mapping({ price: { issue: "price" } }))],
    ["badMapping", "mapping.price", amend([price, delivery, warranty], mapping({ price: { issue: "price", options: { 10: 5 } } }))],
    ["unknownIssue", "mapping.constructor", amend([price, delivery, warranty], mapping({ constructor: null }))],
    ["badAmendment", "issues", amend([])],
    ["badAmendment", "issues", amend([price, price])],
    ["badAmendment", "issues.1", amend([price, "delivery" as never])],
    ["badAmendment", "issues.0.id", amend([{ ...price, id: issueId("__proto__") }])],
    ["badAmendment", "issues.0.name", amend([{ ...price, name: 5 as never }])],
    ["badAmendment", "issues.0.name", amend([{ ...price, name: "x".repeat(10_001) }])],
    ["badAmendment", "issues.0.kind", amend([{ ...price, kind: "toString" as never }])],
    ["badAmendment", "issues.0.options", amend([{ ...colour, options: [] }])],
    ["badAmendment", "issues.0.options", amend([{ ...colour, options: [{ id: "a b", name: "A" }] } as never])],
    ["badAmendment", "issues.0", amend([{ ...colour, options: [1, 2].map(() => ({ id: "red", name: "Red" })) } as never])],
    ["badAmendment", "issues.0.range", amend([{ ...price, range: null } as never])],
    ["badAmendment", "issues.0.range", amend([{ ...price, range: { from: 0, to: 1e300, step: 1 } } as never])],
    ["badAmendment", "issues.0.range.step", amend([{ ...price, range: { from: 0, to: 10, step: 0 } } as never])],
    ["badAmendment", "issues.0.range.step", amend([{ ...price, range: { from: 0, to: 10, step: -1 } } as never])],
    ["badAmendment", "issues.0.range.to", amend([{ ...price, range: { from: 0, to: -10, step: 1 } } as never])],
    ["badAmendment", "issues.0.range.to", amend([{ ...price, range: { from: 0, to: 10, step: 1e-9 } } as never])],
    ["badAmendment", "issues.0.range.from", amend([{ ...price, range: { from: Number.NaN, to: 10, step: 1 } } as never])],
    ["badAmendment", "constraints.0", amend(CASE.issues, {}, [null as never])],
    ["badAmendment", "constraints.0.id", amend(CASE.issues, {}, [{ kind: "forbid", id: "", name: "A", forbid: {} }])],
    ["badAmendment", "constraints.0.id", amend(CASE.issues, {}, [{ kind: "forbid", id: 5 as never, name: "A", forbid: {} }])],
    ["badAmendment", "constraints.0.name", amend(CASE.issues, {}, [{ kind: "forbid", id: "a", name: 5 as never, forbid: {} }])],
    ["badAmendment", "constraints.0.forbid", amend(CASE.issues, {}, [{ kind: "forbid", id: "a", name: "A", forbid: [] as never }])],
    ["badAmendment", "constraints.0.forbid.delivery", amend(CASE.issues, {}, [forbid({ delivery: { from: 1 } })])],
    ["badAmendment", "constraints.0.forbid.price", amend(CASE.issues, {}, [forbid({ price: { from: "10" } })])],
    ["badAmendment", "constraints.0.forbid.price", amend(CASE.issues, {}, [forbid({ price: { to: "10" } })])],
    ["badAmendment", "constraints.0.forbid.price", amend(CASE.issues, {}, [forbid({ price: ["10", "15"] })])],
    ["badAmendment", "constraints.0.kind", amend(CASE.issues, {}, [{ kind: "allow", id: "a", name: "A" } as never])],
    [
      "badAmendment",
      "constraints.0.forbid.colour",
      amend(CASE.issues, {}, [{ kind: "forbid", id: "a", name: "A", forbid: { colour: ["red"] } } as never]),
    ],
    [
      "badAmendment",
      "constraints.0.then.price",
      amend(CASE.issues, {}, [{ kind: "require", id: "a", name: "A", if: {}, then: { price: [] } } as never]),
    ],
    ["badAmendment", "constraints.1.id", amend(CASE.issues, {}, [...CASE.constraints, ...CASE.constraints])],
  ])("[A1] %s at %s: issues that cannot be are refused (%#)", (code, path, deed) => {
    expect(table().refusal("facilitator", deed)).toMatchObject({ code, path });
  });

  test("[A1] a range of one number is a range, and rules may name what there is", () => {
    const fixed: Issue = { kind: "range", id: issueId("price"), name: "Price", range: { from: 20, to: 20, step: 5 } };
    const map = mapping({ price: { issue: "price", options: { 10: null, 30: null, 40: null } } });
    const rules = [forbid({ price: { from: 30 }, delivery: ["now", "later"] })];
    expect(table().kinds("facilitator", amend([fixed, delivery, warranty], map, rules))).toEqual(["amended"]);
  });

  test("[A1] nor those under which the protocol could not have been opened", () => {
    const t = moneyTable();
    const two = amend([...MONEY_CASE.issues, colour]);
    expect(t.refusal("facilitator", two)).toMatchObject({ code: "badAmendment", path: "issues" });
  });
});

const moneyTable = (): Table =>
  table({
    value: MONEY_CASE,
    protocol: { kind: "blindBids", over: { kind: "money", issue: "sum", payer: "payer", payee: "payee", bids: 2 } as never },
  });

describe("[A2] what stands follows the mapping", () => {
  test("[A2] standing offers, settled issues, texts and mandates under their new names", () => {
    const t = table(openFloor);
    t.act("buyer", { kind: "offerPart", options: part({ price: "20", delivery: "now" }) });
    t.act("seller", { kind: "accept", offer: 1 });
    t.act("seller", offer("40 now yes"));
    t.act("seller", { kind: "offerPart", options: part({ price: "30" }) });
    t.act("buyer", { kind: "proposeText", issue: issueId("price"), option: "40" as never, text: "Forty, at most." });
    t.act("seller", { kind: "giveMandate", issues: ["price", "warranty"].map(issueId) });
    expect(t.act("facilitator", amend([sum, delivery, warranty], RENAMED))).toMatchObject([{ kind: "amended", lapsed: [] }]);
    expect(t.view("seller")).toMatchObject({
      settled: { sum: "20", delivery: "now" },
      standing: [
        { offer: 2, content: { outcome: { sum: "most", delivery: "now", warranty: "yes" } }, acceptedBy: ["seller"] },
        { offer: 3, content: { options: { sum: "30" } } },
      ],
      texts: [{ issue: "sum", option: "most" }],
      mandate: ["sum", "warranty"],
    });
  });

  test("[A2] an issue settled at an option that is gone is settled no more", () => {
    const t = table(openFloor);
    t.act("buyer", { kind: "offerPart", options: part({ price: "10", delivery: "now" }) });
    t.act("seller", { kind: "accept", offer: 1 });
    t.act("facilitator", amend([sum, delivery, warranty], RENAMED));
    expect(t.view("seller").settled).toStrictEqual({ delivery: "now" });
  });

  test("[A2] a text goes with its option", () => {
    const t = table();
    for (const option of ["10", "20"])
      t.act("buyer", { kind: "proposeText", issue: issueId("price"), option: option as never, text: option });
    t.act("facilitator", amend([sum, delivery, warranty], RENAMED));
    expect(t.view("seller").texts).toMatchObject([{ issue: "sum", option: "20" }]);
  });

  test("[A2] an offer lapses that is no possible outcome afterwards", () => {
    const t = table(openFloor);
    for (const words of ["20 now yes", "20 now no", "10 now no"]) t.act("seller", offer(words));
    t.act("seller", { kind: "offerPart", options: part({ price: "20", warranty: "yes" }) });
    const constraints: Rule[] = [{ kind: "forbid", id: "as-is", name: "As it is", forbid: { [issueId("warranty")]: ["yes" as never] } }];
    expect(t.act("facilitator", amend([sum, delivery, warranty], RENAMED, constraints))).toMatchObject([{ lapsed: [1, 3, 4] }]);
    expect(t.view("buyer")).toMatchObject({ standing: [{ offer: 2 }] });
  });

  test("[A2] an offer lapses with an issue that comes or goes: nobody accepted it so", () => {
    for (const deed of [amend([...CASE.issues, colour]), amend([price, delivery], mapping({ warranty: null }))]) {
      const t = table(openFloor);
      t.act("seller", offer("20 now yes"));
      expect(t.act("facilitator", deed)).toMatchObject([{ lapsed: [1] }]);
      expect(t.view("buyer")).toMatchObject({ standing: [] });
    }
  });

  test("[A2] a partial offer lapses where it names all there is, or what is gone", () => {
    const t = table(openFloor);
    t.act("seller", { kind: "offerPart", options: part({ price: "20", delivery: "now" }) });
    t.act("seller", { kind: "offerPart", options: part({ price: "20", warranty: "yes" }) });
    expect(t.act("facilitator", amend([price, delivery], mapping({ warranty: null })))).toMatchObject([{ lapsed: [1, 2] }]);
  });

  test("[A2] what a track is about follows the mapping", () => {
    const tracks = CASE.tracks.map((track) => ({ ...track, issues: ["price", "warranty"].map(issueId) }));
    const t = table({ value: { ...CASE, tracks }, track: "working" });
    t.act("facilitator", amend([sum, delivery], mapping({ ...RENAMED, warranty: null })));
    expect(t.state.current.value.tracks.map(({ issues }) => issues)).toEqual([["sum"], ["sum"], ["sum"]]);
  });

  test("[A2] in alternating offers the turn stays", () => {
    const t = table();
    t.act("buyer", offer("20 now yes"));
    t.act("facilitator", amend([price, delivery], mapping({ warranty: null })));
    expect(t.view("seller")).toMatchObject({ turn: "seller", standing: [] });
  });

  test("[A2] a pending text keeps its votes under new names, and lapses with an issue that goes", () => {
    const settings: TableSettings = { protocol: { kind: "singleText", search: { kind: "hillClimbing" } } };
    const t = table(settings);
    t.act("mediator", { kind: "putText", outcome: outcome("20 now yes") });
    t.act("buyer", { kind: "vote", text: 1, vote: { is: "accept", strength: "weak" } });
    t.act("facilitator", amend([sum, delivery, warranty], RENAMED));
    expect(t.kinds("seller", { kind: "vote", text: 1, vote: { is: "accept", strength: "weak" } })).toEqual(["voted", "textDecided"]);
    expect(t.view("observer").protocolView).toMatchObject({ pending: null, kept: { text: 1, outcome: { sum: "20" } } });
    t.act("facilitator", amend([sum, delivery], mapping({ warranty: null })));
    expect(t.refused("mediator", { kind: "proposeAgreement" })).toBe("nothingKept");
  });

  test("[A2] suggestions keep number and answers, and a number is not given twice", () => {
    const t = table({ protocol: { kind: "blindBids", over: { kind: "suggestions" } } });
    for (const words of ["20 now yes", "10 now no"]) t.act("mediator", { kind: "suggest", outcome: outcome(words) });
    t.act("buyer", { kind: "answer", suggestion: 1, answer: "yes" });
    t.act("facilitator", amend([sum, delivery, warranty], RENAMED));
    expect(t.refused("buyer", { kind: "answer", suggestion: 2, answer: "yes" })).toBe("noSuchOffer");
    const outcome3 = { sum: "30", delivery: "now", warranty: "no" } as never;
    expect(t.act("mediator", { kind: "suggest", outcome: outcome3 })).toMatchObject([{ suggestion: 3 }]);
    expect(t.kinds("seller", { kind: "answer", suggestion: 1, answer: "yes" })).toEqual(["answered", "agreed"]);
  });

  test("[A2] amounts named in confidence are void", () => {
    const t = moneyTable();
    t.act("payer", { kind: "bid", amount: 60 });
    t.act("facilitator", amend(MONEY_CASE.issues));
    expect(t.kinds("payee", { kind: "bid", amount: 50 })).toEqual(["bidMade"]);
    expect(t.view("payer").protocolView).toMatchObject({ bids: {} });
  });
});
