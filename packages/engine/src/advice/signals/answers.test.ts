import { expect, test } from "vitest";
import { type PartyId, partyId } from "../../model/ids.ts";
import { minute, outcome, parties, table, type Table, type TableSettings } from "../../session/table.fixture.ts";
import { happeningsOfSession } from "../dynamics/happenings-of-session.ts";
import { answerTimes } from "./answers.ts";

const THREE: readonly PartyId[] = parties("buyer seller bank");
const OPEN_FLOOR: TableSettings = { protocol: { kind: "openFloor" }, parties: THREE, required: THREE };

/** Who took how many minutes. */
const taken = (t: Table): readonly unknown[] =>
  answerTimes(happeningsOfSession(t.events), THREE).answers.map(({ party, took }) => [party, took / 60_000]);

const owing = (t: Table): readonly unknown[] =>
  answerTimes(happeningsOfSession(t.events), THREE).owed.map(({ party, ref }) => [party, ref]);

function offers(t: Table, who: string, at: number): void {
  t.act(who, { kind: "offer", outcome: outcome("30 later yes") }, minute(at));
}

test("where there are turns, the time that another took for its own is nobody else's delay", () => {
  const t = table({ parties: THREE, required: THREE });
  offers(t, "buyer", 1);
  expect(owing(t)).toEqual([["seller", "offer/1"]]);
  offers(t, "seller", 50);
  expect(owing(t)).toEqual([["bank", "offer/2"]]);
  offers(t, "bank", 52);
  expect(taken(t)).toEqual([
    ["seller", 49],
    ["bank", 2],
  ]);
});

test("where the one in turn lets an offer stand or fall, the next one's time begins then, for what stands", () => {
  for (const [deed, owed] of [
    [{ kind: "accept", offer: 1 }, [["bank", "offer/1"]]],
    [{ kind: "reject" }, []],
  ] as const) {
    const t = table({ parties: THREE, required: THREE });
    offers(t, "buyer", 1);
    t.act("seller", deed, minute(50));
    expect(owing(t)).toEqual(owed);
    if (deed.kind === "accept") t.act("bank", { kind: "reject" }, minute(53));
    expect(taken(t)).toEqual([["seller", 49], ...(deed.kind === "accept" ? [["bank", 3]] : [])]);
  }
});

test("a party that has left has no turn", () => {
  const t = table({ parties: THREE, required: parties("buyer bank") });
  t.act("seller", { kind: "walkAway" }, minute(1));
  offers(t, "buyer", 2);
  expect(owing(t)).toEqual([["bank", "offer/1"]]);
});

test("on an open floor all answer from the first offer of another on that stands", () => {
  const t = table(OPEN_FLOOR);
  offers(t, "buyer", 1);
  offers(t, "buyer", 5);
  offers(t, "seller", 11);
  expect(taken(t)).toEqual([["seller", 10]]);
  expect(owing(t)).toEqual([
    ["bank", "offer/1"],
    ["buyer", "offer/3"],
  ]);
  t.act("buyer", { kind: "withdraw", offer: 1 }, minute(12));
  expect(owing(t)).toEqual([
    ["bank", "offer/2"],
    ["buyer", "offer/3"],
  ]);
});

test("what has fallen by another's no needs no answer, unless that other's consent was not needed", () => {
  for (const [required, owed] of [
    [THREE, []],
    [parties("buyer bank"), [["bank", "offer/1"]]],
  ] as const) {
    const t = table({ ...OPEN_FLOOR, required });
    offers(t, "buyer", 1);
    t.act("seller", { kind: "reject", offer: 1 }, minute(2));
    expect(owing(t)).toEqual(owed);
  }
});

test("after an agreement, the deadline or a reset nobody owes an answer", () => {
  const agreed = table({ protocol: { kind: "openFloor" } });
  offers(agreed, "buyer", 1);
  offers(agreed, "seller", 2);
  agreed.act("seller", { kind: "accept", offer: 1 }, minute(3));
  const late = table({ deadline: { at: minute(30) } });
  offers(late, "buyer", 1);
  late.act("clock", { kind: "tick" }, minute(30));
  const anew = table();
  offers(anew, "buyer", 1);
  anew.act("facilitator", { kind: "reset" }, minute(3));
  for (const t of [agreed, late, anew]) expect(owing(t)).toEqual([]);
});

test("what the record tells from before a session needs no answer in it", () => {
  const t = table({ protocol: { kind: "openFloor" } });
  const before = { at: "2019-01-01", time: null, ref: "record/long-ago", party: partyId("buyer"), kind: "offer" } as const;
  offers(t, "seller", 1);
  const told = [{ ...before, outcome: outcome("10 now no") }, ...happeningsOfSession(t.events)];
  expect(answerTimes(told, THREE).answers).toEqual([]);
});
