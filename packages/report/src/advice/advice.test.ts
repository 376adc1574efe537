import {
  type Alternative,
  alternativesReading,
  caseSeenBy,
  type Cure,
  dynamics,
  generosityGuard,
  groundworkOfCase,
  type GuardReading,
  type Happening,
  onlookerOfCase,
  own,
  partyId,
  ROUNDING,
  type Signal,
  signals,
  stalling,
  type Case,
  type Onlooker,
  type Outcome,
  WINDOW,
} from "@detente/engine";
import { expect, test } from "vitest";
import { caseLabels } from "../case-labels.ts";
import type { Section } from "../document.ts";
import { TALKS } from "./talks-case.fixture.ts";
import type { AdviceNames } from "./advice-names.ts";
import { alternativesSection } from "./alternatives-section.ts";
import { durationWords } from "./duration-words.ts";
import { dynamicsSection } from "./dynamics-section.ts";
import { groundworkSection } from "./groundwork-section.ts";
import { guardSection } from "./guard-section.ts";
import { refWords } from "./ref-words.ts";
import { sectionsPage } from "./sections-page.ts";
import { signalsSection } from "./signals-section.ts";
import { terminalSections } from "./terminal-sections.ts";

const [UNION, EMPLOYER] = [partyId("union"), partyId("employer")];
const PARTIES = [UNION, EMPLOYER];

function onlookerOf(value: Case): Onlooker {
  const onlooker = onlookerOfCase(value, UNION);
  if (onlooker === null) throw new Error("Expected a brief");
  return onlooker;
}

const ONLOOKER = onlookerOf(TALKS);
const NAMES: AdviceNames = {
  labels: caseLabels(TALKS, [
    [0, 100],
    [0, 100],
  ]),
  parties: PARTIES,
};

/** Wages and hours in points of ten: "3 0". */
const outcome = (wages: number, hours: number): Outcome => ({ wages: `w${wages}`, hours: `h${hours}` }) as unknown as Outcome;

const day = (k: number): string => new Date(Date.UTC(2026, 0, 1 + k)).toISOString().slice(0, 10);
const offers = (acts: readonly (readonly [number, typeof UNION, Outcome])[]): readonly Happening[] =>
  acts.map(([k, party, made], place) => ({ at: day(k), time: null, ref: `record/o${place}`, party, kind: "offer", outcome: made }));

const HAPPENINGS: readonly Happening[] = offers([
  [0, UNION, outcome(4, 0)],
  [1, EMPLOYER, outcome(0, 4)],
  [2, UNION, outcome(3, 0)],
  [3, EMPLOYER, outcome(1, 4)],
  [4, UNION, outcome(2, 0)],
  [5, EMPLOYER, outcome(0, 4)],
  [6, UNION, outcome(2, 0)],
  [16, EMPLOYER, outcome(0, 4)],
  [17, UNION, outcome(2, 0)],
  [18, EMPLOYER, outcome(0, 4)],
]);

/** All texts of a section in order, cells of a row with bars between them. */
function words({ title, blocks }: Section): string {
  const lines = blocks.flatMap((block) => {
    if (block.kind === "table") return [block.table.caption, ...block.table.rows.map(({ cells }) => cells.join(" | "))];
    return block.kind === "paragraph" ? [block.text] : block.kind === "list" ? block.items : [];
  });
  return [title, ...lines].join("\n");
}

const terminal = (made: readonly Section[]): string => terminalSections(made, { width: 100, colour: false, unicode: true });
const settings = { onlooker: ONLOOKER, parties: PARTIES, tolerance: ROUNDING, window: WINDOW };

function sections(value: Case, names: AdviceNames): readonly Section[] {
  const onlooker = onlookerOf(value);
  const found = signals(HAPPENINGS, { ...settings, onlooker, now: day(40) });
  const reading = generosityGuard({
    onlooker,
    counterparts: [EMPLOYER],
    outcome: outcome(0, 0),
    relativeTime: 0,
    happenings: HAPPENINGS,
    overridden: [],
  });
  const alternatives = alternativesReading(value, UNION, { riskTolerance: 50, offer: 33 });
  if (reading === null || alternatives.kind === "failed") throw new Error("Expected readings");
  return [
    dynamicsSection(dynamics(HAPPENINGS, { ...settings, onlooker }), names),
    signalsSection({ onlooker: UNION, signals: found, stalling: [stalling(found, HAPPENINGS, EMPLOYER)] }, names),
    guardSection(reading, names),
    groundworkSection(
      groundworkOfCase(value, "summit", { onlooker, counterparts: [EMPLOYER], happenings: HAPPENINGS, now: day(19) }),
      names,
      (id) => id,
    ),
    alternativesSection(alternatives.value, names),
  ];
}

const [DYNAMICS, SIGNALS, GUARD, GROUNDWORK, ALTERNATIVES] = sections(TALKS, NAMES).map(words);

test("dynamics say what came back for each point, and that too few exchanges say nothing", () => {
  expect(DYNAMICS).toContain(
    "For each point that Union gave, 0.00 came back from Employer, both in points of Union: in 4 exchanges Union gave 40 points and got 0 back.",
  );
  expect(DYNAMICS).toContain(
    "Employer gave more after 1 of 2 concessions of Union, and after 0 of 2 steps on which Union stood still or took back. That is too few to say",
  );
  expect(DYNAMICS).toContain("Sensitivity to the opponent is (fortunate + nice + concession) / (selfish + unfortunate + silent)");
  expect(DYNAMICS).toContain("Union | 5 | 2 | 0 | 0 | 0 | 2 | 0 | 0 | 1.00");
});

test("signals are told with the numbers behind them, and the rule with what was counted", () => {
  expect(SIGNALS).toContain(
    "Employer | 2026-01-17 | late answer | strong | 10 days; the median of its own 3 answers before is 1 day, 10 times as long | record: o6, record: o7",
  );
  expect(SIGNALS).toContain("step back | strong | 20 points less for Union, 21.1 % of its range");
  expect(SIGNALS).toMatch(/Employer is stalling \(6 points from 3 kinds of signals; stalling is read from 4 points and 2 kinds on\)/u);
  expect(SIGNALS).toContain("offers that do not move | 1 | 2 | 3 | 3 | 1");
});

test("meetings called off are counted, and without signals no more is said than that the others gave none", () => {
  const off = (count: number): Signal => ({
    kind: "meetingCancelled",
    party: EMPLOYER,
    at: day(count),
    refs: [],
    strength: "strong",
    count,
    isMadeGood: false,
  });
  const told = words(signalsSection({ onlooker: UNION, signals: [off(1), off(21)], stalling: [] }, NAMES));
  expect(told).toContain("the first; no meeting was held since");
  expect(told).toContain("21 by then; no meeting was held since");
  expect(words(signalsSection({ onlooker: UNION, signals: [], stalling: [] }, NAMES))).toContain(
    "No signals: nothing that the others did was later than is usual here, stuck, taken back or called off.",
  );
});

test("the guard names each flag, its place and its cure, and what it could not look into", () => {
  expect(GUARD).toContain("The offer is worth 0 points to Union; no agreement is worth 30 at this time. Look at this before you send it:");
  expect(GUARD).toContain("Below the walk-away value: 30 points are missing.");
  expect(GUARD).toContain("Across your own red line: Never nothing at all.");
  expect(GUARD).toContain("Out of proportion: the offer gives 40 points, 80 with those before it");
  expect(GUARD).toMatch(/Instead, worth \d+ points:\nWages: "Rise 2" in place of "Rise 0"/u);
});

test("the guard has nothing to say of a good offer", () => {
  const reading = generosityGuard({
    onlooker: ONLOOKER,
    counterparts: [EMPLOYER],
    outcome: outcome(4, 4),
    relativeTime: 0,
    happenings: [],
    overridden: [],
  });
  if (reading === null) throw new Error("Expected a reading");
  expect(words(guardSection(reading, NAMES))).toContain(
    "Nothing that was looked into speaks against sending it.\nWhether it gives more than came back was not looked into",
  );
});

test("groundwork says what is missing, how far apart the parties are, and that it is not within the time", () => {
  expect(GROUNDWORK).toContain(
    "Before this table may settle anything, this is missing:\nA report of experts.\nIssues settled: at least 2; now 1.",
  );
  expect(GROUNDWORK).toMatch(/Issue by issue: 1 settled, 0 in brackets, 1 open/u);
  expect(GROUNDWORK).toContain("Wages | Rise 2 | Rise 0 | +40 | +20\nHours | Cut 0 | Cut 4 | −20 | +70\nIn all | – | – | +20 | +90");
  expect(GROUNDWORK).toMatch(
    /Union and Employer are 20 points of Union apart\. At their rates so far they meet in [\d.]+ days, not within the time/u,
  );
});

const GROUND = groundworkOfCase(TALKS, "summit", { onlooker: ONLOOKER, counterparts: [EMPLOYER], happenings: HAPPENINGS, now: day(19) });

test("a table that goes ahead all the same is told with what is missing after it", () => {
  const told = words(groundworkSection({ ...GROUND, isOverridden: true }, NAMES, (id) => id));
  expect(told).toContain("The facilitator lets this table go ahead, although this is missing:\nA report of experts.");
});

test("an offer worth more than one's own is not said to be worth as much, and time that is over is not said to end", () => {
  const [projection] = GROUND.projections;
  if (projection === undefined) throw new Error("Expected a projection");
  const told = (changed: Partial<typeof projection>): string =>
    words(groundworkSection({ ...GROUND, projections: [{ ...projection, ...changed }] }, NAMES, (id) => id));
  expect(told({ gap: -5, linear: { kind: "met" } })).toContain("The last offer of Employer is worth 5 points more to Union than its own.");
  expect(told({ gap: 0, linear: { kind: "met" } })).toContain("is worth as much to Union as its own: there is nothing between them.");
  const { now } = projection;
  expect(told({ end: now })).toContain("not within the time, which is over");
  expect(told({ end: now + 2 })).toContain("not within the time, which ends in 2.0 days");
});

test("the guard speaks only for those that are estimated, and says where something better is still too little", () => {
  const changes = [{ issue: "wages", from: "w0", to: "w1" }] as unknown as Cure["changes"];
  const cure: Cure = { outcome: outcome(1, 0), utility: 20, changes };
  const reading: GuardReading = {
    detente: 1,
    party: UNION,
    outcome: outcome(0, 0),
    utility: 10,
    least: 30,
    flags: [{ kind: "dominated", gain: 10, others: [{ party: EMPLOYER, gain: 0 }], places: [], cure }],
    unchecked: [],
  };
  const told = words(guardSection(reading, NAMES));
  expect(told).toContain("by your estimates, no worse for Employer (0).");
  expect(told).toContain("Instead, worth 20 points, still less than no agreement:");
  expect(words(guardSection({ ...reading, least: 20 }, NAMES))).toContain("Instead, worth 20 points:");
});

test("where no single break-even probability exists, none is said to make no difference", () => {
  const choice = (value: number): Alternative => ({
    kind: "choices",
    name: "Go on",
    choices: [
      {
        kind: "chances",
        name: "Court",
        chances: [
          { probability: 0.5, then: { kind: "value", name: "Win", value: 90 } },
          { probability: 0.5, then: { kind: "value", name: "Lose", value: 0 } },
        ],
      },
      { kind: "value", name: "Wait", value },
    ],
  });
  const brief = own(TALKS.briefs, UNION);
  if (brief === undefined) throw new Error("Expected a brief");
  const told = (value: number): string => {
    const briefs = {
      ...TALKS.briefs,
      [UNION]: { ...brief, noAgreement: { kind: "alternatives" as const, alternatives: [choice(value)] } },
    };
    const reading = alternativesReading({ ...TALKS, briefs }, UNION, { riskTolerance: null, offer: 33 });
    if (reading.kind === "failed") throw new Error(reading.failure.code);
    return words(alternativesSection(reading.value, NAMES));
  };
  expect(told(40)).toContain("Go on: Court: Win | 50.0 % | no single one | 33");
  expect(told(20)).toContain("Go on: Court: Win | 50.0 % | 36.7 % | 33");
});

test("alternatives say what they are worth, for sure as well, and where to look first", () => {
  expect(ALTERNATIVES).toContain("Without agreement, Union has 30 points on average: Strike.");
  expect(ALTERNATIVES).toContain("The offer in hand, 33, is worth more.");
  expect(ALTERNATIVES).toContain("Strike: Won | 50.0 % | 53.3 % | 33");
});

test("nothing reads undefined, NaN or null, on a terminal or a page", () => {
  const page = sectionsPage({ title: TALKS.title, summary: "All.", sections: sections(TALKS, NAMES), language: "en" });
  for (const text of [page, terminal(sections(TALKS, NAMES))]) expect(text).not.toMatch(/undefined|NaN|null|\[object/u);
});

test("names of the case cannot become markup", () => {
  const name = "<img src=x onerror=alert(1)>\u0007";
  const hostile: Case = {
    ...TALKS,
    parties: TALKS.parties.map((party) => ({ ...party, name })),
    issues: TALKS.issues.map((issue) => ({ ...issue, name })),
  };
  const names = {
    ...NAMES,
    labels: caseLabels(hostile, [
      [0, 100],
      [0, 100],
    ]),
  };
  const page = sectionsPage({ title: name, summary: name, sections: sections(hostile, names), language: "en" });
  expect(page).not.toContain("<img");
  expect(terminal(sections(hostile, names))).not.toContain("\u0007");
});

test("durations are told in the largest unit that fits, places by what they are", () => {
  expect([0, 1500, 60_000, 5_400_000, 86_400_000, 10 * 86_400_000].map(durationWords)).toEqual([
    "0 seconds",
    "1.5 seconds",
    "1 minute",
    "1.5 hours",
    "1 day",
    "10 days",
  ]);
  expect(["offer/3", "event/17", "record/walk-out", "position/first-ask"].map(refWords)).toEqual([
    "offer 3",
    "event 17",
    "record: walk-out",
    "position: first-ask",
  ]);
});

test("what the case knows of the other party's brief does not matter to what is told", () => {
  const seen = caseSeenBy(TALKS, UNION, [EMPLOYER]);
  if (seen === null) throw new Error("Expected a brief");
  expect(sections({ ...TALKS, briefs: seen.briefs }, NAMES)).toEqual(sections(TALKS, NAMES));
});
