import { expect, test } from "vitest";
import type { Deed } from "../action.ts";
import { outcome, parties, type Table, table } from "../table.fixture.ts";
import type { PartyView } from "../view.ts";

const OFFER: Deed = { kind: "offer", outcome: outcome("20 now no") };
const REJECT: Deed = { kind: "reject" };
const all = parties("buyer seller bank");
const turn = (t: Table): unknown => (t.view("buyer") as PartyView).turn;

test("[AO1] parties act one at a time in their order, and one turn of each is a round", () => {
  const t = table({ parties: parties("bank buyer seller"), required: all });
  const seen = ["bank", "buyer", "seller", "bank"].map((who) => {
    const before = `${String(turn(t))} in round ${t.state.rounds}`;
    t.act(who, OFFER);
    return before;
  });
  expect(seen).toEqual(["bank in round 0", "buyer in round 0", "seller in round 0", "bank in round 1"]);
});

test.each<Deed>([OFFER, { kind: "offerPart", options: {} }, { kind: "accept", offer: 1 }, REJECT])(
  "[AO1] out of turn it is refused, whatever it is: %j",
  (deed) => {
    expect(table().refusal("seller", deed)).toEqual({ code: "notYourTurn", path: "", facts: { turn: "buyer" } });
  },
);

test.each<Deed>([
  { kind: "withdraw", offer: 1 },
  { kind: "vote", text: 1, vote: { is: "accept", strength: "weak" } },
  { kind: "bid", amount: 5 },
])("[AO2] what is another protocol's is refused: %j", (deed) => {
  expect(table().refused("buyer", deed)).toBe("notInProtocol");
  expect(table().refused("seller", deed)).toBe("notInProtocol");
});

test("[AO2] on its turn a party offers, accepts what stands, or rejects it without an offer", () => {
  const t = table();
  t.act("buyer", OFFER);
  expect(t.act("seller", { kind: "reject", offer: 1 })).toMatchObject([{ kind: "rejected", offer: 1 }]);
  expect(t.view("buyer")).toMatchObject({ standing: [], turn: "buyer" });
  t.act("buyer", OFFER);
  expect(t.act("seller", REJECT)).toMatchObject([{ kind: "rejected", offer: 2 }]);
  expect(t.refused("buyer", { kind: "accept", offer: 2 })).toBe("noSuchOffer");
});

test("[AO2] where nothing of another stands, rejecting is passing", () => {
  const t = table();
  expect(t.act("buyer", REJECT)).toEqual([expect.not.objectContaining({ offer: expect.anything() })]);
  expect(turn(t)).toBe("seller");
  expect(t.refused("seller", { kind: "reject", offer: 1 })).toBe("noSuchOffer");
});

test("[AO3] a new offer takes the place of the old one and of its acceptances", () => {
  const t = table({ parties: all, required: all });
  t.act("buyer", OFFER);
  t.act("seller", { kind: "accept", offer: 1 });
  t.act("bank", { kind: "offer", outcome: outcome("30 now yes") });
  expect(t.view("observer").standing).toMatchObject([{ offer: 2, party: "bank", acceptedBy: ["bank"] }]);
  t.act("buyer", { kind: "accept", offer: 2 });
  expect(t.kinds("seller", { kind: "accept", offer: 2 })).toEqual(["accepted", "agreed"]);
});

test("[O10] rejected by one whose consent is not needed, an offer stands for the next", () => {
  const t = table({ parties: parties("buyer bank seller"), required: parties("buyer seller") });
  t.act("buyer", OFFER);
  t.act("bank", REJECT);
  expect(t.kinds("seller", { kind: "accept", offer: 1 })).toEqual(["accepted", "agreed"]);
});

test("[R2] a declined offer falls, and the next in turn goes on", () => {
  const t = table();
  t.act("buyer", OFFER);
  t.act("seller", { kind: "accept", offer: 1, adReferendum: true });
  t.act("seller", { kind: "decline" });
  expect(t.view("buyer")).toMatchObject({ turn: "buyer", standing: [], rounds: 1 });
});

test("[AO4] a party that has left is passed over", () => {
  const t = table({ parties: parties("buyer bank seller"), required: parties("buyer seller") });
  t.act("buyer", OFFER);
  expect(turn(t)).toBe("bank");
  t.act("bank", { kind: "walkAway" });
  expect(turn(t)).toBe("seller");
  t.act("seller", REJECT);
  expect(t.state.rounds).toBe(1);
  t.act("buyer", OFFER);
  expect(turn(t)).toBe("seller");
});

test("[AO4] also who leaves out of turn", () => {
  const t = table({ parties: parties("bank buyer seller"), required: parties("buyer seller") });
  t.act("bank", REJECT);
  t.act("bank", { kind: "walkAway" });
  t.act("buyer", OFFER);
  t.act("seller", OFFER);
  expect(t.view("observer")).toMatchObject({ turn: "buyer", rounds: 1 });
});
