import { describe, expect, test } from "vitest";
import type { Deed } from "./action.ts";
import { chainOf } from "./chain.fixture.ts";
import { decide } from "./decide.ts";
import { fold } from "./evolve.ts";
import { unopened } from "./state.ts";
import { actor, CASE, minute, outcome, part, table, Table } from "./table.fixture.ts";

const OFFER: Deed = { kind: "offer", outcome: outcome("20 now no") };

/** A session in which something went to every kind of audience. */
function busyTable(): Table {
  const t = table({ protocol: { kind: "singleText", search: { kind: "hillClimbing" } } });
  t.act("buyer", { kind: "overrideRedLine", redLine: "dear", reason: "Time is short." });
  t.act("seller", { kind: "message", to: "delegation", text: "Stay calm." });
  t.act("mediator", { kind: "putText", outcome: outcome("20 now no"), draw: 0.5 });
  t.act("buyer", { kind: "vote", text: 1, vote: { is: "accept", strength: "weak" } });
  t.act("seller", { kind: "vote", text: 1, vote: { is: "accept", strength: "strong" } });
  return t;
}

test("[E1] the fold of the events is the state, also once they have been JSON", () => {
  const t = busyTable();
  expect(fold(t.base, t.events)).toStrictEqual(t.state);
  expect(fold(t.base, JSON.parse(JSON.stringify(t.events)))).toStrictEqual(t.state);
});

test("[E1] events that do not continue their log are no session", () => {
  const t = table();
  t.act("buyer", OFFER);
  const [opened, offered] = t.events;
  if (opened === undefined || offered === undefined) throw new Error("there are two events");
  expect(() => fold(t.base, [offered])).toThrow("Expected event 1 of the log table, got 2");
  expect(() => fold(t.base, [opened, opened])).toThrow("Expected event 2 of the log table, got 1");
});

test("[E2] a decision changes nothing: asked twice, it is the same, and refused or not, the state stays", () => {
  const t = table();
  const before = structuredClone({ ...t.state, current: null });
  expect(t.try("buyer", OFFER)).toEqual(t.try("buyer", OFFER));
  t.refused("seller", OFFER);
  expect({ ...t.state, current: null }).toEqual(before);
});

test("[E2] a refusal has a code, a path and facts", () => {
  expect(table().refusal("buyer", { kind: "offer", outcome: outcome("25 now no") })).toEqual({
    code: "unknownOption",
    path: "outcome.price",
    facts: { issue: "price", option: "25" },
  });
});

test("[E3] each event goes to the table, to one party, to a caucus, or to the mediator", () => {
  expect(busyTable().events.map(({ audience, kind }) => `${audience}: ${kind}`)).toEqual([
    "table: opened",
    "party/buyer: redLineOverridden",
    "party/seller: messaged",
    "table: textPut",
    "mediator: drawMade",
    "caucus/buyer: voted",
    "caucus/seller: voted",
    "table: textDecided",
  ]);
});

test("[E4] each audience counts for itself, without gaps", () => {
  const t = busyTable();
  t.act("buyer", { kind: "message", to: "delegation", text: "And now?" });
  const seqs = Object.groupBy(t.events, ({ audience }) => audience);
  expect(Object.values(seqs).map((events) => events?.map(({ seq }) => seq))).toEqual([[1, 2, 3], [1, 2], [1], [1], [1], [1]]);
});

test("[E4] what one party does in private changes nothing that another sees", () => {
  const [quiet, secretive] = [table(), table()];
  secretive.act("buyer", { kind: "giveMandate", issues: [] }, minute(0.5));
  secretive.act("buyer", { kind: "message", to: "delegation", text: "Not yet." }, minute(0.6));
  expect(JSON.stringify(secretive.view("seller", minute(1)))).toBe(JSON.stringify(quiet.view("seller", minute(1))));
  expect(JSON.stringify(chainOf(secretive.events, "table"))).toBe(JSON.stringify(chainOf(quiet.events, "table")));
});

test("[E5] events name parties, issues and options by id, and carry the time of their decision", () => {
  const t = table();
  t.act("buyer", OFFER);
  const events = t.act("seller", { kind: "accept", offer: 1 }, minute(7));
  expect(events).toEqual([
    { audience: "table", seq: 3, at: minute(7), kind: "accepted", party: "seller", offer: 1 },
    { audience: "table", seq: 4, at: minute(7), kind: "agreed", outcome: { price: "20", delivery: "now", warranty: "no" }, offer: 1 },
  ]);
});

describe("[E6] time", () => {
  test("[E6] an action dated before the last event of the table is refused; the same instant will do", () => {
    const t = table();
    t.act("buyer", OFFER, minute(5));
    expect(t.refusal("seller", { kind: "accept", offer: 1 }, minute(4))).toEqual({
      code: "timeRunsBack",
      path: "at",
      facts: { at: minute(4), last: minute(5) },
    });
    expect(t.kinds("seller", { kind: "accept", offer: 1 }, minute(5))).toEqual(["accepted", "agreed"]);
  });

  test("[E6] an action dated before an event that only its actor saw is refused to it, and to nobody else", () => {
    const t = table();
    t.act("buyer", { kind: "message", to: "delegation", text: "Wait." }, minute(9));
    expect(t.refused("buyer", OFFER, minute(8))).toBe("timeRunsBack");
    expect(t.kinds("seller", { kind: "pause" }, minute(8))).toEqual(["paused"]);
    expect(t.refused("facilitator", { kind: "resume" }, minute(8.5))).toBe("timeRunsBack");
    expect(t.kinds("mediator", { kind: "resume" }, minute(8.5))).toEqual(["resumed"]);
  });

  test.each(["", "yesterday", "2019-02-27", "2019-02-27T09:05:00Z", "2019-02-30T09:05:00.000Z", "2019-02-27T09:05:00.000+01:00"])(
    "[E6] %j is no time",
    (at) => {
      expect(table().refused("buyer", OFFER, at)).toBe("badTime");
      expect(new Table(CASE).refused("facilitator", { kind: "open", setup: opening }, at)).toBe("badTime");
    },
  );
});

const opening = table().state.setup ?? expect.fail("it was opened");

test("[E7] a session opens once, and before that everything else is refused", () => {
  expect(table().refused("facilitator", { kind: "open", setup: opening })).toBe("alreadyOpened");
  const unready = new Table(CASE);
  expect(unready.refused("buyer", OFFER)).toBe("notOpened");
  expect(unready.refused("clock", { kind: "tick" })).toBe("notOpened");
  expect(unready.refused("buyer", { kind: "message", to: "table", text: "Hello?" })).toBe("notOpened");
});

test.each<[string, (text: string) => Deed]>([
  ["message", (message) => ({ ...OFFER, message })],
  ["message", (message) => ({ kind: "offerPart", options: part({ price: "20" }), message })],
  ["text", (text) => ({ kind: "message", to: "delegation", text })],
  ["speaker", (speaker) => ({ kind: "state", speaker, text: "We agree.", date: "2019-02-27" })],
  ["text", (text) => ({ kind: "state", speaker: "A spokesman", text, date: "2019-02-27" })],
  ["source", (source) => ({ kind: "state", speaker: "A spokesman", text: "We agree.", date: "2019-02-27", source })],
  ["title", (title) => ({ kind: "openMeeting", title })],
  ["reason", (reason) => ({ kind: "pause", reason })],
  ["reason", (reason) => ({ kind: "reset", reason })],
  ["reason", (reason) => ({ kind: "walkAway", reason })],
  ["reason", (reason) => ({ kind: "overrideRedLine", redLine: "dear", reason })],
])("[E8] a %s of 10,000 characters will do, one more will not, nor will blanks (%#)", (path, deed) => {
  expect(table().try("buyer", deed("x".repeat(10_000))).kind).toBe("ok");
  expect(table().refusal("buyer", deed("x".repeat(10_001)))).toEqual({
    code: "textTooLong",
    path,
    facts: { characters: 10_001, most: 10_000 },
  });
  expect(table().refusal("buyer", deed(" \n\t "))).toEqual({ code: "textEmpty", path, facts: {} });
});

describe("[E9] what is no action is refused", () => {
  const state = table().state;
  const at = minute(1);
  // These are what a program may send that never read the types.
  const answer = (action: unknown): unknown => decide(state.current, state, action as Parameters<typeof decide>[2], at);

  test.each<[string, unknown]>([
    ["", null],
    ["", "offer"],
    ["", [OFFER]],
    ["", { kind: "tick" }],
    ["", { by: null, ...OFFER }],
    ["by", { by: {}, kind: "tick" }],
    ["by", { by: { kind: "party" }, ...OFFER }],
    ["by", { by: { kind: "party", party: 1 }, ...OFFER }],
    ["by", { by: { kind: "observer" }, kind: "pause" }],
    ["by", { by: { kind: "toString" }, kind: "pause" }],
    ["by", { by: { kind: "facilitator", brief: "what the buyer wants" }, kind: "pause" }],
    ["kind", { by: { kind: "clock" } }],
    ["kind", { by: { kind: "clock" }, kind: "constructor" }],
    ["kind", { by: { kind: "clock" }, kind: "__proto__" }],
    ["kind", { by: { kind: "clock" }, kind: { toString: 1 } }],
    ["outcome", { by: actor("buyer"), kind: "offer" }],
    ["outcome", { by: actor("buyer"), kind: "offer", outcome: null }],
    ["outcome", { by: actor("buyer"), kind: "offer", outcome: ["20", "now", "no"] }],
    ["message", { by: actor("buyer"), ...OFFER, message: 5 }],
    ["options", { by: actor("buyer"), kind: "offerPart", options: "price" }],
    ["offer", { by: actor("buyer"), kind: "accept" }],
    ["offer", { by: actor("buyer"), kind: "accept", offer: "1" }],
    ["offer", { by: actor("buyer"), kind: "accept", offer: Number.NaN }],
    ["offer", { by: actor("buyer"), kind: "reject", offer: null }],
    ["adReferendum", { by: actor("buyer"), kind: "accept", offer: 1, adReferendum: "yes" }],
    ["issues", { by: actor("buyer"), kind: "giveMandate", issues: "price" }],
    ["issues", { by: actor("buyer"), kind: "giveMandate", issues: [{}] }],
    ["to", { by: actor("buyer"), kind: "message", to: "party", text: "Psst." }],
    ["text", { by: actor("buyer"), kind: "message", to: "table" }],
    ["isBinding", { by: actor("buyer"), kind: "message", to: "table", text: "Our word.", isBinding: false }],
    ["until", { by: actor("buyer"), kind: "pause", until: 5 }],
    ["setup", { by: actor("facilitator"), kind: "open" }],
    ["report", { by: actor("clock"), kind: "reportGroundwork", report: [] }],
    ["brief", { by: actor("buyer"), kind: "reviseBrief" }],
    ["mapping", { by: actor("facilitator"), kind: "amend", issues: [], constraints: [], mapping: null }],
  ])("[E9] for its %j (%#)", (path, action) => {
    expect(answer(action)).toEqual({ kind: "failed", failure: { code: "badAction", path, facts: {} } });
  });

  test("[E9] what an option is instead of a text is not repeated", () => {
    const hostile = { price: { toString: 1, valueOf: 1 }, delivery: "now", warranty: "no" };
    expect(answer({ by: actor("buyer"), kind: "offer", outcome: hostile })).toEqual({
      kind: "failed",
      failure: { code: "unknownOption", path: "outcome.price", facts: { issue: "price", option: "object" } },
    });
  });

  test("[E9] what an action says beyond its kind is not kept", () => {
    const decision = answer({ by: actor("buyer"), ...OFFER, seq: 7, audience: "mediator", secret: "Our best price is 30." });
    expect(decision).toEqual({
      kind: "ok",
      value: [{ kind: "offered", party: "buyer", offer: 1, outcome: OFFER.outcome, audience: "table", seq: 2, at }],
    });
  });

  test("[E9] also before the session is open", () => {
    const base = state.current;
    // As above.
    const action = { by: actor("clock"), kind: "nothing" } as unknown as Parameters<typeof decide>[2];
    expect(decide(base, unopened(base), action, at)).toMatchObject({ kind: "failed", failure: { code: "badAction" } });
  });
});
