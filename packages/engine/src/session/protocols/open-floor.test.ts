import { expect, test } from "vitest";
import type { Deed } from "../action.ts";
import { outcome, parties, Table, CASE, table } from "../table.fixture.ts";

const openFloor = { protocol: { kind: "openFloor" } } as const;
const offer = (words: string): Deed => ({ kind: "offer", outcome: outcome(words) });

test("[OF1] any party acts at any time, and several offers stand side by side", () => {
  const t = table(openFloor);
  t.act("seller", offer("30 now yes"));
  t.act("seller", offer("20 later no"));
  t.act("buyer", offer("20 now yes"));
  expect(t.view("observer")).toMatchObject({ turn: null, standing: [{ offer: 1 }, { offer: 2 }, { offer: 3 }] });
  expect(t.kinds("buyer", { kind: "accept", offer: 2 })).toEqual(["accepted", "agreed"]);
});

test("[OF2] an offer stands until it is withdrawn, rejected by a required party, or the session ends", () => {
  const t = table(openFloor);
  for (const words of ["30 now yes", "20 later no", "30 later yes"]) t.act("seller", offer(words));
  t.act("seller", { kind: "withdraw", offer: 1 });
  t.act("buyer", { kind: "reject", offer: 2 });
  expect(t.view("observer")).toMatchObject({ standing: [{ offer: 3 }] });
  t.act("buyer", { kind: "walkAway" });
  expect(t.view("observer")).toMatchObject({ standing: [] });
});

test("[OF2] at most 12 offers of one party stand", () => {
  const t = table(openFloor);
  for (let k = 0; k < 12; k++)
    t.act("seller", k % 2 === 0 ? offer("30 now yes") : { kind: "offerPart", options: { price: "20" } as never });
  expect(t.refusal("seller", offer("20 now no"))).toEqual({ code: "tooManyOffers", path: "", facts: { most: 12 } });
  expect(t.kinds("buyer", offer("20 now no"))).toEqual(["offered"]);
  t.act("seller", { kind: "withdraw", offer: 12 });
  expect(t.kinds("seller", offer("20 now no"))).toEqual(["offered"]);
});

test("[OF3] there are no rounds", () => {
  const both = parties("buyer seller");
  const setup = { ...openFloor, parties: both, required: both, deadline: { rounds: 3 } };
  expect(new Table(CASE).refusal("clock", { kind: "open", setup })).toMatchObject({ code: "badSetup", path: "deadline.rounds" });
  expect(table(openFloor).refused("facilitator", { kind: "moveDeadline", rounds: 3 })).toBe("badTime");
});

test("what is another protocol's is refused", () => {
  expect(table(openFloor).refused("buyer", { kind: "proposeAgreement" })).toBe("notInProtocol");
});
