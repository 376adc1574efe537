import { expect, test } from "vitest";
import { T1 } from "../../analysis/published-tables.fixture.ts";
import type { Case } from "../../model/case.ts";
import type { GroundworkBar } from "../../model/groundwork-bar.ts";
import { issueId, optionId, partyId } from "../../model/ids.ts";
import { minute, outcome, part, parties, type Table, table } from "../../session/table.fixture.ts";
import { happeningsOfSession } from "../dynamics/happenings-of-session.ts";
import { type Onlooker, onlookerOfView } from "../dynamics/onlooker.ts";
import { at, day, days, knowing, offer, onlookerOf, PLANE, THEM, US } from "../dynamics/talks.fixture.ts";
import { type Groundwork, groundworkOfCase, groundworkOfView } from "./groundwork.ts";

const REPORT = { settled: 0, bracketed: 0, open: 0, rounds: 0, timeLeft: null } as const;

function summit(bar: GroundworkBar, settings: object = {}): Table {
  return table({ track: "summit", bar, protocol: { kind: "openFloor" }, ...settings });
}

function readingOf(t: Table, now = minute(t.minutes)): Groundwork {
  const view = t.view("buyer", now);
  if (view.kind !== "party") throw new Error("Expected the view of a party");
  const onlooker = onlookerOfView(view);
  if (onlooker === null) throw new Error("Expected a brief");
  return groundworkOfView(view, {
    onlooker,
    counterparts: parties("seller"),
    happenings: happeningsOfSession(t.events),
    now,
    reporting: ["working", "experts"],
  });
}

test("what is missing is named line by line, and nothing is missing exactly where the session lets an offer pass", () => {
  const bars: readonly GroundworkBar[] = [
    { leastSettled: 2 },
    { mostOpen: 0 },
    { mostBracketed: 1, leastRounds: 3 },
    {},
    { leastTime: 600_000 },
  ];
  const reports = [
    [{ ...REPORT, track: "working", settled: 2, bracketed: 1, open: 0, rounds: 4 }],
    [
      { ...REPORT, track: "working", settled: 1, open: 1, rounds: 2 },
      { ...REPORT, track: "experts", settled: 1, bracketed: 2, rounds: 1 },
    ],
    [],
  ];
  let [met, missed] = [0, 0];
  for (const bar of bars)
    for (const some of reports)
      for (const deadline of [{}, { at: minute(8) }, { at: minute(60) }]) {
        const t = summit(bar, { deadline });
        for (const report of some) t.act("clock", { kind: "reportGroundwork", report });
        const now = minute(t.minutes + 1);
        const { missing } = readingOf(t, now);
        const decision = t.try("buyer", { kind: "offer", outcome: outcome("10 now no") }, now);
        expect(missing.length === 0).toBe(decision.kind === "ok");
        if (decision.kind === "failed") {
          const { what } = decision.failure.facts as { readonly what: string };
          expect(missing[0]?.what).toBe(what);
          missed++;
        } else met++;
      }
  expect(Math.min(met, missed)).toBeGreaterThan(0);
});

test("a bar that was overridden says so, and still says what is missing", () => {
  const t = summit({ leastSettled: 2 });
  t.act("facilitator", { kind: "overrideGroundwork", reason: "The leaders are here." });
  expect(readingOf(t)).toMatchObject({
    isOverridden: true,
    missing: [{ what: "report" }, { what: "report" }, { what: "settled", wanted: 2, found: 0 }],
  });
});

test("an issue is settled, bracketed or open as the table has it", () => {
  const t = table({ protocol: { kind: "openFloor" } });
  t.act("buyer", { kind: "offerPart", options: part({ delivery: "now", price: "20" }) });
  t.act("seller", { kind: "accept", offer: 1 });
  t.act("buyer", { kind: "proposeText", issue: issueId("price"), option: optionId("20"), text: "Twenty." });
  expect(readingOf(t).issues).toEqual([
    { issue: "price", state: "bracketed", option: "20" },
    { issue: "delivery", state: "settled", option: "now" },
    { issue: "warranty", state: "open", option: null },
  ]);
});

const TRACKS: Case["tracks"] = [
  { id: "summit", name: "Summit", level: "summit", to: "2026-01-20", bar: { leastSettled: 2, mostOpen: 0, leastTime: 2 * 86_400_000 } },
  {
    id: "a",
    name: "A",
    level: "working",
    reportsTo: "summit",
    reached: { settled: [issueId("i0")], bracketed: [issueId("i1")], rounds: 2 },
  },
  { id: "b", name: "B", level: "working", reportsTo: "summit" },
  { id: "c", name: "C", level: "working", reported: true, reached: { settled: [issueId("i2")], bracketed: [] } } as Case["tracks"][number],
];

test("a case tells the same from what its tracks have reached; tracks that report elsewhere do not count", () => {
  const value = knowing({ ...T1, tracks: TRACKS });
  const reading = groundworkOfCase(value, "summit", {
    onlooker: onlookerOf(value),
    counterparts: [THEM],
    happenings: [],
    now: "2026-01-18",
  });
  expect(reading.issues.map(({ state }) => state)).toEqual(["settled", "bracketed", "open"]);
  expect(reading.missing).toEqual([
    { what: "report", track: "b", isMet: false },
    { what: "settled", side: "least", wanted: 2, found: 1, isMet: false },
    { what: "open", side: "most", wanted: 0, found: 1, isMet: false },
  ]);
  expect(reading.bar).toContainEqual({ what: "timeLeft", side: "least", wanted: 2 * 86_400_000, found: 3 * 86_400_000, isMet: true });
});

test("a track that the case does not know, or without a bar, has nothing missing", () => {
  const value = knowing(T1);
  const reading = groundworkOfCase(value, "nowhere", {
    onlooker: onlookerOf(value),
    counterparts: [THEM],
    happenings: [],
    now: "2026-01-18",
  });
  expect(reading).toMatchObject({ bar: [], missing: [], distances: [], projections: [] });
  expect(reading.issues).toHaveLength(3);
});

const numbers = (options: string): ReturnType<typeof at> =>
  Object.fromEntries([...options].map((o, i) => [issueId(`i${i}`), `o${o}`])) as ReturnType<typeof at>;

test("the distance between last offers is told issue by issue in both scales, and adds up", () => {
  const value = knowing(T1);
  const happenings = days([offer(US, numbers("222")), offer(US, numbers("212")), offer(THEM, numbers("001"))]);
  const { distances } = groundworkOfCase(value, "", { onlooker: onlookerOf(value), counterparts: [THEM], happenings, now: day(9) });
  expect(distances).toMatchObject([
    {
      counterpart: THEM,
      mine: "record/1",
      theirs: "record/2",
      issues: [
        { issue: "i0", mine: "o2", theirs: "o0", own: 30, other: 20 },
        { issue: "i1", mine: "o1", theirs: "o0", own: 9, other: 1 },
        { issue: "i2", mine: "o2", theirs: "o1", own: 17, other: 9 },
      ],
      together: { own: 0, other: 0 },
      total: { own: 56, other: 30 },
      shares: { own: 0.56, other: 0.3 },
    },
  ]);
});

test("without an estimate only one's own half of the distance is known", () => {
  const happenings = days([offer(US, numbers("222")), offer(THEM, numbers("001"))]);
  const { distances } = groundworkOfCase(T1, "", { onlooker: onlookerOf(T1), counterparts: [THEM], happenings, now: day(9) });
  expect(distances).toMatchObject([{ total: { own: 69, other: null }, shares: { other: null } }]);
});

test("from a record, times are days, and the end is the last day of the track", () => {
  const value = knowing({ ...PLANE, tracks: [{ id: "summit", name: "Summit", level: "summit", to: day(9) }] });
  const happenings = days([offer(US, at(90, 0)), offer(THEM, at(10, 0)), offer(US, at(86, 0)), offer(THEM, at(14, 0))]);
  const { projections } = groundworkOfCase(value, "summit", { onlooker: onlookerOf(value), counterparts: [THEM], happenings, now: day(4) });
  // 72 points apart, and 2 + 2 points a day nearer: on day 22, while the talks end with day 9.
  expect(projections).toMatchObject([
    {
      unit: "days",
      now: 4,
      end: 10,
      gap: 72,
      ownRate: 2,
      otherRate: 2,
      linear: { kind: "meets", at: 22, points: 50, isWithinTime: false, isAboveWalkAway: true },
      forecast: null,
    },
  ]);
});

test("from a session, times are shares of its time", () => {
  const t = table({ deadline: { rounds: 10 } });
  for (const [buyer, seller] of [
    ["10", "40"],
    ["10", "40"],
    ["20", "30"],
  ] as const) {
    t.act("buyer", { kind: "offer", outcome: outcome(`${buyer} now no`) });
    t.act("seller", { kind: "offer", outcome: outcome(`${seller} now no`) });
  }
  const [projection] = readingOf(t).projections;
  expect(projection).toMatchObject({ unit: "relativeTime", now: 0.3, end: 1, gap: 6 });
  expect(projection?.ownRate).toBeCloseTo(3 / 0.2, 9);
});

test("what another party's true brief says changes nothing", () => {
  const value = knowing(T1);
  const other: Onlooker = onlookerOf({ ...value, briefs: { ...value.briefs, [partyId("p1")]: value.briefs[US] ?? missing() } });
  const happenings = days([offer(US, numbers("222")), offer(THEM, numbers("001"))]);
  const read = (onlooker: Onlooker): Groundwork => groundworkOfCase(value, "", { onlooker, counterparts: [THEM], happenings, now: day(9) });
  expect(read(other)).toEqual(read(onlookerOf(value)));
});

const missing = (): never => {
  throw new Error("Expected a brief");
};
