import { type Analysis, analyse, type Brief, type Case, issueId, optionId, partyId, stateId, unknownId } from "@detente/engine";

type Points = readonly (readonly (readonly number[])[])[];

/** A case from a table of points, [issue][option][party], with names as a case of the world has them. */
function caseOf(title: string, table: Points, reservationValues: readonly number[]): Case {
  const parties = reservationValues.map((_, p) => ({
    id: partyId(`p${p}`),
    name: ["Union", "Employer", "Council", "Ministry", "Court", "Press"][p] ?? `Party ${p}`,
  }));
  return {
    detente: 1,
    title,
    language: "en",
    parties,
    groups: [],
    issues: table.map((options, i) => ({
      kind: "choice",
      id: issueId(`i${i}`),
      name: `Issue ${i + 1}`,
      options: options.map((_, o) => ({ id: optionId(`o${o}`), name: `Option ${o + 1}` })),
    })),
    constraints: [],
    unknowns: [],
    tracks: [],
    positions: [],
    record: [],
    steps: [],
    sources: [],
    briefs: Object.fromEntries(parties.map(({ id }, p) => [id, briefOf(table, p, reservationValues[p] ?? 0)])),
    ...EXTRAS,
  };
}

function briefOf(table: Points, party: number, reservationValue: number): Brief {
  return {
    preferences: {
      kind: "points",
      interactions: [],
      issues: Object.fromEntries(
        table.map((options, i) => [
          `i${i}`,
          { kind: "options", options: Object.fromEntries(options.map((points, o) => [`o${o}`, points[party] ?? 0])) },
        ]),
      ),
    },
    noAgreement: {
      kind: "reservationValue",
      reservationValue: { low: reservationValue - 6, likely: reservationValue, high: reservationValue + 6 },
    },
    redLines:
      party === 0
        ? [
            {
              id: "never",
              name: "Never the first of issue 1 with the first of issue 2",
              kind: "forbid",
              forbid: { [issueId("i0")]: [optionId("o0")], [issueId("i1")]: [optionId("o0")] },
              until: { given: { [unknownId("u")]: [stateId("yes")] }, probability: 0.75 },
            },
            {
              id: "lifted",
              name: "Never the first of issue 1 with the last of issue 2",
              kind: "forbid",
              forbid: { [issueId("i0")]: [optionId("o0")], [issueId("i1")]: [optionId("o2")] },
              until: { given: { [unknownId("u")]: [stateId("no")] }, probability: 0.5 },
            },
          ]
        : [],
    probabilities: {},
    steps: {},
    estimates: {},
  };
}

const EXTRAS: Partial<Case> = {
  record: [
    {
      id: "refused",
      date: "2026-03-04",
      kind: "refusal",
      party: partyId("p0"),
      speaker: "The secretary of the union",
      text: "That is not enough.",
      position: "opening",
      sources: ["courier"],
    },
    {
      id: "first-meeting",
      date: "2026-02-27",
      to: "2026-03-02",
      kind: "meeting",
      text: "They meet at the town hall.",
      sources: ["courier", "minutes"],
    },
    { id: "strike", date: "2026-03-06", kind: "deed", party: partyId("p0"), text: "Work stops for a day." },
  ],
  sources: [
    { id: "courier", title: "Talks at the town hall", publisher: "The Courier", url: "https://courier.example/talks", date: "2026-03-05" },
    { id: "minutes", title: "Minutes" },
    { id: "unused", title: "Nobody cites this" },
  ],
  unknowns: [
    {
      id: unknownId("u"),
      name: "Will the law change?",
      states: [
        { id: stateId("yes"), name: "It will" },
        { id: stateId("no"), name: "It will not" },
      ],
    },
  ],
  positions: [
    {
      id: "opening",
      name: "Opening offer of the employer",
      party: partyId("p1"),
      date: "2026-03-01",
      outcome: { [issueId("i0")]: optionId("o0"), [issueId("i1")]: optionId("o0"), [issueId("i2")]: optionId("o1") },
    },
    {
      id: "draft",
      name: "Draft of the mediator",
      outcome: { [issueId("i0")]: optionId("o1"), [issueId("i1")]: optionId("o1"), [issueId("i2")]: optionId("o1") },
    },
  ],
};

function analysed(value: Case, draws = 60): Analysis {
  const result = analyse(value, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws });
  if (result.kind === "failed") throw new Error(`Expected an analysis, got ${JSON.stringify(result)}`);
  return result.value;
}

const TWO: Points = [
  [
    [0, 20],
    [18, 4],
    [30, 0],
  ],
  [
    [0, 31],
    [9, 30],
    [22, 0],
  ],
  [
    [0, 49],
    [31, 9],
    [48, 0],
  ],
];
const THREE: Points = [
  [
    [13, 25, 0],
    [25, 0, 14],
    [0, 40, 39],
  ],
  [
    [0, 0, 0],
    [63, 10, 42],
    [53, 31, 51],
  ],
  [
    [0, 29, 0],
    [3, 17, 6],
    [12, 0, 10],
  ],
];

/** The two-party example with 27 outcomes, of which a red line takes three. */
export const twoParties = analysed(caseOf("Wages and hours", TWO, [42, 27]));
export const threeParties = analysed(caseOf("A harbour for three", THREE, [35, 15, 15]));
export const sixParties = analysed(
  caseOf(
    "Six at a table",
    TWO.map((options) => options.map(([a = 0, b = 0]) => [a, b, a, b, a + b, b])),
    [20, 10, 20, 10, 30, 5],
  ),
);
export const noRoom = analysed(caseOf("Too far apart", TWO, [90, 60]));

/** As analysing a case with a group too large to enumerate gives it. */
export const tooLarge: Analysis = {
  ...twoParties,
  outcomes: `1${"0".repeat(50)}`,
  admissible: `1${"0".repeat(50)}`,
  disagreement: null,
  best: null,
  worst: null,
  ideal: null,
  frontier: {
    count: 0,
    points: [],
    exact: false,
    tooLarge: {
      issues: twoParties.issues.map(({ id }) => id),
      combinations: `1${"0".repeat(50)}`,
      limit: 10_000_000,
      upperBounds: [100, 100],
    },
  },
  solutions: emptySolutions(),
  lotteries: null,
  zopa: { exists: true, count: `123${"0".repeat(47)}`, share: 0.123, exact: false, interval: { low: 0.119, high: 0.127 } },
  opposition: null,
  trades: [],
  density: null,
  sensitivity: null,
  cautions: [
    { code: "groupTooLarge", facts: {} },
    { code: "zopaEstimated", facts: {} },
  ],
};

/** Nothing that can be absent is there. */
export const bare: Analysis = {
  ...tooLarge,
  frontier: { count: 0, points: [], exact: true, tooLarge: null },
  zopa: { exists: false, count: "0", share: 0, exact: true, interval: null },
  best: null,
  worst: null,
  reservationBands: [null, null],
  positions: [],
  redLines: [],
  record: [],
  unknowns: [],
  cautions: [],
};

export const EVERY_ANALYSIS = { twoParties, threeParties, sixParties, noRoom, tooLarge, bare };

/** The same analysis with `text` in place of every name, title, date and free word. */
export function withTexts({ ...analysis }: Analysis, text: string): Analysis {
  const renamed = <Item extends { readonly name: string }>(item: Item): Item => ({ ...item, name: text });
  return {
    ...analysis,
    title: text,
    language: text,
    parties: analysis.parties.map(renamed),
    issues: analysis.issues.map((issue) => ({ ...renamed(issue), group: text, options: issue.options.map(renamed) })),
    positions: analysis.positions.map((position) => ({ ...renamed(position), date: text, crosses: position.crosses.map(renamed) })),
    redLines: analysis.redLines.map((line) => ({
      ...renamed(line),
      until: line.until && { ...line.until, given: line.until.given.map(() => ({ unknown: text, states: [text, text] })) },
    })),
    record: analysis.record.map((entry) => ({
      ...entry,
      date: text,
      to: text,
      speaker: text,
      text,
      track: text,
      position: text,
      sources: entry.sources.map((source) => ({ ...source, title: text, publisher: text, date: text, url: text })),
    })),
    unknowns: analysis.unknowns.map((unknown) => ({ ...renamed(unknown), states: unknown.states.map(renamed) })),
    sensitivity: analysis.sensitivity && {
      ...analysis.sensitivity,
      tornado: analysis.sensitivity.tornado.map((bar) => ({ ...bar, input: { ...bar.input, detail: text } })),
    },
    solutions: Object.fromEntries(
      Object.entries(analysis.solutions).map(([name, reading]) => [name, { ...reading, formula: text }]),
    ) as Analysis["solutions"],
    cautions: [
      ...analysis.cautions,
      { code: "thinEstimate", facts: { of: text, issues: 1, reservation: "missing" } },
      { code: "uniformProbabilities", facts: { party: text, unknown: text } },
    ],
  };
}

function emptySolutions(): Analysis["solutions"] {
  const none = { formula: "max Π (u − d)", points: [] };
  return { nash: none, egalitarian: none, kalaiSmorodinsky: none, utilitarian: none };
}
