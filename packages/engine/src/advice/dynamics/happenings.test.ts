import { expect, test } from "vitest";
import { readings } from "../../model/perspective.ts";
import { outcome, table } from "../../session/table.fixture.ts";
import type { Case } from "../../model/case.ts";
import { happeningsOfRecord } from "./happenings-of-record.ts";
import { happeningsOfSession } from "./happenings-of-session.ts";
import { happeningsSoFar } from "./happenings-so-far.ts";
import { at, PLANE, THEM, US } from "./talks.fixture.ts";

test("a session tells offers with their number and relative time, and refusals with what they refused", () => {
  const t = table({ deadline: { rounds: 4 } });
  t.act("buyer", { kind: "offer", outcome: outcome("10 now no") });
  t.act("seller", { kind: "offer", outcome: outcome("40 now no") });
  t.act("buyer", { kind: "reject", offer: 2 });
  t.act("seller", { kind: "offer", outcome: outcome("30 now no") });
  t.act("buyer", { kind: "walkAway" });
  const told = happeningsOfSession(t.events);
  expect(told.map(({ kind, ref, time }) => [kind, ref.split("/")[0], time])).toEqual([
    ["sitting", "event", 0],
    ["offer", "offer", 0],
    ["offer", "offer", 0],
    ["refusal", "event", 0.25],
    ["offer", "offer", 0.25],
    ["exit", "event", 0.25],
    ["sitting", "event", 0.25],
  ]);
  expect(told[3]).toMatchObject({ outcome: outcome("40 now no"), party: "buyer" });
});

test("relative time is that of the session itself at each offer", () => {
  const t = table({ deadline: { rounds: 5, at: "2019-02-27T09:30:00.000Z" } });
  for (let k = 0; k < 6; k++) {
    const before = t.view("observer", `2019-02-27T09:${String(t.minutes + 1).padStart(2, "0")}:00.000Z`).relativeTime;
    t.act(k % 2 === 0 ? "buyer" : "seller", { kind: "offer", outcome: outcome(k % 2 === 0 ? "10 now no" : "40 now no") });
    expect(happeningsOfSession(t.events).at(-1)?.time).toBeCloseTo(before, 12);
  }
});

test("without a deadline there is no relative time", () => {
  const t = table({});
  t.act("buyer", { kind: "offer", outcome: outcome("10 now no") });
  expect(happeningsOfSession(t.events)).toMatchObject([{ time: null }, { time: null }]);
});

const RECORDED: Case = {
  ...PLANE,
  positions: [
    { id: "ask", name: "Ask", party: US, date: "2026-01-05", outcome: at(90, 10) },
    { id: "bid", name: "Bid", party: THEM, date: "2026-01-03", outcome: at(10, 90) },
    { id: "idea", name: "Nobody's idea", outcome: at(50, 50) },
  ],
  record: [
    { id: "no", date: "2026-01-05", kind: "refusal", party: THEM, text: "No.", position: "ask" },
    { id: "first", date: "2026-01-04", kind: "offer", party: US, text: "We ask.", position: "ask" },
    { id: "vague", date: "2026-01-04", kind: "offer", party: US, text: "Something or other." },
    { id: "off", date: "2026-01-02", kind: "meetingCancelled", party: THEM, text: "The meeting is off." },
  ],
};

test("a record is told by date, with the positions that none of its entries names", () => {
  expect(happeningsOfRecord(RECORDED).map(({ ref, at: date }) => `${date} ${ref}`)).toEqual([
    "2026-01-02 record/off",
    "2026-01-03 position/bid",
    "2026-01-04 record/first",
    "2026-01-05 record/no",
  ]);
});

test("a refusal of the record knows what it refused", () => {
  expect(happeningsOfRecord(RECORDED).at(-1)).toMatchObject({ kind: "refusal", outcome: at(90, 10) });
  expect(readings(RECORDED, { kind: "everyBrief" }).kind).toBe("ok");
});

test("an offer that only a refusal speaks of was made all the same, and before it", () => {
  for (const date of ["2026-01-05", "2026-01-07"]) {
    const record = [{ id: "no", date, kind: "refusal", party: THEM, text: "No.", position: "ask" }] as const;
    expect(happeningsOfRecord({ ...RECORDED, record }).map(({ kind, ref }) => `${kind} ${ref}`)).toEqual([
      "offer position/bid",
      "offer position/ask",
      "refusal record/no",
    ]);
  }
});

test("record and session are told together in the order in which it happened, and only until now", () => {
  const t = table({});
  t.act("buyer", { kind: "offer", outcome: outcome("10 now no") });
  t.act("seller", { kind: "offer", outcome: outcome("40 now no") });
  const day = (id: string, date: string) => ({ id, date, kind: "deed", party: US, text: "Done." }) as const;
  const value: Case = { ...PLANE, record: [day("after", "2019-02-28"), day("same", "2019-02-27"), day("before", "2019-02-26")] };
  const told = (until: string) => happeningsSoFar(value, t.events, until).map(({ ref }) => ref);
  expect(told("2019-02-28T12:00:00.000Z")).toEqual(["record/before", "record/same", "event/1", "offer/1", "offer/2", "record/after"]);
  expect(told("2019-02-27T12:00:00.000Z")).toEqual(["record/before", "record/same", "event/1", "offer/1", "offer/2"]);
});
