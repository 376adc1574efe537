import { expect, test } from "vitest";
import { pointsCase } from "../../analysis/points-case.fixture.ts";
import { T1 } from "../../analysis/published-tables.fixture.ts";
import { own } from "../../lib/own.ts";
import type { Brief, Case } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import { issueId, optionId } from "../../model/ids.ts";
import { at, days, knowing, offer, onlookerOf, PLANE, THEM, US } from "../dynamics/talks.fixture.ts";
import type { GuardInputs } from "./check.ts";
import { generosityGuard } from "./generosity-guard.ts";
import type { Flag, GuardReading } from "./guard-reading.ts";

const outcome = (options: string): Outcome => Object.fromEntries([...options].map((o, i) => [issueId(`i${i}`), optionId(`o${o}`)]));

function guard(value: Case, options: Outcome, extra: Partial<GuardInputs> = {}): GuardReading {
  const reading = generosityGuard({
    onlooker: onlookerOf(value),
    counterparts: value.parties.slice(1).map(({ id }) => id),
    outcome: options,
    relativeTime: 0,
    happenings: [],
    overridden: [],
    ...extra,
  });
  if (reading === null) throw new Error("Expected an outcome of the case");
  return reading;
}

function flag<Kind extends Flag["kind"]>({ flags }: GuardReading, kind: Kind): Extract<Flag, { readonly kind: Kind }> | undefined {
  return flags.find((each): each is Extract<Flag, { readonly kind: Kind }> => each.kind === kind);
}

function withBrief(value: Case, change: (brief: Brief) => Brief): Case {
  const brief = own(value.briefs, US);
  if (brief === undefined) throw new Error("Expected a brief");
  return { ...value, briefs: { ...value.briefs, [US]: change(brief) } };
}

const KNOWN = knowing(T1);

test("an offer above the walk-away value, on the frontier and first of all has no flag", () => {
  expect(guard(KNOWN, outcome("012"))).toMatchObject({
    utility: 57,
    least: 42,
    flags: [],
    unchecked: [{ check: "outOfProportion", reason: "noOffers" }],
  });
});

test("an offer below the walk-away value says what is missing, where, and the change that costs the other least", () => {
  expect(guard(KNOWN, outcome("100"))).toMatchObject({ utility: 18, least: 42 });
  expect(flag(guard(KNOWN, outcome("100")), "belowWalkAway")).toMatchObject({
    short: 24,
    places: [
      { issue: "i2", option: "o0", lost: 48 },
      { issue: "i1", option: "o0", lost: 22 },
      { issue: "i0", option: "o1", lost: 12 },
    ],
    // To 49 points by the second option of the third issue: the other loses 40. The third option would cost it 49.
    cure: { utility: 49, changes: [{ issue: "i2", from: "o0", to: "o1" }] },
  });
  expect(flag(guard(KNOWN, outcome("101")), "belowWalkAway")).toBeUndefined();
});

test("worth just as much as no agreement is not below it", () => {
  const even = withBrief(KNOWN, (brief) => ({ ...brief, noAgreement: { kind: "reservationValue", reservationValue: 57 } }));
  expect(flag(guard(even, outcome("012")), "belowWalkAway")).toBeUndefined();
  const above = withBrief(KNOWN, (brief) => ({ ...brief, noAgreement: { kind: "reservationValue", reservationValue: 57.5 } }));
  expect(flag(guard(above, outcome("012")), "belowWalkAway")?.short).toBeCloseTo(0.5, 9);
});

test("under a discount what is signed later must be worth more, as no agreement loses nothing", () => {
  const hurried = withBrief(KNOWN, (brief) => ({ ...brief, preferences: { ...brief.preferences, discount: 0.5 } }));
  expect(guard(hurried, outcome("012"), { relativeTime: 0 }).flags).toEqual([]);
  expect(flag(guard(hurried, outcome("012"), { relativeTime: 1 }), "belowWalkAway")).toMatchObject({ short: 84 - 57 });
});

test("where the brief says nothing of no agreement, the guard says that it could not look", () => {
  const silent = withBrief(KNOWN, ({ preferences, redLines, probabilities, steps, estimates }) => ({
    preferences,
    redLines,
    probabilities,
    steps,
    estimates,
  }));
  expect(guard(silent, outcome("000"))).toMatchObject({
    least: null,
    unchecked: [{ check: "belowWalkAway", reason: "noReservation" }, { check: "outOfProportion" }],
  });
});

const LINED = withBrief(KNOWN, (brief) => ({
  ...brief,
  redLines: [
    { id: "never", name: "Never that", kind: "forbid", forbid: { [issueId("i1")]: [optionId("o1")], [issueId("i2")]: [optionId("o2")] } },
  ],
}));

test("across an own red line: the line, the issues that cross it, and the nearest way back", () => {
  const crossed = flag(guard(LINED, outcome("012")), "redLine");
  expect(crossed).toMatchObject({ redLine: "never", name: "Never that", places: [{ issue: "i1" }, { issue: "i2" }] });
  // 000+… of the ways back above 42 points the one that costs the other least: 48 for us, 51 for them.
  expect(crossed?.cure).toMatchObject({ utility: 48, changes: [{ issue: "i1", from: "o1", to: "o0" }] });
});

test("a cure that crosses a line of the other, as estimated, is the last resort", () => {
  const estimate = own(own(KNOWN.briefs, US)?.estimates ?? {}, THEM);
  if (estimate === undefined) throw new Error("Expected an estimate");
  const theirs = { id: "theirs", name: "Theirs", kind: "forbid", forbid: { [issueId("i2")]: [optionId("o1")] } } as const;
  const touchy = withBrief(KNOWN, (brief) => ({ ...brief, estimates: { [THEM]: { ...estimate, redLines: [theirs] } } }));
  expect(flag(guard(touchy, outcome("100")), "belowWalkAway")?.cure).toMatchObject({ changes: [{ issue: "i2", from: "o0", to: "o2" }] });
});

test("where changing two issues is not enough, something is named that is worth enough all the same", () => {
  const demanding = withBrief(KNOWN, (brief) => ({ ...brief, noAgreement: { kind: "reservationValue", reservationValue: 100 } }));
  expect(flag(guard(demanding, outcome("000")), "belowWalkAway")?.cure).toMatchObject({ utility: 100, outcome: outcome("222") });
  const hopeless = withBrief(KNOWN, (brief) => ({ ...brief, noAgreement: { kind: "reservationValue", reservationValue: 101 } }));
  expect(flag(guard(hopeless, outcome("000")), "belowWalkAway")?.cure).toBeNull();
});

test("a line that the party has overridden is not held against the offer", () => {
  expect(flag(guard(LINED, outcome("012"), { overridden: ["never"] }), "redLine")).toBeUndefined();
});

test("a line that evidence has lifted does not bind", () => {
  const unknown = {
    id: "sites",
    name: "Sites?",
    states: [
      { id: "none", name: "None" },
      { id: "some", name: "Some" },
    ],
  };
  const gated = (probability: number): Case => ({
    ...LINED,
    // Ids as plain texts, as a file has them.
    unknowns: [unknown] as unknown as Case["unknowns"],
    briefs: {
      ...LINED.briefs,
      [US]: {
        ...(own(LINED.briefs, US) as Brief),
        redLines: (own(LINED.briefs, US)?.redLines ?? []).map((line) => ({ ...line, until: { given: { sites: ["none"] }, probability } })),
        probabilities: { sites: { none: 0.9, some: 0.1 } },
      } as unknown as Brief,
    },
  });
  expect(flag(guard(gated(0.9), outcome("012")), "redLine")).toBeUndefined();
  expect(flag(guard(gated(0.91), outcome("012")), "redLine")).toBeDefined();
});

test("a dominated offer is shown the best for oneself that costs nobody else anything by the estimate", () => {
  // Published: (49, 44) is dominated by two, of which (57, 50) is the better for both.
  expect(flag(guard(KNOWN, outcome("101")), "dominated")).toMatchObject({
    gain: 8,
    others: [{ party: THEM, gain: 6 }],
    cure: { utility: 57, outcome: outcome("012") },
  });
});

test("without an estimate nothing is called dominated", () => {
  const { flags, unchecked } = guard(T1, outcome("101"));
  expect(flags).toEqual([]);
  expect(unchecked).toContainEqual({ check: "dominated", reason: "noEstimate" });
});

test("a concession that follows nothing is out of proportion, and the cure gives only what is allowed", () => {
  const value = knowing(PLANE);
  const happenings = days([offer(US, at(90, 10)), offer(THEM, at(10, 90)), offer(US, at(80, 20)), offer(THEM, at(10, 90))]);
  const flagged = flag(guard(value, at(60, 40), { happenings }), "outOfProportion");
  // Room from 30 to 100 points: 7 may be given for nothing.
  expect(flagged).toMatchObject({ counterpart: THEM, came: 0, gives: 20, gave: 30 });
  expect(flagged?.allowed).toBeCloseTo(7, 9);
  expect(flagged?.places).toEqual([{ issue: "i0", option: "o60", lost: 20 }]);
  expect(flagged?.cure).toMatchObject({ utility: 80, changes: [{ issue: "i0", from: "o60", to: "o80" }] });
});

test("what came back makes the same concession proportionate", () => {
  const happenings = days([offer(US, at(90, 10)), offer(THEM, at(10, 90)), offer(US, at(80, 20)), offer(THEM, at(25, 75))]);
  expect(flag(guard(knowing(PLANE), at(60, 40), { happenings }), "outOfProportion")).toBeUndefined();
});

test("of several counterparts the one that gave most is what counts", () => {
  const three = pointsCase([Array.from({ length: 101 }, (_, points) => [points, 100 - points, 100 - points])], [0, 0, 0]);
  const spot = (points: number): Outcome => ({ [issueId("i0")]: optionId(`o${points}`) });
  const [, second, third] = three.parties.map(({ id }) => id);
  const happenings = days([
    offer(US, spot(90)),
    offer(second ?? null, spot(10)),
    offer(third ?? null, spot(10)),
    offer(US, spot(90)),
    offer(second ?? null, spot(10)),
    offer(third ?? null, spot(30)),
  ]);
  const flagged = flag(guard(knowing(three), spot(30), { happenings }), "outOfProportion");
  expect(flagged).toMatchObject({ counterpart: third, came: 20, gives: 60, allowed: 50 });
});

test("with no room to give, that is why no proportion is looked at, whatever offers there are", () => {
  const happenings = days([offer(US, outcome("222")), offer(THEM, outcome("000"))]);
  for (const reservationValue of [100, 101]) {
    const demanding = withBrief(KNOWN, (brief) => ({ ...brief, noAgreement: { kind: "reservationValue", reservationValue } }));
    expect(guard(demanding, outcome("000"), { happenings }).unchecked).toEqual([{ check: "outOfProportion", reason: "noRoom" }]);
  }
});

test("what is no outcome of the case has no reading", () => {
  expect(
    generosityGuard({
      onlooker: onlookerOf(KNOWN),
      counterparts: [THEM],
      outcome: outcome("01"),
      relativeTime: 0,
      happenings: [],
      overridden: [],
    }),
  ).toBeNull();
});
