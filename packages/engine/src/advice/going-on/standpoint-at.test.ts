import { describe, expect, it } from "vitest";
import type { Case } from "../../model/case.ts";
import { issueId, optionId, partyId } from "../../model/ids.ts";
import { preparedCase, THEM, US } from "./calibration.fixture.ts";
import { sightOf } from "./standpoint.ts";
import { standpointAt, type TalksMoment } from "./standpoint-at.ts";

const VALUE = preparedCase(1);
const OFFER = Object.fromEntries(VALUE.issues.map(({ id }) => [id, optionId("o0")]));
const AT = "2020-03-01T12:00:00.000Z";
const MOMENT: TalksMoment = {
  party: US,
  offer: { by: THEM, outcome: OFFER },
  track: null,
  clock: { kind: "rounds", round: 3, of: 8, at: AT },
};
const WITH_BAR: Case = {
  ...VALUE,
  tracks: [
    { id: "experts", name: "Experts", level: "working", reportsTo: "summit", reached: { settled: [issueId("i0")], bracketed: [] } },
    { id: "summit", name: "Summit", level: "summit", bar: { leastSettled: 2 } },
  ],
};

function viewAt(value: Case, moment: TalksMoment) {
  const made = standpointAt(value, moment);
  if (made.kind === "failed") throw new Error(made.failure.code);
  const sight = sightOf(made.value.standpoint);
  if (sight === null) throw new Error("Expected a sight");
  return { ...sight.view, offeredBy: made.value.offeredBy };
}

const refusalOf = (value: Case, moment: TalksMoment): unknown => {
  const made = standpointAt(value, moment);
  return made.kind === "failed" ? made.failure : null;
};

describe("the standpoint at a moment of talks", () => {
  it("has the offer on the table and the party to answer it, with the rounds before passed", () => {
    const view = viewAt(VALUE, MOMENT);
    expect(view).toMatchObject({ turn: US, rounds: 2, roundLimit: 8, parties: [THEM, US], required: [THEM, US], offeredBy: null });
    expect(view.standing).toMatchObject([{ party: THEM, content: { kind: "whole", outcome: OFFER } }]);
  });

  it("leaves the offer off a table whose bar is not met, and says who has made it", () => {
    const view = viewAt(WITH_BAR, { ...MOMENT, track: "summit" });
    expect(view).toMatchObject({ bar: { leastSettled: 2 }, standing: [], offeredBy: THEM });
    expect(view.groundwork).toMatchObject([{ track: "experts", settled: 1, bracketed: 0, open: VALUE.issues.length - 1 }]);
  });

  it("has the offer on a table whose bar is met", () => {
    const low: Case = { ...WITH_BAR, tracks: WITH_BAR.tracks.map((track) => (track.bar ? { ...track, bar: { leastSettled: 1 } } : track)) };
    expect(viewAt(low, { ...MOMENT, track: "summit" })).toMatchObject({ standing: [{ party: THEM }], offeredBy: null });
  });

  it("has the party's turn and no offer where nobody has made one", () => {
    expect(viewAt(VALUE, { ...MOMENT, offer: null })).toMatchObject({ turn: US, rounds: 2, standing: [], offeredBy: null });
  });

  it("tells the time from when the talks began until they end", () => {
    const clock = { kind: "time", from: "2020-02-28T12:00:00.000Z", at: AT, until: "2020-03-05T12:00:00.000Z" } as const;
    expect(viewAt(VALUE, { ...MOMENT, clock })).toMatchObject({ relativeTime: 1 / 3, deadlineAt: clock.until, roundLimit: null, turn: US });
  });

  it("lets whoever made the offer speak last before the party, among several", () => {
    const third = partyId("third");
    const three: Case = { ...VALUE, parties: [{ id: US, name: "Us" }, ...VALUE.parties.slice(1), { id: third, name: "Third" }] };
    expect(viewAt(three, MOMENT)).toMatchObject({ parties: [third, THEM, US], turn: US });
    expect(viewAt(three, { ...MOMENT, offer: { by: third, outcome: OFFER } })).toMatchObject({ parties: [THEM, third, US], turn: US });
  });

  it("reads no other brief than the party's", () => {
    const theirs = { ...VALUE.briefs[US], redLines: [{ kind: "forbid", id: "x", name: "x", forbid: OFFER }] };
    // Another brief of any content: what it holds must not matter.
    const known = { ...VALUE, briefs: { ...VALUE.briefs, [THEM]: theirs } } as unknown as Case;
    expect(standpointAt(known, MOMENT)).toEqual(standpointAt(VALUE, MOMENT));
  });
});

describe("no standpoint", () => {
  it.each<[string, Case, TalksMoment, unknown]>([
    ["a party that is not there", VALUE, { ...MOMENT, party: partyId("x") }, { code: "unknownParty", party: "x" }],
    [
      "an offer of nobody at the table",
      VALUE,
      { ...MOMENT, offer: { by: partyId("y"), outcome: OFFER } },
      { code: "unknownParty", party: "y" },
    ],
    ["a party without a brief", VALUE, { ...MOMENT, party: THEM }, { code: "missingBrief", party: "them" }],
    ["an offer of one's own", VALUE, { ...MOMENT, offer: { by: US, outcome: OFFER } }, { code: "ownOffer", party: "us" }],
    ["a track that is not there", VALUE, { ...MOMENT, track: "z" }, { code: "unknownTrack", track: "z" }],
    [
      "an offer with an option that is not there",
      VALUE,
      { ...MOMENT, offer: { by: THEM, outcome: { ...OFFER, [issueId("i0")]: optionId("none") } } },
      { code: "incompleteOutcome", issues: ["i0"] },
    ],
    [
      "a round after the last",
      VALUE,
      { ...MOMENT, clock: { kind: "rounds", round: 9, of: 8, at: AT } },
      { code: "badRound", round: 9, of: 8 },
    ],
    ["no round", VALUE, { ...MOMENT, clock: { kind: "rounds", round: 0, of: 8, at: AT } }, { code: "badRound", round: 0, of: 8 }],
    ["a time that is none", VALUE, { ...MOMENT, clock: { kind: "rounds", round: 1, of: 8, at: "noon" } }, { code: "badTime", which: "at" }],
    ["an end before now", VALUE, { ...MOMENT, clock: { kind: "time", from: AT, at: AT, until: AT } }, { code: "badTime", which: "until" }],
    [
      "a beginning after now",
      VALUE,
      { ...MOMENT, clock: { kind: "time", from: "2020-03-02T12:00:00.000Z", at: AT, until: "2020-04-01T12:00:00.000Z" } },
      { code: "badTime", which: "from" },
    ],
  ])("is refused for %s", (_, value, moment, refusal) => {
    expect(refusalOf(value, moment)).toEqual(refusal);
  });
});
