import { describe, expect, test } from "vitest";
import { partyId } from "../model/ids.ts";
import type { SessionSetup } from "./setup.ts";
import { CASE, minute, MONEY_CASE, outcome, Table } from "./table.fixture.ts";

const BOTH = [partyId("buyer"), partyId("seller")];
const SETUP: SessionSetup = { protocol: { kind: "alternatingOffers" }, parties: BOTH, required: BOTH, deadline: {} };

/** Settings as a program may send them that never read the types. */
function refusal(settings: Readonly<Record<string, unknown>>, value = CASE): string {
  // Whether they are settings is what is asked.
  const setup = { ...SETUP, ...settings } as SessionSetup;
  const { code, path } = new Table(value).refusal("facilitator", { kind: "open", setup }, minute(0));
  return `${code} ${path}`;
}

test("[S1] a session opens with a protocol, parties in the order of their turns, and those whose consent is needed", () => {
  const t = new Table(CASE);
  const parties = [partyId("bank"), ...BOTH];
  const setup: SessionSetup = { ...SETUP, parties };
  expect(t.act("facilitator", { kind: "open", setup }, minute(0))).toEqual([
    { kind: "opened", setup, audience: "table", seq: 1, at: minute(0) },
  ]);
  expect(t.view("observer")).toMatchObject({ phase: "open", parties, required: BOTH, turn: "bank", sitting: 1, rounds: 0 });
});

test.each([
  ["badSetup required", { required: [partyId("buyer")] }],
  ["badSetup required", { required: [] }],
  ["badSetup required", { required: [...BOTH, partyId("bank")] }],
  ["badSetup required", { required: [partyId("buyer"), partyId("buyer")] }],
  ["badSetup parties", { parties: [...BOTH, partyId("buyer")] }],
])("[S1] [S4] %s: at least two at the table, each once, whose consent is needed (%#)", (code, settings) => {
  expect(refusal(settings)).toBe(code);
});

test("[S2] the hash of the case is public, that of a brief is its party's own", () => {
  const t = new Table(CASE);
  const briefHashes = { [partyId("buyer")]: "b1", [partyId("seller")]: "s1" };
  t.act("facilitator", { kind: "open", setup: { ...SETUP, caseHash: "c1" }, briefHashes }, minute(0));
  expect(t.events.map(({ audience }) => audience)).toEqual(["table", "party/buyer", "party/seller"]);
  expect(t.events[0]).toMatchObject({ kind: "opened", setup: { caseHash: "c1" } });
  expect(t.events[1]).toMatchObject({ kind: "briefPinned", party: "buyer", briefHash: "b1" });
  expect(JSON.stringify(t.events[0])).not.toContain("b1");
});

test("[S2] a hash is a text", () => {
  // As JSON may have it.
  const briefHashes = { [partyId("buyer")]: 5 } as unknown as Record<string, string>;
  expect(new Table(CASE).refusal("clock", { kind: "open", setup: SETUP, briefHashes }, minute(0))).toMatchObject({
    code: "badAction",
    path: "briefHashes.buyer",
  });
});

test("[S3] the facilitator and the clock open sessions, and nobody else does", () => {
  for (const who of ["facilitator", "clock"]) expect(new Table(CASE).kinds(who, { kind: "open", setup: SETUP })).toEqual(["opened"]);
  for (const who of ["buyer", "mediator"]) expect(new Table(CASE).refused(who, { kind: "open", setup: SETUP })).toBe("notYourPlace");
});

describe("[S4] a setting that is not known is refused, and one that is not what it should be", () => {
  const money = { kind: "money", issue: "sum", payer: "payer", payee: "payee", bids: 3 };
  const both = { parties: ["payer", "payee"], required: ["payer", "payee"] };
  const annealing = (startTemperature: unknown): unknown => ({ kind: "singleText", search: { kind: "annealing", startTemperature } });

  test.each<[string, Record<string, unknown>]>([
    ["badSetup protocol.kind", { protocol: { kind: "auction" } }],
    ["badSetup protocol.kind", { protocol: { kind: "constructor" } }],
    ["badSetup protocol.kind", { protocol: { kind: { toString: 1 } } }],
    ["badSetup protocol.search", { protocol: { kind: "alternatingOffers", search: { kind: "hillClimbing" } } }],
    ["badSetup protocol.search", { protocol: { kind: "singleText" } }],
    ["badSetup protocol.search.kind", { protocol: { kind: "singleText", search: { kind: "guessing" } } }],
    ["badSetup protocol.search.startTemperature", { protocol: annealing(Number.POSITIVE_INFINITY) }],
    ["badSetup protocol.search.startTemperature", { protocol: annealing(0) }],
    ["badSetup protocol.search.startTemperature", { protocol: annealing("hot") }],
    ["badSetup protocol.over", { protocol: { kind: "blindBids" } }],
    ["badSetup protocol.over.kind", { protocol: { kind: "blindBids", over: { kind: "cards" } } }],
    ["badSetup protocol", { protocol: "openFloor" }],
    ["badSetup speed", { speed: "fast" }],
    ["badSetup parties", { parties: "buyer" }],
    ["badSetup parties", { parties: [1, 2] }],
    ["badSetup deadline", { deadline: null }],
    ["badSetup deadline.minutes", { deadline: { minutes: 5 } }],
    ["badSetup deadline.rounds", { deadline: { rounds: 0 } }],
    ["badSetup deadline.rounds", { deadline: { rounds: 1.5 } }],
    ["badSetup deadline.rounds", { deadline: { rounds: Number.NaN } }],
    ["badSetup deadline.at", { deadline: { at: "tomorrow" } }],
    ["badSetup deadline.at", { deadline: { at: minute(0) } }],
    ["badSetup deadline.roundTime", { deadline: { roundTime: "begun" } }],
    ["badSetup bar.mostBracketed", { bar: { mostBracketed: -1 } }],
    ["badSetup bar.leastTime", { bar: { leastTime: Number.NaN } }],
    ["badSetup bar.least", { bar: { least: 1 } }],
    ["badSetup caseHash", { caseHash: 7 }],
    ["badSetup track", { track: undefined }],
    ["badSetup bar.mostOpen", { bar: { mostOpen: -0 } }],
    ["unknownParty parties", { parties: [...BOTH, "broker"] }],
    ["unknownParty parties", { parties: [...BOTH, "constructor"] }],
    ["unknownParty parties", { required: [...BOTH, "__proto__"] }],
    ["unknownTrack track", { track: "backchannel" }],
  ])("[S4] %s (%#)", (code, settings) => {
    expect(refusal(settings)).toBe(code);
  });

  test.each<[string, Record<string, unknown>]>([
    ["badSetup protocol.over.issue", { ...money, issue: "price" }],
    ["badSetup protocol.over.payer", { ...money, payer: "payee" }],
    ["badSetup protocol.over.bids", { ...money, bids: 0 }],
    ["badSetup protocol.over.tolerance", { ...money, tolerance: -0.1 }],
    ["badSetup protocol.over.currency", { ...money, currency: "EUR" }],
  ])("[S4] %s, over money", (code, over) => {
    expect(refusal({ ...both, protocol: { kind: "blindBids", over } }, MONEY_CASE)).toBe(code);
  });

  test("[S4] money over a case with several issues", () => {
    expect(refusal({ protocol: { kind: "blindBids", over: { ...money, issue: "price" } } })).toBe("badSetup protocol.over.issue");
  });

  test("[S4] money of which the constraints leave none", () => {
    const nothing = { ...MONEY_CASE, constraints: [{ kind: "forbid", id: "all", name: "All", forbid: {} } as const] };
    expect(refusal({ ...both, protocol: { kind: "blindBids", over: money } }, nothing)).toBe("badSetup protocol.over.issue");
  });
});

test("a case may call its parties and issues after what every object has", () => {
  const text = JSON.stringify(CASE).replaceAll('"seller"', '"constructor"').replaceAll('"delivery"', '"toString"');
  const t = new Table(JSON.parse(text));
  const parties = [partyId("constructor"), partyId("buyer")];
  t.act("clock", { kind: "open", setup: { ...SETUP, parties, required: parties } }, minute(0));
  expect(t.view("constructor")).toMatchObject({ mandate: null, overrides: [] });
  const { price = "", delivery = "", warranty = "" } = outcome("20 now no") as Record<string, string>;
  expect(t.kinds("constructor", { kind: "offer", outcome: { price, toString: delivery, warranty } as never })).toEqual(["offered"]);
  expect(t.kinds("buyer", { kind: "accept", offer: 1 })).toEqual(["accepted", "agreed"]);
});
