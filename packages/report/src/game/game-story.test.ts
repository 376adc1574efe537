import { expect, test } from "vitest";
import { ONE_GAME, THREE_PARTY_GAME } from "./played.fixture.ts";
import { gameStory } from "./game-story.ts";

const story = gameStory(ONE_GAME);
const offers = story.steps.filter(({ kind }) => kind === "offer");

test("every event of the table is a step, numbered from 1, with who acted and in which round", () => {
  expect(story.steps.map(({ number }) => number)).toEqual(ONE_GAME.events.map((_, k) => k + 1));
  expect(story.parties).toEqual([
    { name: "Candidate", player: "boulware" },
    { name: "Employer", player: "conceder" },
  ]);
  expect(offers.slice(0, 4).map(({ party, round, offer }) => [party, round, offer])).toEqual([
    [0, 1, 1],
    [1, 1, 2],
    [0, 2, 3],
    [1, 2, 4],
  ]);
});

test("the first offer of a party is told whole, later ones by what is new in them", () => {
  expect(offers[0]?.detail.split("; ")).toHaveLength(ONE_GAME.analysis.issues.length);
  expect(offers[2]?.detail).toBe("the same again");
  for (const part of offers[3]?.detail.split("; ") ?? []) expect(part).toMatch(/^[^:]+: .+ → .+$/u);
});

test("what an outcome is worth to each party stands with the step that is about it", () => {
  for (const { kind, utilities } of story.steps) expect(utilities === null).toBe(kind === "other");
  const agreed = story.steps.find(({ kind }) => kind === "agreed");
  const accepted = story.steps.find(({ kind }) => kind === "accept");
  expect(agreed?.utilities).toEqual(accepted?.utilities);
  expect(agreed?.utilities).toEqual(ONE_GAME.score.parties.map(({ utility }) => utility));
});

test("three parties take turns in one round", () => {
  const { steps } = gameStory(THREE_PARTY_GAME);
  const rounds = steps.filter(({ kind }) => kind === "offer").map(({ party, round }) => [party, round]);
  expect(rounds.slice(0, 4)).toEqual([
    [0, 1],
    [1, 1],
    [2, 1],
    [0, 2],
  ]);
});

test("the ending says what every party has, and who forfeited", () => {
  expect(story.ending).toMatch(/^Agreement after \d+ whole rounds\. Points: Candidate [\d.]+, Employer [\d.]+\.$/u);
  const [party] = ONE_GAME.analysis.parties;
  if (party === undefined) throw new Error("Expected a party");
  const forfeits = [{ party: party.id, reason: "slow" as const, detail: "gave no\u001b answer", turn: 3 }];
  const events = [
    ...ONE_GAME.events.slice(0, 3),
    { kind: "endedWithoutAgreement" as const, reason: "walkAway" as const, audience: "table" as const, seq: 4, at: "" },
  ];
  const score = { ...ONE_GAME.score, isAgreed: false, rounds: 1 };
  expect(gameStory({ ...ONE_GAME, events, forfeits, score }).ending).toMatch(
    /^No agreement, because a party left, after 1 whole round; Candidate forfeited \(slow: gave no answer\)\. Points: /u,
  );
});
