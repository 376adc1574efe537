import { expect, test } from "vitest";
import { issueId, optionId } from "../model/ids.ts";
import type { Deed, GroundworkReport } from "./action.ts";
import { groundworkReport } from "./groundwork-report.ts";
import type { SessionSetup } from "./setup.ts";
import { CASE, minute, outcome, part, type Table, table } from "./table.fixture.ts";

const OFFER: Deed = { kind: "offer", outcome: outcome("20 now no") };
const DONE: GroundworkReport = { track: "working", settled: 3, bracketed: 0, open: 0, rounds: 4, timeLeft: null };
const report = (more: Partial<GroundworkReport> = {}): Deed => ({ kind: "reportGroundwork", report: { ...DONE, ...more } });

function summit(settings: Partial<SessionSetup>): Table {
  return table({ track: "summit", protocol: { kind: "openFloor" }, ...settings });
}

test("[G1] what the working level reports is counts, no options and no words", () => {
  const t = table({ track: "working", protocol: { kind: "openFloor" }, deadline: { at: minute(60) } });
  expect(groundworkReport(t.state, minute(0))).toEqual({ ...DONE, settled: 0, open: 3, rounds: 0, timeLeft: 3_600_000 });
  t.act("buyer", { kind: "offerPart", options: part({ price: "20", warranty: "yes" }) });
  t.act("seller", { kind: "accept", offer: 1 });
  for (const option of ["yes", "no"])
    t.act("buyer", { kind: "proposeText", issue: issueId("warranty"), option: optionId(option), text: `The warranty: ${option}.` });
  t.act("buyer", { kind: "proposeText", issue: issueId("price"), option: optionId("30"), text: "Thirty." });
  expect(groundworkReport(t.state, minute(10))).toMatchObject({ settled: 1, bracketed: 1, open: 1, timeLeft: 3_000_000 });
  t.act("seller", { kind: "agreeText", issue: issueId("warranty"), option: optionId("yes") });
  expect(groundworkReport(t.state, minute(10))).toMatchObject({ settled: 2, bracketed: 0, open: 1 });
  t.act("buyer", { kind: "proposeText", issue: issueId("delivery"), option: optionId("now"), text: "At once." });
  expect(groundworkReport(t.state, minute(10))).toMatchObject({ settled: 2, bracketed: 1, open: 0 });
  expect(groundworkReport(t.state, minute(70))).toMatchObject({ timeLeft: 0 });
});

test("[G1] an agreement settles every issue of the track, and a track reports on its own issues", () => {
  const tracks = CASE.tracks.map((track) =>
    track.id === "working" ? { ...track, issues: [issueId("price"), issueId("delivery")] } : track,
  );
  const t = table({ value: { ...CASE, tracks }, track: "working" });
  t.act("buyer", OFFER);
  t.act("seller", { kind: "accept", offer: 1 });
  expect(groundworkReport(t.state, minute(5))).toEqual({ ...DONE, settled: 2, rounds: 1 });
  expect(groundworkReport(table().state, minute(5))).toBeNull();
});

test("[G1] what a report says beyond its counts is not kept", () => {
  const told = { ...DONE, utility: 7 } as GroundworkReport;
  expect(summit({}).act("clock", { kind: "reportGroundwork", report: told })).toMatchObject([{ report: DONE }]);
  expect(JSON.stringify(summit({}).act("clock", { kind: "reportGroundwork", report: told }))).not.toContain("utility");
});

test("[G2] reports come from the clock, name a track, and each replaces the earlier one of its track", () => {
  const t = summit({});
  for (const who of ["buyer", "mediator", "facilitator"]) expect(t.refused(who, report())).toBe("notYourPlace");
  expect(t.refused("clock", report({ track: "backchannel" }))).toBe("unknownTrack");
  t.act("clock", report({ settled: 1, open: 2 }));
  t.act("clock", report({ track: "experts", settled: 0, open: 3 }));
  t.act("clock", report());
  expect(t.view("observer").groundwork).toEqual([{ ...DONE, track: "experts", settled: 0, open: 3 }, DONE]);
});

test.each<[string, object]>([
  ["report.settled", { settled: -1 }],
  ["report.settled", { settled: -0 }],
  ["report.bracketed", { bracketed: 1.5 }],
  ["report.open", { open: Number.NaN }],
  ["report.rounds", { rounds: "4" }],
  ["report.timeLeft", { timeLeft: Number.POSITIVE_INFINITY }],
  ["report.timeLeft", { timeLeft: "an hour" }],
])("[G2] %s is a count (%#)", (path, wrong) => {
  expect(summit({}).refusal("clock", report(wrong))).toMatchObject({ code: "badAmount", path });
});

test.each<[string, object, object, object]>([
  ["leastSettled", { leastSettled: 3 }, { settled: 2 }, { what: "settled", least: 3, found: 2 }],
  ["mostBracketed", { mostBracketed: 0 }, { bracketed: 1 }, { what: "bracketed", most: 0, found: 1 }],
  ["mostOpen", { mostOpen: 0 }, { open: 1 }, { what: "open", most: 0, found: 1 }],
  ["leastRounds", { leastRounds: 4 }, { rounds: 3 }, { what: "rounds", least: 4, found: 3 }],
])("[G3] %s: until the bar is met, offers are refused, and the refusal names what is missing", (_, bar, short, facts) => {
  const t = table({ protocol: { kind: "openFloor" }, bar });
  t.act("clock", report(short));
  expect(t.refusal("buyer", OFFER)).toMatchObject({ code: "belowGroundworkBar", facts });
  t.act("clock", report());
  expect(t.kinds("buyer", OFFER)).toEqual(["offered"]);
});

test("[G3] the bar may ask for time left", () => {
  const t = table({ bar: { leastTime: 600_000 }, deadline: { at: minute(60) } });
  expect(t.try("buyer", OFFER, minute(50)).kind).toBe("ok");
  expect(t.refusal("buyer", OFFER, minute(51))).toMatchObject({ facts: { what: "timeLeft", least: 600_000, found: 540_000 } });
  expect(table({ bar: { leastTime: 600_000 } }).try("buyer", OFFER).kind).toBe("ok");
});

test("[G3] as long as nobody has reported, everything is open", () => {
  expect(table({ bar: { mostOpen: 99 } }).refused("buyer", OFFER)).toBe("belowGroundworkBar");
  expect(table({ bar: { mostBracketed: 99 } }).refused("buyer", OFFER)).toBe("belowGroundworkBar");
});

test("[G3] every track that reports to this one has to have reported, and they count together", () => {
  const t = summit({ bar: { mostOpen: 2 } });
  t.act("clock", report({ open: 1 }));
  expect(t.refusal("buyer", OFFER)).toMatchObject({ code: "belowGroundworkBar", facts: { what: "report", track: "experts" } });
  t.act("clock", report({ track: "experts", open: 2 }));
  expect(t.refusal("buyer", OFFER)).toMatchObject({ facts: { what: "open", most: 2, found: 3 } });
  t.act("clock", report({ track: "experts", open: 1 }));
  expect(t.kinds("buyer", OFFER)).toEqual(["offered"]);
});

test("[G3] below the bar nothing settles, and everything else is legal", () => {
  const t = summit({ bar: { leastSettled: 3 } });
  const part20: Deed = { kind: "offerPart", options: part({ price: "20" }) };
  for (const deed of [OFFER, part20, { kind: "accept", offer: 1 }] as const) expect(t.refused("buyer", deed)).toBe("belowGroundworkBar");
  const mediated = summit({ bar: { leastSettled: 3 }, protocol: { kind: "singleText", search: { kind: "hillClimbing" } } });
  expect(mediated.refused("mediator", { kind: "putText", outcome: outcome("20 now no") })).toBe("belowGroundworkBar");
  const blind = summit({ bar: { leastSettled: 3 }, protocol: { kind: "blindBids", over: { kind: "suggestions" } } });
  expect(blind.refused("mediator", { kind: "suggest", outcome: outcome("20 now no") })).toBe("belowGroundworkBar");
  expect(t.kinds("buyer", { kind: "proposeText", issue: issueId("price"), option: optionId("20"), text: "Twenty." })).toEqual([
    "textProposed",
  ]);
  expect(t.kinds("buyer", { kind: "walkAway" })).toEqual(["walkedAway", "endedWithoutAgreement"]);
});

const MEET: Deed = { kind: "openMeeting", title: "Experts" };
const RISE: Deed = { kind: "closeMeeting" };

test.each(["openFloor", "blindBids"] as const)("[G5] %s has no rounds, and reports the meetings that were held", (kind) => {
  const protocol = kind === "openFloor" ? { kind } : ({ kind, over: { kind: "suggestions" } } as const);
  const t = table({ track: "working", protocol });
  for (const deed of [MEET, RISE, MEET, RISE, MEET]) t.act("buyer", deed);
  expect(groundworkReport(t.state, minute(20))).toMatchObject({ rounds: 2 });
  t.act("seller", RISE);
  const reported = groundworkReport(t.state, minute(20));
  expect(reported).toMatchObject({ rounds: 3 });
  const s = summit({ bar: { leastRounds: 3 } });
  s.act("clock", report({ ...reported, rounds: 2 }));
  s.act("clock", report({ track: "experts", rounds: 0 }));
  expect(s.refusal("buyer", OFFER)).toMatchObject({ facts: { what: "rounds", least: 3, found: 2 } });
  s.act("clock", report({ ...reported }));
  expect(s.kinds("buyer", OFFER)).toEqual(["offered"]);
  t.act("facilitator", { kind: "reset" });
  expect(groundworkReport(t.state, minute(20))).toMatchObject({ rounds: 0 });
});

test("[G5] where there are rounds, meetings are none", () => {
  const t = table({ track: "working" });
  for (const deed of [MEET, RISE]) t.act("buyer", deed);
  expect(groundworkReport(t.state, minute(5))).toMatchObject({ rounds: 0 });
});

test.each(["openFloor", "alternatingOffers"] as const)("[G6] on %s a track of some issues is done without an agreement", (kind) => {
  const tracks = CASE.tracks.map((track) =>
    track.id === "working" ? { ...track, issues: [issueId("price"), issueId("delivery")] } : track,
  );
  const t = table({ value: { ...CASE, tracks }, track: "working", protocol: { kind }, deadline: { at: minute(60) } });
  t.act("buyer", { kind: "giveMandate", issues: [issueId("price"), issueId("delivery")] });
  expect(t.refused("buyer", OFFER)).toBe("beyondMandate");
  t.act("buyer", { kind: "offerPart", options: part({ price: "20", delivery: "now" }) });
  expect(t.kinds("seller", { kind: "accept", offer: 1 })).toEqual(["accepted", "settled"]);
  expect(groundworkReport(t.state, minute(10))).toMatchObject({ settled: 2, bracketed: 0, open: 0 });
  expect(t.kinds("clock", { kind: "tick" }, minute(60))).toEqual(["endedWithoutAgreement"]);
  expect(groundworkReport(t.state, minute(61))).toMatchObject({ settled: 2, bracketed: 0, open: 0 });
});

test("[G4] the facilitator may override the bar, on the record", () => {
  const t = summit({ bar: { leastSettled: 3 } });
  for (const who of ["buyer", "mediator", "clock"])
    expect(t.refused(who, { kind: "overrideGroundwork", reason: "No time." })).toBe("notYourPlace");
  expect(t.act("facilitator", { kind: "overrideGroundwork", reason: "No time." })).toMatchObject([{ audience: "table" }]);
  expect(t.view("observer")).toMatchObject({ groundworkOverride: { by: { kind: "facilitator" }, reason: "No time." } });
  expect(t.kinds("buyer", OFFER)).toEqual(["offered"]);
});
