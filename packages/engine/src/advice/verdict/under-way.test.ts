import { expect, test } from "vitest";
import { randomCase } from "../../analysis/random-case.fixture.ts";
import type { Brief, Case } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import { issueId, optionId, type PartyId, partyId } from "../../model/ids.ts";
import type { Deed } from "../../session/action.ts";
import type { SessionSetup } from "../../session/setup.ts";
import type { Quantity } from "../../model/quantity.ts";
import type { Worth } from "../../model/preferences.ts";
import { sessionCase } from "../../session/session-case.ts";
import { RunningSession } from "../../simulation/running-session.ts";
import { goingOn, likelyCounterparts } from "../going-on/going-on.ts";
import { sightOf } from "../going-on/standpoint.ts";
import { assess } from "./assess.ts";
import type { AssessSettings } from "./assess-settings.ts";
import { standpointOf } from "./random-talks.fixture.ts";
import type { Verdict } from "./verdict.ts";

const [A, B, C] = [partyId("a"), partyId("b"), partyId("c")];
const AT = "2020-01-01T00:00:00.000Z";
const [X, Y] = [issueId("x"), issueId("y")];

// The keys are ids of issues.
const issues = (x: readonly number[], y: readonly number[]): Readonly<Record<string, Worth>> =>
  Object.fromEntries([x, y].map(([o0 = 0, o1 = 0, o2 = 0], k) => [k === 0 ? X : Y, { kind: "options", options: { o0, o1, o2 } }] as const));

const brief = (x: readonly number[], y: readonly number[], reservationValue: number): Brief => ({
  preferences: { kind: "points", interactions: [], issues: issues(x, y) },
  noAgreement: { kind: "reservationValue", reservationValue },
  redLines: [],
  probabilities: {},
  steps: {},
  estimates: {},
});

const MINE = brief([0, 30, 60], [0, 20, 40], 30);
const THEIRS = brief([40, 20, 0], [60, 30, 0], 30);

const BASE: Case = {
  ...randomCase(1),
  parties: [A, B, C].map((id) => ({ id, name: id })),
  issues: [X, Y].map((id) => ({ kind: "choice", id, name: id, options: [0, 1, 2].map((k) => ({ id: optionId(`o${k}`), name: `${k}` })) })),
  constraints: [],
  unknowns: [],
  briefs: { [A]: { ...MINE, estimates: { [B]: THEIRS, [C]: THEIRS } } },
};

const outcome = (x: number, y: number): Outcome => ({ [X]: optionId(`o${x}`), [Y]: optionId(`o${y}`) });

interface Happened {
  readonly value?: Case;
  readonly setup?: Partial<SessionSetup>;
  readonly deeds: readonly (readonly [PartyId | "facilitator", Deed])[];
}

function talks({ value = BASE, setup, deeds }: Happened): RunningSession {
  const session = new RunningSession(sessionCase(value), [], AT);
  const parties = setup?.parties ?? [A, B];
  session.mustAct(
    { kind: "facilitator" },
    { kind: "open", setup: { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 8 }, ...setup } },
  );
  for (const [by, deed] of deeds) session.mustAct(by === "facilitator" ? { kind: "facilitator" } : { kind: "party", party: by }, deed);
  return session;
}

function verdictOf(happened: Happened, offer: Outcome, settings: Partial<AssessSettings> = {}, party = A): Verdict {
  const standpoint = standpointOf(happened.value ?? BASE, talks(happened), party);
  const found = assess(standpoint, offer, { seed: 1, playOuts: 12, counterOffers: 5, flips: "listed", ...settings });
  if (found.kind === "failed") throw new Error(found.failure.code);
  return found.value;
}

const discounted = (value: Case, discount: number): Case => ({
  ...value,
  briefs: { [A]: { ...MINE, estimates: { [B]: THEIRS, [C]: THEIRS }, preferences: { ...MINE.preferences, discount } } },
});

test("who has walked away plays no part in what is played on", () => {
  const parties = [A, B, C];
  for (const deeds of [
    [
      [A, { kind: "offer", outcome: outcome(2, 2) }],
      [C, { kind: "walkAway" }],
      [B, { kind: "offer", outcome: outcome(0, 1) }],
    ],
    [
      [A, { kind: "offer", outcome: outcome(2, 2) }],
      [B, { kind: "offer", outcome: outcome(0, 1) }],
      [C, { kind: "walkAway" }],
    ],
    [
      [C, { kind: "walkAway" }],
      [A, { kind: "offer", outcome: outcome(2, 2) }],
      [B, { kind: "offer", outcome: outcome(0, 1) }],
    ],
  ] as const) {
    const verdict = verdictOf({ setup: { parties, required: [A, B] }, deeds }, outcome(0, 1));
    expect(verdict.goingOn.playOuts).toBe(12);
    expect(verdict.cautions.some((each) => each.kind === "noEstimate")).toBe(false);
  }
});

test("packages to put forward are measured at this time, as the offer is", () => {
  const deeds = [1, 2, 3, 4].flatMap(() => [
    [A, { kind: "offer", outcome: outcome(2, 2) }] as const,
    [B, { kind: "offer", outcome: outcome(0, 0) }] as const,
  ]);
  const verdict = verdictOf({ value: discounted(BASE, 0.5), deeds, setup: { deadline: { rounds: 8 } } }, outcome(0, 0));
  const same = verdictOf({ value: discounted(BASE, 0.5), deeds }, verdict.counterOffers[0]?.outcome ?? outcome(0, 0));
  expect(verdict.counterOffers[0]?.value).toBe(same.offer.value);
});

test("time costs a meeting to come more than an agreement now", () => {
  const deeds = Array.from({ length: 7 }, () => [
    [A, { kind: "offer", outcome: outcome(2, 2) }] as const,
    [B, { kind: "offer", outcome: outcome(1, 0) }] as const,
  ]).flat();
  const last = [...deeds, [A, { kind: "offer", outcome: outcome(2, 2) }] as const];
  const setup = { parties: [B, A], required: [B, A], deadline: { rounds: 8 } };
  const turned = last.slice(1);
  const [now, free] = [0.2, 1].map((discount) => verdictOf({ value: discounted(BASE, discount), setup, deeds: turned }, outcome(1, 0)));
  expect(free?.obstacles.map(({ kind }) => kind)).toEqual(["deadline"]);
  expect(free?.comingBack?.mean).toBeGreaterThan(40);
  // A fifth of anything that can be had is less than no agreement.
  expect(now?.comingBack?.value).toBe(30);
});

test("what is agreed in talks by another protocol is agreed in what is left of their time", () => {
  const setup: Partial<SessionSetup> = { protocol: { kind: "openFloor" }, deadline: { at: "2020-01-01T10:00:00.000Z" } };
  const session = talks({ setup, deeds: [] });
  session.clock.moveTo("2020-01-01T09:00:00.000Z");
  const sight = sightOf(standpointOf(BASE, session, A));
  if (sight === null) throw new Error("Expected a sight");
  const agreed = goingOn(sight, likelyCounterparts(sight, { count: 12, seed: 1 })).filter(({ isAgreed }) => isAgreed);
  expect(agreed.length).toBeGreaterThan(0);
  for (const { end } of agreed) expect(end.relativeTime).toBeGreaterThanOrEqual(0.9);
});

test("the last offer that is answered by everybody is made by the first in a round", () => {
  const parties = [A, B, C];
  const offer = { kind: "offer", outcome: outcome(0, 1) } as const;
  const value = { ...BASE, briefs: { [B]: { ...MINE, estimates: { [A]: THEIRS, [C]: THEIRS } } } };
  const setup = { parties, required: parties, deadline: { rounds: 1 } };
  expect(verdictOf({ value, setup, deeds: [[A, offer]] }, outcome(0, 1), {}, B).obstacles).toEqual([{ kind: "deadline", offersLeft: 0 }]);
  const two = { ...setup, required: [B, C] };
  expect(verdictOf({ value, setup: two, deeds: [[A, offer]] }, outcome(0, 1), {}, B).obstacles).toEqual([]);
  const alone = { parties: [A, B, C], required: [A, B], deadline: { rounds: 1 } };
  expect(
    verdictOf(
      {
        value,
        setup: alone,
        deeds: [
          [A, offer],
          [C, { kind: "walkAway" }],
        ],
      },
      outcome(0, 1),
      {},
      B,
    ).obstacles,
  ).toHaveLength(1);
});

test("where the round has passed the party no offer of it is left in that round", () => {
  const setup = { deadline: { rounds: 1 } };
  expect(verdictOf({ setup, deeds: [[A, { kind: "offer", outcome: outcome(2, 2) }]] }, outcome(0, 1)).obstacles).toHaveLength(1);
});

test("an instant that has passed leaves no offer, whatever the rounds", () => {
  const session = talks({ deeds: [], setup: { deadline: { rounds: 8, at: "2020-01-01T10:00:00.000Z" } } });
  const standpoint = { ...standpointOf(BASE, session, A), at: "2020-01-01T11:00:00.000Z" };
  const found = assess(standpoint, outcome(0, 1), { seed: 1, playOuts: 4, counterOffers: 0, flips: "leftOut" });
  expect(found.kind === "ok" && found.value.obstacles).toEqual([{ kind: "deadline", offersLeft: 0 }]);
});

test("steadiness is told as soon as any number of the brief is a range", () => {
  const figures: Readonly<Record<string, Quantity>> = { o0: 0, o1: { low: 0, likely: 30, high: 59 }, o2: 60 };
  const middle: Worth = { kind: "options", options: figures };
  const worths: Readonly<Record<string, Worth>> = { ...issues([], [0, 20, 40]), [X]: middle };
  const ranged: Brief = { ...MINE, preferences: { kind: "points", interactions: [], issues: worths } };
  const value = { ...BASE, briefs: { [A]: { ...ranged, estimates: { [B]: THEIRS } } } };
  const deeds = [
    [A, { kind: "offer", outcome: outcome(2, 2) }],
    [B, { kind: "offer", outcome: outcome(0, 1) }],
  ] as const;
  expect(verdictOf({ deeds }, outcome(0, 1)).steadiness).toBeNull();
  expect(verdictOf({ value, deeds }, outcome(0, 1)).steadiness).not.toBeNull();
});

test("while the talks are paused no offer can be made", () => {
  const deeds = [
    [A, { kind: "offer", outcome: outcome(2, 2) }],
    [B, { kind: "offer", outcome: outcome(0, 1) }],
    [B, { kind: "pause" }],
  ] as const;
  expect(verdictOf({ deeds }, outcome(0, 1)).conditions.find(({ name }) => name === "mayOffer")?.holds).toBe(false);
});

test("an offer that is worth no agreement to the last decimal is acceptable, however doubles add up", () => {
  // 0.7 + 0.1 is less than 0.8 in doubles.
  const value = { ...BASE, briefs: { [A]: { ...brief([0, 0.7, 2], [0, 0.1, 2], 0.8), estimates: { [B]: THEIRS } } } };
  const deeds = [
    [A, { kind: "offer", outcome: outcome(2, 2) }],
    [B, { kind: "offer", outcome: outcome(1, 1) }],
  ] as const;
  const { conditions, offer } = verdictOf({ value, deeds }, outcome(1, 1));
  expect(conditions.find(({ name }) => name === "acceptable")?.holds).toBe(true);
  expect(offer.margin).toBe(0);
});
