import { issueId, optionId, type PartyId, partyId, stateId, unknownId, type Verdict } from "@detente/engine";
import type { ShownVerdict } from "./shown-verdict.ts";

export const US: PartyId = partyId("us");
export const THEM: PartyId = partyId("them");
const [PRICE, HIDDEN] = [issueId("price"), unknownId("hidden")];
const [LOW, HIGH] = [optionId("low"), optionId("high")];

const OUTLOOK = { mean: 50, band: { low: 45, high: 60 }, agreement: 0.5, playOuts: 16, effective: 9.4 };

/** As it stands: not acceptable, talks that are over, and a pause worth its while. */
const VERDICT: Verdict = {
  detente: 1,
  party: US,
  word: "pause",
  row: 4,
  conditions: [
    { name: "acceptable", holds: false },
    { name: "blocked", holds: true },
  ],
  steadiness: 0.987,
  offer: {
    outcome: { [PRICE]: LOW },
    value: 10.5,
    band: { low: 8, high: 20 },
    margin: -34.5,
    crosses: [
      { id: "line", name: "Never <low>", gate: { given: { [HIDDEN]: [stateId("none")] }, needed: 0.9, held: 0.1 } },
      { id: "always", name: "Never ever", gate: null },
    ],
    breaks: [{ id: "law", name: "The law" }],
    unknowns: [
      {
        unknown: HIDDEN,
        states: [
          { state: stateId("none"), probability: 0.1, value: 48, isAcceptable: true },
          { state: stateId("some"), probability: 0.9, value: 6, isAcceptable: false },
        ],
        sinks: "worth",
        cost: 37.5,
      },
    ],
  },
  reservation: { value: 45, band: null, source: "stated", alternatives: null },
  goingOn: OUTLOOK,
  comingBack: { ...OUTLOOK, mean: 58, returnChance: 0.8, value: 55.4 },
  zopa: 1 + 1e-12,
  obstacles: [{ kind: "deadline", offersLeft: 0 }],
  counterOffers: [
    {
      outcome: { [PRICE]: HIGH },
      value: 63,
      gain: 18,
      counterparts: [{ party: THEM, value: 52.5, gain: 4 }],
      chance: 0.785,
      rank: 14.13,
      changes: [{ issue: PRICE, from: LOW, to: HIGH, ours: 52.5, theirs: [{ party: THEM, points: -20 }], side: "asked" }],
    },
  ],
  flips: [],
  cautions: [],
};

/** A verdict to be told, with some of it put otherwise. */
export const shownVerdict = (otherwise: Partial<Verdict> = {}): ShownVerdict => ({
  verdict: { ...VERDICT, ...otherwise },
  value: {
    title: "A price",
    language: "en",
    parties: [
      { id: US, name: "Us" },
      { id: THEM, name: "Them" },
    ],
    issues: [
      {
        kind: "choice",
        id: PRICE,
        name: "Price",
        options: [
          { id: LOW, name: "Low" },
          { id: HIGH, name: "High" },
        ],
      },
    ],
    unknowns: [
      {
        id: HIDDEN,
        name: "Hidden sites",
        states: [
          { id: stateId("none"), name: "None" },
          { id: stateId("some"), name: "Some" },
        ],
      },
    ],
    tracks: [{ id: "experts", name: "Experts", level: "working" }],
  },
  offer: { by: THEM, name: "First ask" },
  moment: "in round 2 of 2",
  taken: ["Something was taken."],
});
