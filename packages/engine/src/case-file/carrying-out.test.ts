import { expect, test } from "vitest";
import { parseCase } from "./parse-case.ts";
import type { Problem } from "./problem.ts";

/** A case with a record, steps and a red line that evidence lifts. */
const TEXT = `detente: 1
title: A second-hand car
language: en
parties: [{ id: seller }, { id: buyer }]
issues: [{ id: tyres, yesNo: true }, { id: towbar, yesNo: true }, { id: today, yesNo: true }]
unknowns: [{ id: engine, states: [{ id: sound }, { id: worn }] }]
tracks:
  - { id: yard, level: working, reportsTo: office, issues: [tyres, towbar], reached: { settled: [tyres], bracketed: [towbar], rounds: 2 } }
  - { id: office, level: summit, bar: { leastSettled: 1, leastTime: 60000 } }
positions: [{ id: ask, outcome: { tyres: no, towbar: no, today: no } }]
record:
  - { id: visit, date: 2026-01-05, to: 2026-01-06, kind: meeting, track: yard, text: They look at the car. }
  - { id: asking, date: 2026-01-06, kind: offer, party: seller, speaker: Anna, position: ask, text: She names her price. }
steps:
  - { id: deposit, party: buyer, days: 1, evidence: A receipt., verifier: The bank, parts: 2 }
  - { id: papers, party: seller, after: [deposit], earliest: 2026-01-10, undo: They are taken back. }
briefs:
  seller:
    preferences: { points: { tyres: { options: { no: 1, yes: 0 } }, towbar: { options: { no: 1, yes: 0 } }, today: { options: { no: 0, yes: 1 } } } }
    reservationValue: 1
    steps: { deposit: { value: 3, lost: 0.5 }, papers: { cost: { low: 1, likely: 2, high: 3 } } }
    breakingCost: 1
    estimates:
      buyer:
        preferences: { points: { tyres: { options: { no: 0, yes: 1 } } } }
        steps: { deposit: { cost: 2, lost: 1 }, papers: { value: 4 } }
  buyer:
    preferences: { points: { tyres: { options: { no: 0, yes: 1 } }, towbar: { options: { no: 0, yes: 1 } }, today: { options: { no: 0, yes: 1 } } } }
    reservationValue: 1
    redLines: [{ id: not-blind, forbid: { today: yes }, until: { given: { engine: sound }, probability: 0.9 } }]
`;

function problemsOf(text: string): readonly Problem[] {
  const result = parseCase({ name: "case.yaml", text });
  return result.kind === "failed" ? result.failure : result.value.warnings;
}

test("a record, steps with what they are worth, what tracks need and have reached, and evidence for a red line are read", () => {
  const result = parseCase({ name: "case.yaml", text: TEXT });
  if (result.kind === "failed") throw new Error(JSON.stringify(result.failure));
  const { record, steps, tracks, briefs } = result.value.case;
  expect(result.value.warnings).toEqual([]);
  expect(record[1]).toEqual({
    id: "asking",
    date: "2026-01-06",
    kind: "offer",
    party: "seller",
    speaker: "Anna",
    position: "ask",
    text: "She names her price.",
  });
  expect(steps.map(({ id, name, after, parts }) => ({ id, name, after, parts }))).toEqual([
    { id: "deposit", name: "deposit", after: undefined, parts: 2 },
    { id: "papers", name: "papers", after: ["deposit"], parts: undefined },
  ]);
  expect(tracks.map(({ bar, reached }) => bar ?? reached)).toEqual([
    { settled: ["tyres"], bracketed: ["towbar"], rounds: 2 },
    { leastSettled: 1, leastTime: 60_000 },
  ]);
  const [seller, buyer] = Object.values(briefs);
  expect(seller).toMatchObject({
    steps: { deposit: { worth: 3, lost: 0.5 }, papers: { worth: { low: 1, likely: 2, high: 3 } } },
    breakingCost: 1,
    estimates: { buyer: { steps: { deposit: { worth: 2, lost: 1 }, papers: { worth: 4 } } } },
  });
  expect(buyer).toMatchObject({ steps: {}, redLines: [{ until: { given: { engine: ["sound"] }, probability: 0.9 } }] });
});

/** What is changed in the text, and the one problem that it makes. */
const CHANGES: readonly (readonly [name: string, from: string, to: string, problem: string])[] = [
  ["an entry that ends before it begins", "to: 2026-01-06", "to: 2026-01-04", "dates [entry visit, to]"],
  ["a day that is no day", "date: 2026-01-05", "date: 2026-02-30", "shape [entry visit, date]"],
  ["a kind of entry that there is not", "kind: meeting", "kind: quarrel", "shape [entry visit, kind]"],
  ["an entry given out twice", "id: asking", "id: visit", "repeated-id [entry visit, id]"],
  ["an entry of an unknown track", "track: yard", "track: barn", "unknown-track [entry visit, track]"],
  ["an entry of an unknown party", "kind: offer, party: seller", "kind: offer, party: dealer", "unknown-party [entry asking, party]"],
  ["an offer of an unknown position", "position: ask", "position: asks", "unknown-position [entry asking, position]"],
  ["a deed of a position", "kind: offer", "kind: deed", "position-without-offer [entry asking, position]"],
  ["an entry with an unknown source", "kind: meeting,", "kind: meeting, sources: [ad],", "unknown-source [entry visit, source 1]"],
  ["a step of an unknown party", "deposit, party: buyer", "deposit, party: bank", "unknown-party [step deposit, party]"],
  ["a step after an unknown one", "after: [deposit]", "after: [deposits]", "unknown-step [step papers, after, entry 1]"],
  [
    "steps that wait for each other",
    "deposit, party: buyer,",
    "deposit, party: buyer, after: [papers],",
    "circle [step papers, after, entry 1]",
  ],
  ["a step that waits for itself", "after: [deposit]", "after: [papers]", "circle [step papers, after, entry 1]"],
  ["a step of less than no days", "days: 1", "days: -1", "negative [step deposit, days]"],
  ["a step in half a part", "parts: 2", "parts: 0.5", "count [step deposit, parts]"],
  ["a step in too many parts", "parts: 2", "parts: 1001", "count [step deposit, parts]"],
  ["a step on a day that is no day", "earliest: 2026-01-10", "earliest: soon", "shape [step papers, earliest]"],
  ["a step of a brief that there is not", "papers: { cost", "paper: { cost", "unknown-step [brief of seller, step paper]"],
  ["an own step with a value", "papers: { cost", "papers: { value", "step-worth-form [brief of seller, step papers]"],
  ["another's step with a cost", "deposit: { value: 3", "deposit: { cost: 3", "step-worth-form [brief of seller, step deposit]"],
  ["a step with cost and value", "deposit: { value: 3", "deposit: { cost: 3, value: 3", "step-worth-form [brief of seller, step deposit]"],
  [
    "an estimated step with a value that is its doer's own",
    "deposit: { cost: 2",
    "deposit: { value: 2",
    "step-worth-form [brief of seller, estimate of buyer, step deposit]",
  ],
  ["a step of negative value", "value: 3", "value: -3", "negative [brief of seller, step deposit, value]"],
  ["a cost whose range begins below 0", "low: 1, likely: 2", "low: -1, likely: 2", "negative [brief of seller, step papers, cost]"],
  ["a share above 1", "lost: 0.5", "lost: 1.5", "share [brief of seller, step deposit, lost]"],
  ["a share below 0", "lost: 0.5", "lost: { low: -0.1, likely: 0, high: 1 }", "share [brief of seller, step deposit, lost]"],
  ["a negative breaking cost", "breakingCost: 1", "breakingCost: -1", "negative [brief of seller, breaking cost]"],
  ["evidence of nothing", "given: { engine: sound }", "given: {}", "names-nothing [brief of buyer, red line not-blind, until, given]"],
  [
    "evidence of an unknown state",
    "given: { engine: sound }",
    "given: { engine: sounds }",
    "unknown-state [brief of buyer, red line not-blind, until, given, engine]",
  ],
  [
    "evidence that needs no belief",
    "probability: 0.9",
    "probability: 0",
    "probability [brief of buyer, red line not-blind, until, probability]",
  ],
  [
    "evidence that nobody can have",
    "probability: 0.9",
    "probability: 90",
    "probability [brief of buyer, red line not-blind, until, probability]",
  ],
  ["half an issue settled", "leastSettled: 1", "leastSettled: 0.5", "count [track office, bar, leastSettled]"],
  ["a line of a bar that there is not", "leastSettled: 1", "leastAgreed: 1", "unknown-key [track office, bar, leastAgreed]"],
  ["time that has run backwards", "leastTime: 60000", "leastTime: -1", "negative [track office, bar, leastTime]"],
  ["an unknown issue settled", "settled: [tyres]", "settled: [tires]", "unknown-issue [track yard, reached, settled, entry 1]"],
  [
    "an issue settled that is not on the table",
    "settled: [tyres]",
    "settled: [today]",
    "not-on-table [track yard, reached, settled, entry 1]",
  ],
  ["an issue in both lists", "settled: [tyres]", "settled: [towbar]", "repeated-id [track yard, reached, bracketed, entry 1]"],
  ["rounds that are no number of rounds", "rounds: 2", "rounds: 1.5", "count [track yard, reached, rounds]"],
];

test.each(CHANGES)("%s is one error with its place", (_, from, to, problem) => {
  expect(TEXT).toContain(from);
  const found = problemsOf(TEXT.replace(from, to)).map(({ severity, code, path }) => `${severity} ${code} [${path}]`);
  expect(found).toEqual([`error ${problem}`]);
});

test("evidence is for red lines only", () => {
  const constraint = "constraints: [{ id: c, forbid: { tyres: yes, towbar: yes }, until: { given: { engine: sound }, probability: 1 } }]";
  expect(problemsOf(TEXT.replace("unknowns:", `${constraint}\nunknowns:`)).map(({ code }) => code)).toEqual(["unknown-key"]);
});

test("entries and steps can be translated, text by text", () => {
  const texts = ["record.asking.text", "record.asking.speaker", "steps.deposit.name", "steps.deposit.evidence", "steps.deposit.verifier"];
  const translations = (paths: readonly string[]): string => `translations: { de: { ${paths.map((path) => `${path}: x`).join(", ")} } }\n`;
  expect(problemsOf(TEXT + translations([...texts, "steps.papers.undo"]))).toEqual([]);
  expect(problemsOf(TEXT + translations(["record.visit.speaker"])).map(({ code }) => code)).toEqual(["unknown-text"]);
});
