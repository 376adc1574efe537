import type { Case } from "../../model/case.ts";

// For tests only.

/** A case written as plain values. The names in it are ids, which only a cast can say of plain text. */
export const plainCase = (plain: object): Case => plain as Case;

const nothingElse = { redLines: [], probabilities: {}, steps: {}, estimates: {} };

/** Names full of markup; the owner's worth of days has two pieces. */
export const roof = plainCase({
  detente: 1,
  title: 'Roof "A" & <B>',
  language: "en",
  parties: [
    { id: "owner", name: "Owner" },
    { id: "tiler", name: "Tiler" },
  ],
  groups: [],
  issues: [
    {
      id: "tiles",
      name: 'Tiles <"best">',
      kind: "choice",
      options: [
        { id: "a", name: "R&D" },
        { id: "b", name: "it's" },
      ],
    },
    { id: "days", name: "Days", kind: "range", range: { from: 10, to: 14, step: 1 } },
  ],
  constraints: [],
  unknowns: [],
  tracks: [],
  positions: [],
  record: [],
  steps: [],
  sources: [],
  briefs: {
    owner: {
      preferences: {
        kind: "points",
        interactions: [],
        issues: {
          tiles: { kind: "options", options: { a: 30, b: 0 } },
          days: {
            kind: "curve",
            curve: [
              { at: 10, worth: 20 },
              { at: 12, worth: 15 },
              { at: 14, worth: 0 },
            ],
          },
        },
      },
      noAgreement: { kind: "reservationValue", reservationValue: 25 },
      ...nothingElse,
    },
    tiler: {
      preferences: {
        kind: "points",
        interactions: [],
        issues: {
          tiles: { kind: "options", options: { a: 0, b: 10 } },
          days: {
            kind: "curve",
            curve: [
              { at: 10, worth: 0 },
              { at: 14, worth: 40 },
            ],
          },
        },
      },
      ...nothingElse,
    },
  },
});

/** Holds one of everything that files of other programs have no place for. */
export const richRoof = plainCase({
  ...roof,
  constraints: [{ kind: "forbid", id: "no", name: "Never both", forbid: { tiles: ["a"] } }],
  unknowns: [
    {
      id: "rot",
      name: "Rot",
      states: [
        { id: "yes", name: "Yes" },
        { id: "no", name: "No" },
      ],
    },
  ],
  sources: [{ id: "s", title: "A survey" }],
  briefs: {
    tiler: {
      preferences: {
        kind: "points",
        discount: 0.9,
        issues: { tiles: { kind: "options", options: { a: { low: 1, likely: 2, high: 3 } } } },
        interactions: [{ name: "Both at once", when: { tiles: ["a"], days: { from: 12 } }, given: {}, adjust: 5 }],
      },
      noAgreement: { kind: "alternatives", alternatives: [{ name: "Wait", kind: "value", value: 1 }] },
      redLines: [{ kind: "forbid", id: "red", name: "Not so fast", forbid: { days: { to: 11 } } }],
      probabilities: {},
      steps: {},
      estimates: { owner: { preferences: { kind: "points", issues: {}, interactions: [] }, redLines: [], probabilities: {}, steps: {} } },
    },
  },
});

/** Codes of what both formats leave out of it. */
export const RICH_LOSSES = [
  "constraint-lost",
  "unknown-lost",
  "texts-lost",
  "party-lost",
  "red-line-lost",
  "alternatives-lost",
  "estimates-lost",
  "ranges-lost",
  "scale-changed",
  "interaction-lost",
];
