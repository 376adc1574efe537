import { type Fact, issueId, optionId, type Outcome, partyId, type SessionEvent } from "@detente/engine";
import { expect, test } from "vitest";
import { twoParties, withTexts } from "../analysis.fixture.ts";
import type { PlayedGame } from "./game-story.ts";
import { transcript } from "./transcript.ts";

const [union, employer] = [partyId("p0"), partyId("p1")];
const outcome = (...options: readonly number[]): Outcome =>
  Object.fromEntries(options.map((o, i) => [issueId(`i${i}`), optionId(`o${o}`)]));
const offer = (number: number, party: typeof union, of: Outcome): Fact => ({ kind: "offered", party, offer: number, outcome: of });

const FACTS: readonly Fact[] = [
  {
    kind: "opened",
    setup: {
      protocol: { kind: "alternatingOffers" },
      parties: [union, employer],
      required: [union, employer],
      deadline: { rounds: 9 },
    },
  },
  offer(1, union, outcome(2, 2, 2)),
  offer(2, employer, outcome(0, 1, 1)),
  offer(3, union, outcome(2, 1, 2)),
  ...[4, 5, 6, 7].map((number) =>
    offer(number, number % 2 === 0 ? employer : union, number % 2 === 0 ? outcome(0, 1, 1) : outcome(2, 1, 2)),
  ),
  { kind: "accepted", party: employer, offer: 7 },
  { kind: "agreed", outcome: outcome(2, 1, 2), offer: 7 },
];

const moves = { silent: 0, nice: 0, fortunate: 0, selfish: 0, concession: 0, unfortunate: 0 };
const game: PlayedGame = {
  analysis: twoParties,
  events: FACTS.map((fact, k): SessionEvent => ({ ...fact, audience: "table", seq: k + 1, at: "2020-01-01T00:00:00.000Z" })),
  players: ["micro", "tough"],
  utilities: (of) => [of[issueId("i0")] === "o2" ? 87 : 40, 30],
  score: {
    isAgreed: true,
    rounds: 5,
    offers: 7,
    welfare: 1,
    frontierDistance: 0,
    nashDistance: 0,
    parties: [union, employer].map((party) => ({ party, utility: party === union ? 87 : 30, share: 0.5, advantage: 0.5, moves })),
  },
  forfeits: [],
};

test("a transcript tells what is new in each offer and what it is worth, and repeated offers in one line", () => {
  expect(transcript(game)).toBe(`Wages and hours
Union: micro
Employer: tough

  1 The talks open: Union, Employer
  1 Union offers (1): Issue 1: Option 3; Issue 2: Option 3; Issue 3: Option 3  [87 / 30]
  1 Employer offers (2): Issue 1: Option 1; Issue 2: Option 2; Issue 3: Option 2  [40 / 30]
  2 Union offers (3): Issue 2: Option 3 → Option 2  [87 / 30]
  2 … 4 offers like those before, up to round 4 …
  4 Employer accepts offer 7  [87 / 30]
  4 The parties agree on offer 7: Issue 1: Option 3; Issue 2: Option 2; Issue 3: Option 3  [87 / 30]

Agreement after 5 whole rounds. Points: Union 87, Employer 30.
`);
});

test("whatever the names are, a transcript has no control characters and as many lines as it has steps", () => {
  const hostile = transcript({ ...game, analysis: withTexts(twoParties, "a\u001b[2J\r\nb\u202ec") });
  expect(hostile).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  expect(hostile.split("\n").length).toBe(transcript(game).split("\n").length);
});
