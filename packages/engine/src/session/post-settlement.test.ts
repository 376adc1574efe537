import { describe, expect, test } from "vitest";
import type { Brief } from "../model/case.ts";
import { partyId } from "../model/ids.ts";
import type { Deed } from "./action.ts";
import { legalActions } from "./legal-actions.ts";
import { actor, CASE, minute, outcome, parties, type Table, table, type TableSettings } from "./table.fixture.ts";

const AGREED = outcome("20 now no");
const BETTER = outcome("20 later yes");

const optIn: Deed = { kind: "optIn" };
const optOut: Deed = { kind: "optOut" };
const nothing: Deed = { kind: "proposeNothing" };
const answer = (given: "yes" | "no"): Deed => ({ kind: "answerImprovement", answer: given });
const propose = (words: string, until = minute(100)): Deed => ({ kind: "proposeImprovement", outcome: outcome(words), until });

/** A table of buyer and seller that has agreed, in the fourth event of its log. */
function agreed(settings: TableSettings = {}): Table {
  const t = table(settings);
  t.act("buyer", { kind: "offer", outcome: AGREED });
  t.act("seller", { kind: "accept", offer: 1 });
  if (t.state.ending?.kind !== "agreed") throw new Error("agreed");
  return t;
}

function proposed(settings: TableSettings = {}): Table {
  const t = agreed(settings);
  for (const who of ["buyer", "seller"]) t.act(who, optIn);
  t.act("facilitator", propose("20 later yes"));
  return t;
}

const withBank = { parties: parties("buyer seller bank"), required: parties("buyer seller"), protocol: { kind: "openFloor" } } as const;
const legal = ({ state }: Table, who: string, at = minute(20)): readonly string[] => legalActions(state, actor(who), at);

/** What each of these sees, and what is in the logs they see, as text. */
const seen = (t: Table, viewers: readonly string[]): string => JSON.stringify(viewers.map((who) => t.view(who, minute(50))));

function briefOf(who: string): Brief {
  const brief = CASE.briefs[partyId(who)];
  if (brief === undefined) throw new Error(`${who} has a brief`);
  return brief;
}

describe("opting in", () => {
  test("[PS1] is for required parties, once there is an agreement", () => {
    expect(table().refused("buyer", optIn)).toBe("notAgreed");
    const t = agreed(withBank);
    expect(t.act("buyer", optIn)).toMatchObject([{ audience: "party/buyer", kind: "optedIn", party: "buyer" }]);
    for (const who of ["bank", "mediator", "facilitator", "clock"]) expect(t.refused(who, optIn)).toBe("notYourPlace");
    expect(t.refused("buyer", optIn)).toBe("alreadyOptedIn");
  });

  test("[PS1] is undone by opting out, until there is a proposal", () => {
    const t = agreed();
    expect(t.refused("buyer", optOut)).toBe("notOptedIn");
    t.act("buyer", optIn);
    expect(t.act("buyer", optOut)).toMatchObject([{ audience: "party/buyer", kind: "optedOut" }]);
    t.act("seller", optIn);
    expect(t.refused("facilitator", propose("20 later yes"))).toBe("notAllOptedIn");
    t.act("buyer", optIn);
    t.act("facilitator", propose("20 later yes"));
    for (const deed of [optIn, optOut]) expect(t.refused("buyer", deed)).toBe("alreadyProposed");
  });

  test("[PS1] is seen by the party and the facilitator only", () => {
    const t = agreed(withBank);
    const before = seen(t, ["seller", "bank", "mediator", "observer"]);
    t.act("buyer", optIn);
    expect(seen(t, ["seller", "bank", "mediator", "observer"])).toBe(before);
    for (const who of ["buyer", "facilitator"]) expect(t.view(who).protocolView).toMatchObject({ optedIn: { buyer: true } });
    expect(t.view("seller").protocolView).toEqual({ kind: "postSettlement", optedIn: {}, proposal: null, answers: {} });
    for (const who of ["bank", "mediator", "observer"]) expect(t.view(who).protocolView).toEqual({ kind: "none" });
  });

  test("[PS1] does not follow a session without agreement", () => {
    const t = table();
    t.act("buyer", { kind: "walkAway" });
    expect(t.refused("seller", optIn)).toBe("hasEnded");
  });
});

describe("briefs", () => {
  test("[PS2] are revised after an agreement until their party opts in, and again when it opts out", () => {
    const t = agreed();
    const revise: Deed = { kind: "reviseBrief", brief: briefOf("buyer") };
    expect(t.kinds("buyer", revise)).toEqual(["briefRevised"]);
    t.act("buyer", optIn);
    expect(t.refused("buyer", revise)).toBe("briefFrozen");
    expect(t.kinds("seller", { kind: "reviseBrief", brief: briefOf("seller") })).toEqual(["briefRevised"]);
    t.act("buyer", optOut);
    expect(t.kinds("buyer", revise)).toEqual(["briefRevised"]);
  });

  test("[PS2] stay frozen once there is a proposal, and are of no use after a round without one", () => {
    expect(proposed().refused("seller", { kind: "reviseBrief", brief: briefOf("seller") })).toBe("briefFrozen");
    const t = agreed();
    t.act("facilitator", nothing);
    expect(t.refused("seller", { kind: "reviseBrief", brief: briefOf("seller") })).toBe("hasEnded");
  });

  test("[PS2] are not revised by a party that is not required", () => {
    const t = agreed(withBank);
    expect(t.refused("bank", { kind: "reviseBrief", brief: briefOf("buyer") })).toBe("hasEnded");
    expect(t.refused("bank", { kind: "giveMandate", issues: [] })).toBe("hasEnded");
  });

  test("[PS2] opting in takes a brief, which may be handed in after the agreement", () => {
    const t = agreed({ value: { ...CASE, briefs: {} } });
    expect(t.refused("buyer", optIn)).toBe("noBrief");
    t.act("buyer", { kind: "reviseBrief", brief: briefOf("buyer") });
    expect(t.kinds("buyer", optIn)).toEqual(["optedIn"]);
  });

  test("[PS2] opting in may pin the hash of the brief, to the party only", () => {
    const t = agreed();
    expect(t.act("buyer", { kind: "optIn", briefHash: "h1" })).toMatchObject([{ audience: "party/buyer", briefHash: "h1" }]);
    expect(t.act("seller", optIn)[0]).not.toHaveProperty("briefHash");
    expect(agreed().refused("buyer", { kind: "optIn", briefHash: " " })).toBe("textEmpty");
  });

  test("[PS2] a mandate is given until the round is over", () => {
    const t = proposed();
    expect(t.kinds("seller", { kind: "giveMandate", issues: [] }, minute(99))).toEqual(["mandateGiven"]);
    expect(t.refused("seller", { kind: "giveMandate", issues: [] }, minute(100))).toBe("hasEnded");
  });
});

describe("the proposal", () => {
  test("[PS3] waits for all to opt in, and is told to each of them alone", () => {
    const t = agreed(withBank);
    t.act("buyer", optIn);
    expect(t.refused("facilitator", propose("20 later yes"))).toBe("notAllOptedIn");
    t.act("seller", optIn);
    for (const who of ["buyer", "mediator", "clock"]) expect(t.refused(who, propose("20 later yes"))).toBe("notYourPlace");
    expect(t.act("facilitator", propose("20 later yes"))).toMatchObject([
      { audience: "party/buyer", kind: "improvementProposed", outcome: BETTER, until: minute(100) },
      { audience: "party/seller", kind: "improvementProposed", outcome: BETTER, until: minute(100) },
    ]);
    expect(t.view("buyer").protocolView).toMatchObject({ proposal: { kind: "improvement", outcome: BETTER }, answers: {} });
    expect(t.view("bank").protocolView).toEqual({ kind: "none" });
  });

  test("[PS3] there is one", () => {
    const t = proposed();
    expect(t.refused("facilitator", propose("30 later yes"))).toBe("alreadyProposed");
    expect(t.refused("facilitator", nothing)).toBe("alreadyProposed");
  });

  test("[PS3] it is a possible outcome, other than the agreement, with a time yet to come", () => {
    const t = agreed();
    for (const who of ["buyer", "seller"]) t.act(who, optIn);
    expect(t.refused("facilitator", propose("10 now yes"))).toBe("breaksConstraint");
    expect(t.refused("facilitator", propose("50 now yes"))).toBe("unknownOption");
    expect(t.refusal("facilitator", propose("20 now no"))).toEqual({ code: "alreadyAgreed", path: "outcome", facts: {} });
    for (const until of ["soon", minute(0), minute(t.minutes + 1)])
      expect(t.refusal("facilitator", propose("20 later yes", until))).toMatchObject({ code: "badTime", path: "until" });
  });

  test("[PS4] that there will be none is told alike, whoever has opted in", () => {
    const told = [[], ["buyer"], ["seller"], ["buyer", "seller"]].map((who) => {
      const t = agreed(withBank);
      for (const each of who) t.act(each, optIn);
      return t
        .act("facilitator", nothing, minute(10))
        .map(({ audience, kind, at, ...rest }) => ({ audience, kind, at, keys: Object.keys(rest) }));
    });
    expect(told[0]).toEqual([
      { audience: "party/buyer", kind: "nothingProposed", at: minute(10), keys: ["seq"] },
      { audience: "party/seller", kind: "nothingProposed", at: minute(10), keys: ["seq"] },
    ]);
    for (const each of told) expect(each).toEqual(told[0]);
  });
});

describe("answers", () => {
  test("[PS5] are given in confidence, and may be changed", () => {
    const t = proposed(withBank);
    expect(t.act("buyer", answer("yes"))).toMatchObject([{ audience: "party/buyer", kind: "improvementAnswered", answer: "yes" }]);
    expect(t.kinds("buyer", answer("no"))).toEqual(["improvementAnswered"]);
    expect(t.kinds("seller", answer("yes"))).toEqual(["improvementAnswered"]);
    expect(t.kinds("buyer", answer("yes"))).toEqual(["improvementAnswered", "agreed"]);
  });

  test("[PS5] are for required parties, to a proposal, before its instant", () => {
    const none = agreed(withBank);
    expect(none.refused("buyer", answer("yes"))).toBe("noProposal");
    none.act("facilitator", nothing);
    expect(none.refused("buyer", answer("yes"))).toBe("noProposal");
    const t = proposed(withBank);
    for (const who of ["bank", "mediator", "facilitator"]) expect(t.refused(who, answer("yes"))).toBe("notYourPlace");
    expect(t.refusal("buyer", answer("yes"), minute(100))).toEqual({
      code: "deadlinePassed",
      path: "",
      facts: { deadlineAt: minute(100) },
    });
    expect(t.kinds("buyer", answer("yes"), minute(99))).toEqual(["improvementAnswered"]);
  });

  test("[PS5] a yes across a red line or beyond a mandate is refused, a no is not", () => {
    const t = agreed();
    for (const who of ["buyer", "seller"]) t.act(who, optIn);
    t.act("seller", { kind: "giveMandate", issues: [] });
    t.act("facilitator", propose("40 now no"));
    expect(t.refusal("buyer", answer("yes"))).toMatchObject({ code: "crossesRedLine", facts: { rule: "dear" } });
    expect(t.refused("seller", answer("yes"))).toBe("beyondMandate");
    for (const who of ["buyer", "seller"]) expect(t.kinds(who, answer("no"))).toEqual(["improvementAnswered"]);
  });
});

describe("what comes of it", () => {
  test("[PS6] a common yes replaces the agreement, in an event that names it", () => {
    const t = proposed();
    t.act("seller", answer("yes"));
    const before = t.events.filter(({ audience }) => audience === "table");
    expect(before.at(-1)).toMatchObject({ kind: "agreed", seq: 4, outcome: AGREED });
    const [, event] = t.act("buyer", answer("yes"));
    expect(event).toMatchObject({ audience: "table", kind: "agreed", seq: 5, outcome: BETTER, replaces: 4 });
    expect(t.state.phase).toBe("agreed");
    expect(t.view("observer")).toMatchObject({ ending: { kind: "agreed", outcome: BETTER, offer: null }, protocolView: { kind: "none" } });
  });

  test("[PS6] the agreement is found by its number, however much was said since", () => {
    const t = agreed();
    t.act("buyer", { kind: "message", to: "table", text: "A good day." });
    for (const who of ["buyer", "seller"]) t.act(who, optIn);
    t.act("facilitator", propose("20 later yes"));
    t.act("seller", answer("yes"));
    expect(t.act("buyer", answer("yes"))[1]).toMatchObject({ seq: 6, replaces: 4 });
  });

  test("[PS7] without a common yes nobody learns anything, whatever others answered", () => {
    const views = (["yes", "no", null] as const).map((given) => {
      const t = proposed(withBank);
      t.act("buyer", answer("no"), minute(40));
      if (given !== null) t.act("seller", answer(given), minute(40));
      return seen(t, ["buyer", "bank", "mediator", "observer"]) + JSON.stringify(t.events.filter(({ audience }) => audience === "table"));
    });
    expect(new Set(views).size).toBe(1);
  });

  test("[PS7] the agreement stands, and when the time has come nothing is legal but words", () => {
    const t = proposed();
    t.act("buyer", answer("yes"));
    expect(t.state.ending).toMatchObject({ outcome: AGREED });
    expect(t.refused("clock", { kind: "tick" }, minute(100))).toBe("hasEnded");
    expect(legal(t, "buyer", minute(100))).toEqual(["message", "state", "openMeeting"]);
    expect(t.view("buyer", minute(100))).toMatchObject({ ending: { outcome: AGREED } });
  });

  test("[PS8] there is one round", () => {
    const refused = agreed();
    refused.act("facilitator", nothing);
    for (const deed of [optIn, optOut]) expect(refused.refused("buyer", deed)).toBe("alreadyProposed");
    const t = proposed();
    for (const who of ["buyer", "seller"]) t.act(who, answer("yes"));
    for (const deed of [optIn, optOut, answer("yes")]) expect(t.refused("buyer", deed)).toBe("hasEnded");
    expect(t.refused("facilitator", nothing)).toBe("hasEnded");
    expect(legal(t, "buyer")).toEqual(["message", "state", "openMeeting"]);
  });

  test("[PS9] nobody walks away from an agreement, asked or not", () => {
    const t = agreed();
    expect(t.refused("buyer", { kind: "walkAway" })).toBe("hasEnded");
    t.act("buyer", optIn);
    expect(t.refused("buyer", { kind: "walkAway" })).toBe("hasEnded");
    expect(proposed().refused("seller", { kind: "walkAway" })).toBe("hasEnded");
  });
});

test("[PS1] [PS3] [PS5] what each may do is listed as the round goes on", () => {
  const words = ["message", "state", "openMeeting"];
  const t = agreed(withBank);
  expect(legal(t, "buyer")).toEqual(["optIn", "giveMandate", "reviseBrief", ...words]);
  expect(legal(t, "facilitator")).toEqual(["proposeNothing", ...words]);
  expect(legal(t, "bank")).toEqual(words);
  for (const who of ["buyer", "seller"]) t.act(who, optIn);
  expect(legal(t, "buyer")).toEqual(["optOut", "giveMandate", ...words]);
  expect(legal(t, "facilitator")).toEqual(["proposeImprovement", "proposeNothing", ...words]);
  t.act("facilitator", propose("20 later yes"));
  expect(legal(t, "buyer")).toEqual(["answerImprovement", "giveMandate", ...words]);
  expect(legal(t, "facilitator")).toEqual(words);
  expect(legal(agreed({ value: { ...CASE, briefs: {} } }), "buyer")).toEqual(["giveMandate", "reviseBrief", ...words]);
});
