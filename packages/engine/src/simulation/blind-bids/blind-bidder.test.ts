import { describe, expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import type { Case } from "../../model/case.ts";
import { issueId, partyId } from "../../model/ids.ts";
import { sees } from "../../session/audience.ts";
import type { Deed } from "../../session/action.ts";
import type { MoneyBids } from "../../session/setup.ts";
import { CASE, caseOf, minute, outcome, type Table, table } from "../../session/table.fixture.ts";
import { strategyOf } from "../../strategies/registry.ts";
import { blindBidder } from "./blind-bidder.ts";

const SUGGESTIONS = { kind: "blindBids", over: { kind: "suggestions" } } as const;
const END = { at: minute(60) };

/** What a party does next, from all that it has seen. */
function nextDeed(
  t: Table,
  value: Case,
  { who, name, at }: { readonly who: string; readonly name: string; readonly at: string },
): Deed | null {
  const party = partyId(who);
  const read = strategyOf(name);
  const brief = value.briefs[party];
  const [opened] = t.events;
  if (read.kind === "failed" || brief === undefined || opened?.kind !== "opened") throw new Error("Expected a strategy with a brief");
  const { issues, constraints, unknowns } = value;
  const bidder = blindBidder(read.value);
  let memory = bidder.init({ party, issues, constraints, unknowns, brief, setup: opened.setup });
  for (const event of t.events) if (sees({ kind: "party", party }, event.audience)) memory = bidder.observe(memory, event);
  const view = t.view(who, at);
  if (view.kind !== "party") throw new Error("Expected the view of a party");
  return bidder.act(memory, view, Rng.fromSeed(t.events.length))?.deed ?? null;
}

/** Each acts once a minute, as long as it has something to do. */
function played(t: Table, value: Case, names: Readonly<Record<string, string>>): number {
  let deeds = 0;
  for (let k = 1; k < 60 && t.state.phase === "open"; k++)
    for (const [who, name] of Object.entries(names))
      for (let more = true; more && t.state.phase === "open"; ) {
        const deed = nextDeed(t, value, { who, name, at: minute(k) });
        more = deed !== null;
        if (deed === null) continue;
        t.act(who, deed, minute(k));
        deeds++;
      }
  return deeds;
}

describe("over suggestions", () => {
  const boat = (deadline: object = END): Table => table({ protocol: SUGGESTIONS, deadline });

  test("it suggests what it would offer, says yes to that itself, and then waits", () => {
    const t = boat();
    const next = () => nextDeed(t, CASE, { who: "buyer", name: "boulware", at: minute(1) });
    expect(next()).toEqual({ kind: "suggest", outcome: outcome("10 now no") });
    t.act("buyer", { kind: "suggest", outcome: outcome("10 now no") }, minute(1));
    expect(next()).toEqual({ kind: "answer", suggestion: 1, answer: "yes" });
    t.act("buyer", { kind: "answer", suggestion: 1, answer: "yes" }, minute(1));
    expect(next()).toBeNull();
  });

  test("it says yes to what it would accept, whoever suggests it, and to nothing that is worse than no agreement", () => {
    const t = boat();
    t.act("mediator", { kind: "suggest", outcome: outcome("30 now no") }, minute(1));
    t.act("mediator", { kind: "suggest", outcome: outcome("10 now no") }, minute(1));
    expect(nextDeed(t, CASE, { who: "buyer", name: "conceder", at: minute(1) })).toEqual({ kind: "answer", suggestion: 2, answer: "yes" });
    expect(nextDeed(t, CASE, { who: "seller", name: "conceder", at: minute(59) })).toEqual({
      kind: "answer",
      suggestion: 1,
      answer: "yes",
    });
  });

  test.each([
    ["conceder", "conceder"],
    ["boulware", "steady"],
    ["tit-for-tat", "conceder"],
  ])("%s and %s come to an agreement by themselves that neither likes less than none", (buyer, seller) => {
    const t = boat();
    played(t, CASE, { buyer, seller });
    expect(t.state.ending).toMatchObject({ kind: "agreed" });
    const agreed = t.state.ending?.kind === "agreed" ? Object.values(t.state.ending.outcome) : [];
    expect(["20 now yes", "20 later yes", "20 now no", "20 later no", "30 now yes", "30 later yes"]).toContain(agreed.join(" "));
  });

  test("without a deadline it makes at most twelve suggestions", () => {
    const t = boat({});
    played(t, CASE, { buyer: "random", seller: "tough" });
    for (const who of ["buyer", "seller"])
      expect(t.events.filter((each) => each.kind === "suggested" && each.by.kind === "party" && each.by.party === who).length).toBeLessThan(
        13,
      );
  });
});

describe("over money", () => {
  const CLAIM = caseOf(`
detente: 1
title: A claim
language: en
parties: [{ id: payer, name: Payer }, { id: payee, name: Payee }]
issues:
  - { id: sum, name: Sum, range: { from: 0, to: 100, step: 10 } }
briefs:
  payer:
    preferences: { points: { sum: { curve: [{ at: 0, worth: 100 }, { at: 100, worth: 0 }] } } }
    reservationValue: 20
  payee:
    preferences: { points: { sum: { curve: [{ at: 0, worth: 0 }, { at: 100, worth: 100 }] } } }
    reservationValue: 30
`);
  const over: MoneyBids = { kind: "money", issue: issueId("sum"), payer: partyId("payer"), payee: partyId("payee"), bids: 4 };
  const claim = (deadline: object): Table => table({ value: CLAIM, protocol: { kind: "blindBids", over }, deadline });
  const amounts = (t: Table, who: string) =>
    t.events.flatMap((each) => (each.kind === "bidMade" && each.party === who ? [each.amount] : []));

  test("without a deadline each names at once the least that it would take, and no more", () => {
    const t = claim({});
    expect(nextDeed(t, CLAIM, { who: "payer", name: "boulware", at: minute(1) })).toEqual({ kind: "bid", amount: 80 });
    expect(nextDeed(t, CLAIM, { who: "payee", name: "boulware", at: minute(1) })).toEqual({ kind: "bid", amount: 30 });
    expect(played(t, CLAIM, { payer: "boulware", payee: "boulware" })).toBe(2);
    expect(t.state.ending).toMatchObject({ kind: "agreed", outcome: { sum: "50" } });
  });

  test("with one, the amounts are those of its offers, one after another as time passes, each a concession", () => {
    const t = claim(END);
    played(t, CLAIM, { payer: "conceder", payee: "tough" });
    const named = amounts(t, "payer");
    expect(named.length).toBeGreaterThan(1);
    expect(named.length).toBeLessThan(5);
    expect(named).toEqual(named.toSorted((a, b) => a - b));
    const times = t.events.flatMap((each) => (each.kind === "bidMade" && each.party === "payer" ? [each.at] : []));
    expect(times.every((at, k) => at >= minute(k * 15))).toBe(true);
  });

  test("two that concede meet", () => {
    const t = claim(END);
    played(t, CLAIM, { payer: "conceder", payee: "conceder" });
    expect(t.state.ending).toMatchObject({ kind: "agreed" });
  });
});
