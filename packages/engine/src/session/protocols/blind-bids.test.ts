import { describe, expect, test } from "vitest";
import { issueId, partyId } from "../../model/ids.ts";
import type { Deed } from "../action.ts";
import type { MoneyBids } from "../setup.ts";
import { CASE, MONEY_CASE, outcome, parties, Table, table } from "../table.fixture.ts";

const suggestions = { protocol: { kind: "blindBids", over: { kind: "suggestions" } } } as const;
const suggest = (words: string): Deed => ({ kind: "suggest", outcome: outcome(words) });
const answer = (suggestion: number, is: "yes" | "no"): Deed => ({ kind: "answer", suggestion, answer: is });

describe("over suggestions", () => {
  test("[BB1] the mediator and any party suggest, and nobody else", () => {
    const t = table(suggestions);
    expect(t.act("mediator", suggest("20 now no"))).toMatchObject([{ audience: "table", kind: "suggested", suggestion: 1 }]);
    expect(t.act("seller", suggest("30 now yes"))).toMatchObject([{ suggestion: 2, by: { kind: "party", party: "seller" } }]);
    for (const who of ["facilitator", "clock"]) expect(t.refused(who, suggest("20 now no"))).toBe("notYourPlace");
    expect(t.refused("mediator", suggest("10 now yes"))).toBe("breaksConstraint");
  });

  test("[BB8] at most 100 suggestions of one party or of the mediator, which leave the others theirs", () => {
    const t = table(suggestions);
    t.act("seller", suggest("30 now yes"));
    for (let k = 0; k < 100; k++) t.act("buyer", suggest("20 now no"));
    expect(t.refusal("buyer", suggest("20 now no"))).toEqual({ code: "tooManyOffers", path: "", facts: { most: 100 } });
    expect(t.view("buyer")).toMatchObject({ legal: expect.not.arrayContaining(["suggest"]) });
    expect(t.view("seller")).toMatchObject({ legal: expect.arrayContaining(["suggest", "answer"]) });
    expect(t.act("seller", suggest("20 now no"))).toMatchObject([{ suggestion: 102 }]);
    for (let k = 0; k < 100; k++) t.act("mediator", suggest("20 now no"));
    expect(t.refused("mediator", suggest("20 now no"))).toBe("tooManyOffers");
    expect(t.view("mediator")).toMatchObject({ legal: expect.not.arrayContaining(["suggest"]) });
  });

  test("[BB8] a suggestion that an amendment takes away makes room for another", () => {
    const t = table(suggestions);
    for (let k = 0; k < 100; k++) t.act("buyer", suggest("20 now no"));
    const mapping = { [issueId("delivery")]: { issue: issueId("delivery"), options: { now: null } } };
    const issues = CASE.issues.map((issue) =>
      issue.kind === "choice" && issue.id === "delivery" ? { ...issue, options: issue.options.filter(({ id }) => id !== "now") } : issue,
    );
    t.act("facilitator", { kind: "amend", issues, constraints: [], mapping });
    expect(t.act("buyer", suggest("20 later no"))).toMatchObject([{ suggestion: 101 }]);
  });

  test("[BB1] each party answers in confidence, and may change its answer", () => {
    const t = table(suggestions);
    t.act("mediator", suggest("20 now no"));
    expect(t.act("buyer", answer(1, "yes"))).toMatchObject([{ audience: "party/buyer", kind: "answered" }]);
    expect(t.kinds("buyer", answer(1, "no"))).toEqual(["answered"]);
    expect(t.kinds("seller", answer(1, "yes"))).toEqual(["answered"]);
    expect(t.kinds("buyer", answer(1, "yes"))).toEqual(["answered", "agreed"]);
  });

  test("[BB1] only parties answer, and only what was suggested", () => {
    const t = table(suggestions);
    expect(t.refused("buyer", answer(1, "yes"))).toBe("noSuchOffer");
    expect(t.refused("mediator", answer(1, "yes"))).toBe("notYourPlace");
    expect(t.refused("buyer", { kind: "bid", amount: 10 })).toBe("notInProtocol");
    expect(t.refused("buyer", { kind: "offer", outcome: outcome("20 now no") })).toBe("notInProtocol");
  });

  test("[BB2] when every required party says yes to the same suggestion, that is the agreement", () => {
    const t = table({ ...suggestions, parties: parties("buyer seller bank"), required: parties("buyer seller") });
    for (const words of ["20 now no", "30 now yes"]) t.act("mediator", suggest(words));
    t.act("buyer", answer(1, "yes"));
    t.act("bank", answer(2, "yes"));
    t.act("seller", answer(2, "yes"));
    expect(t.state.phase).toBe("open");
    expect(t.act("buyer", answer(2, "yes"))).toMatchObject([{ kind: "answered" }, { kind: "agreed", outcome: outcome("30 now yes") }]);
    expect(t.state.ending).toEqual({ kind: "agreed", outcome: outcome("30 now yes"), offer: null });
  });

  test("[BB2] nothing else of the answers is shown, to the mediator neither", () => {
    const t = table(suggestions);
    t.act("mediator", suggest("20 now no"));
    const before = ["seller", "mediator", "observer"].map((who) => JSON.stringify(t.view(who)));
    t.act("buyer", answer(1, "yes"));
    expect(["seller", "mediator", "observer"].map((who) => JSON.stringify(t.view(who, t.events[1]?.at)))).toEqual(before);
    expect(t.view("buyer").protocolView).toMatchObject({ suggestions: [{ answers: { buyer: "yes" } }] });
    expect(t.view("facilitator").protocolView).toMatchObject({ suggestions: [{ answers: { buyer: "yes" } }] });
  });

  test("[O8] a yes across a red line is refused, a no is not", () => {
    const t = table(suggestions);
    t.act("mediator", suggest("40 now yes"));
    expect(t.refused("buyer", answer(1, "yes"))).toBe("crossesRedLine");
    expect(t.kinds("buyer", answer(1, "no"))).toEqual(["answered"]);
  });

  test("[BB7] there are no rounds", () => {
    const both = parties("buyer seller");
    const setup = { ...suggestions, parties: both, required: both, deadline: { rounds: 3 } };
    expect(new Table(CASE).refusal("clock", { kind: "open", setup })).toMatchObject({ code: "badSetup", path: "deadline.rounds" });
  });
});

describe("over money", () => {
  const over: MoneyBids = { kind: "money", issue: issueId("sum"), payer: partyId("payer"), payee: partyId("payee"), bids: 3 };
  const money = (more: Partial<MoneyBids> = {}): Table =>
    table({ value: MONEY_CASE, protocol: { kind: "blindBids", over: { ...over, ...more } } });
  const bid = (amount: number): Deed => ({ kind: "bid", amount });
  const agreed = (sum: string): object => ({ kind: "agreed", outcome: { sum } });

  /** What a payer's and then a payee's amount come to: the step agreed on, or null. */
  function match(offer: number, demand: number, tolerance?: number): unknown {
    const t = money(tolerance === undefined ? {} : { tolerance });
    t.act("payer", bid(offer));
    const agreement = t.act("payee", bid(demand)).find(({ kind }) => kind === "agreed");
    return agreement?.kind === "agreed" ? Object.values(agreement.outcome)[0] : null;
  }

  test("[BB3] amounts are named in confidence; when they meet, the session is agreed at their midpoint", () => {
    const t = money();
    expect(t.act("payer", bid(60))).toMatchObject([{ audience: "party/payer", kind: "bidMade", amount: 60 }]);
    for (const who of ["payee", "mediator", "observer"]) expect(t.view(who).protocolView).toMatchObject({ bids: {} });
    expect(t.view("payer").protocolView).toMatchObject({ bids: { payer: { count: 1, amount: 60 } } });
    expect(t.act("payee", bid(40))).toMatchObject([{ audience: "party/payee" }, { audience: "table", ...agreed("50") }]);
  });

  test.each([
    [40, 60, null],
    [50, 50, "50"],
    [50, 50.1, null],
    [45, 45, "40"],
    [46, 45, "50"],
    [10, 0, "0"],
    [30, 0, "10"],
    [70, 70, "60"],
    [71, 71, "80"],
    [80, 62, "80"],
  ])("[BB3] at most %d against at least %d comes to %s", (offer, demand, step) => {
    expect(match(offer, demand)).toBe(step);
  });

  test.each([
    [45, 50, 0.1, "50"],
    [44.9, 50, 0.1, null],
    [30, 60, 0.5, "40"],
    [0, 60, 1, "30"],
    [50, 50, 0, "50"],
  ])("[BB4] %d against %d with a tolerance of %d comes to %s", (offer, demand, tolerance, step) => {
    expect(match(offer, demand, tolerance)).toBe(step);
  });

  test("[BB5] a new amount replaces the old one, and each may name as many as agreed", () => {
    const t = money({ bids: 2 });
    t.act("payer", bid(60));
    t.act("payer", bid(20));
    expect(t.kinds("payee", bid(50))).toEqual(["bidMade"]);
    expect(t.refusal("payer", bid(70))).toEqual({ code: "noBidsLeft", path: "", facts: { bids: 2 } });
    expect(t.kinds("payee", bid(20))).toEqual(["bidMade", "agreed"]);
  });

  test("[BB3] an amount lies within the range of the issue", () => {
    for (const amount of [-1, 101, Number.NaN, Number.POSITIVE_INFINITY])
      expect(money().refusal("payee", bid(amount))).toEqual({ code: "badAmount", path: "amount", facts: { least: 0, most: 100 } });
    expect(money().act("payee", bid(-0))).toStrictEqual([expect.objectContaining({ amount: 0 })]);
    expect(money().refused("mediator", bid(5))).toBe("notYourPlace");
    expect(money().refused("payer", suggest("20 now no"))).toBe("notInProtocol");
    expect(money().refused("payer", answer(1, "yes"))).toBe("notInProtocol");
  });

  test("[BB3] which need not begin at 0", () => {
    const [sum] = MONEY_CASE.issues;
    if (sum?.kind !== "range") throw new Error("the sum is a range");
    const value = { ...MONEY_CASE, issues: [{ ...sum, range: { from: 20, to: 90, step: 10 } }] };
    const t = table({ value, protocol: { kind: "blindBids", over } });
    expect(t.refusal("payee", bid(19.9)).facts).toEqual({ least: 20, most: 90 });
    t.act("payee", bid(20));
    expect(t.act("payer", bid(20))[1]).toMatchObject(agreed("20"));
  });

  test("[BB6] an amount across one's own red line is refused, unless it was overridden", () => {
    const t = money();
    expect(t.kinds("payer", bid(84))).toEqual(["bidMade"]);
    expect(t.refusal("payer", bid(86))).toMatchObject({ code: "crossesRedLine", facts: { rule: "most" } });
    expect(t.kinds("payee", bid(100))).toEqual(["bidMade"]);
    t.act("payer", { kind: "overrideRedLine", redLine: "most", reason: "To be done with it." });
    expect(t.kinds("payer", bid(100))).toEqual(["bidMade", "agreed"]);
  });

  test("[BB6] a midpoint across a red line of either is no match, and nobody is told", () => {
    const t = money({ tolerance: 0.5 });
    t.act("payer", bid(80));
    const told = t.act("payee", bid(100));
    expect(told).toEqual(money({ tolerance: 0.5 }).act("payee", bid(100), told[0]?.at));
    expect(t.kinds("payee", bid(82))).toEqual(["bidMade", "agreed"]);
  });
});
