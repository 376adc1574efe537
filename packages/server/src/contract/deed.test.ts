import { type ActionKind, type Deed, issueId, optionId, type Outcome, partyId } from "@detente/engine";
import { expect, test } from "vitest";
import type * as z from "zod";
import { deed } from "./deed.ts";

const price = issueId("price");
const low = optionId("low");
const buyer = partyId("buyer");
const outcome: Outcome = { [price]: low };
const setup = { protocol: { kind: "alternatingOffers" }, parties: [buyer], required: [buyer], deadline: {} } as const;
const issue = { kind: "choice", id: price, name: "Price", options: [] } as unknown as Extract<
  Deed,
  { readonly kind: "amend" }
>["issues"][number];
const brief = { estimates: {}, redLines: [] } as unknown as Extract<Deed, { readonly kind: "reviseBrief" }>["brief"];

type DeedOf<Kind extends ActionKind> = Extract<Deed, { readonly kind: Kind }>;

/** Of every kind with as few parts as may be, and with all of them. A kind that the engine adds is missing here, and does not compile. */
const DEEDS: { readonly [Kind in ActionKind]: readonly [least: DeedOf<Kind>, ...more: DeedOf<Kind>[]] } = {
  open: [
    { kind: "open", setup },
    {
      kind: "open",
      setup: {
        protocol: { kind: "singleText", search: { kind: "annealing", startTemperature: 2.5 } },
        parties: [buyer],
        required: [],
        deadline: { rounds: 10, at: "2019-02-28T05:00:00.000Z", roundTime: "entered" },
        track: "summit",
        bar: { leastSettled: 1, mostBracketed: 0, mostOpen: 2, leastRounds: 3, leastTime: 1000 },
        caseHash: "abc",
      },
      briefHashes: { [buyer]: "def" },
    },
    { kind: "open", setup: { ...setup, protocol: { kind: "openFloor" } } },
    { kind: "open", setup: { ...setup, protocol: { kind: "singleText", search: { kind: "hillClimbing" } } } },
    { kind: "open", setup: { ...setup, protocol: { kind: "blindBids", over: { kind: "suggestions" } } } },
    {
      kind: "open",
      setup: {
        ...setup,
        protocol: {
          kind: "blindBids",
          over: { kind: "money", issue: price, payer: buyer, payee: partyId("seller"), tolerance: 0.1, bids: 3 },
        },
      },
    },
  ],
  offer: [
    { kind: "offer", outcome },
    { kind: "offer", outcome: { [issueId("constructor")]: optionId("12.5") }, message: "Well?" },
  ],
  offerPart: [
    { kind: "offerPart", options: {} },
    { kind: "offerPart", options: { [price]: low }, message: "" },
  ],
  accept: [
    { kind: "accept", offer: 1 },
    { kind: "accept", offer: 1, adReferendum: true },
  ],
  reject: [{ kind: "reject" }, { kind: "reject", offer: 2 }],
  withdraw: [{ kind: "withdraw", offer: 1 }],
  confirm: [{ kind: "confirm" }],
  decline: [{ kind: "decline" }],
  overrideRedLine: [{ kind: "overrideRedLine", redLine: "no more than ten", reason: "new orders" }],
  giveMandate: [
    { kind: "giveMandate", issues: [] },
    { kind: "giveMandate", issues: [price] },
  ],
  message: [
    { kind: "message", to: "table", text: "Good morning" },
    { kind: "message", to: "caucus", party: buyer, text: "…", isBinding: true },
  ],
  state: [
    { kind: "state", speaker: "The minister", text: "No", date: "2019-02-28" },
    { kind: "state", speaker: "The minister", text: "No", date: "2019-02-28", source: "the radio" },
  ],
  openMeeting: [{ kind: "openMeeting" }, { kind: "openMeeting", title: "Morning" }],
  closeMeeting: [{ kind: "closeMeeting" }],
  pause: [{ kind: "pause" }, { kind: "pause", reason: "lunch", until: "2019-02-28T05:00:00.000Z" }],
  resume: [{ kind: "resume" }],
  reset: [{ kind: "reset" }, { kind: "reset", reason: "anew" }],
  walkAway: [{ kind: "walkAway" }, { kind: "walkAway", reason: "enough" }],
  tick: [{ kind: "tick" }],
  moveDeadline: [{ kind: "moveDeadline" }, { kind: "moveDeadline", rounds: 5, deadlineAt: "2019-02-28T05:00:00.000Z" }],
  proposeText: [{ kind: "proposeText", issue: price, option: low, text: "The price is low." }],
  agreeText: [{ kind: "agreeText", issue: price, option: low }],
  bracketText: [{ kind: "bracketText", issue: price, option: low }],
  reportGroundwork: [
    { kind: "reportGroundwork", report: { track: "t", settled: 1, bracketed: 0, open: 2, rounds: 3, timeLeft: null } },
    { kind: "reportGroundwork", report: { track: "t", settled: 1, bracketed: 0, open: 2, rounds: 3, timeLeft: 1000 } },
  ],
  overrideGroundwork: [{ kind: "overrideGroundwork", reason: "orders" }],
  amend: [
    { kind: "amend", issues: [], constraints: [], mapping: {} },
    { kind: "amend", issues: [issue], constraints: [], mapping: { [price]: null } },
  ],
  reviseBrief: [
    { kind: "reviseBrief", brief },
    { kind: "reviseBrief", brief, briefHash: "abc" },
  ],
  putText: [
    { kind: "putText", outcome },
    { kind: "putText", outcome, draw: 0.5 },
  ],
  vote: [{ kind: "vote", text: 1, vote: { is: "accept", strength: "weak" } }],
  proposeAgreement: [{ kind: "proposeAgreement" }],
  suggest: [{ kind: "suggest", outcome }],
  answer: [{ kind: "answer", suggestion: 1, answer: "yes" }],
  bid: [{ kind: "bid", amount: -2.5 }],
  optIn: [{ kind: "optIn" }, { kind: "optIn", briefHash: "abc" }],
  optOut: [{ kind: "optOut" }],
  proposeImprovement: [{ kind: "proposeImprovement", outcome, until: "2019-02-28T05:00:00.000Z" }],
  proposeNothing: [{ kind: "proposeNothing" }],
  answerImprovement: [{ kind: "answerImprovement", answer: "no" }],
};

const ALL: readonly Deed[] = Object.values(DEEDS).flat();

// What the schema reads is a deed of the engine: the compiler objects where the two part.
const asDeed = (read: z.output<typeof deed>): Deed => read;

test("every deed of the engine is read, and comes out as it went in", () => {
  for (const each of ALL) {
    const wire: unknown = JSON.parse(JSON.stringify(each));
    expect(asDeed(deed.parse(wire))).toEqual(wire);
  }
});

test("a deed with a part of none of its kind, or without one that it needs, is not read", () => {
  for (const each of ALL) expect([each.kind, deed.safeParse({ ...each, by: { kind: "clock" } }).success]).toEqual([each.kind, false]);
  for (const [least] of Object.values(DEEDS)) {
    for (const part of Object.keys(least)) {
      const { [part]: _left, ...rest } = least as unknown as Readonly<Record<string, unknown>>;
      expect([least.kind, part, deed.safeParse(rest).success]).toEqual([least.kind, part, false]);
    }
  }
});

test("no part of a deed is read as something else", () => {
  for (const each of ALL) {
    for (const part of Object.keys(each)) {
      // A mapping, a brief and a draw are looked at by the session; none of them is a list of one list.
      for (const wrong of [null, [[]], false])
        expect([each.kind, part, deed.safeParse({ ...each, [part]: wrong }).success]).toEqual([each.kind, part, false]);
    }
  }
});

test("rounds are whole numbers that somebody could play", () => {
  for (const rounds of [1e308, 1.5, 1_000_001])
    expect(deed.safeParse({ kind: "moveDeadline", rounds }).success, String(rounds)).toBe(false);
  expect(deed.safeParse({ kind: "moveDeadline", rounds: 1_000_000 }).success).toBe(true);
});
