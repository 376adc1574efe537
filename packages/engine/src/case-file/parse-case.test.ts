import { expect, test } from "vitest";
import { parseCase } from "./parse-case.ts";
import type { Problem } from "./problem.ts";
import { skeleton } from "./skeleton.ts";

/** All problems of a text, errors and warnings. */
function problemsOf(text: string): readonly Problem[] {
  const result = parseCase({ name: "case.yaml", text });
  return result.kind === "failed" ? result.failure : result.value.warnings;
}

/** The skeleton with one piece of it changed. */
function changed(from: string, to: string): string {
  if (!skeleton.includes(from)) throw new Error(`Expected the skeleton to have ${from}`);
  return skeleton.replace(from, to);
}

const brief = (problem: Problem): string => `${problem.severity} ${problem.code} [${problem.path}]`;

test("a problem has file, line, column, place in words, message and hint", () => {
  expect(problemsOf(changed("options: { now: 25, month: 0 }", "options: { now: 25, mnth: 0 }"))).toEqual([
    {
      severity: "error",
      code: "unknown-option",
      file: "case.yaml",
      line: 53,
      column: 41,
      path: "brief of buyer, handover, worth of option 'mnth'",
      message: 'There is no option "mnth" on this issue.',
      hint: 'Did you mean "month"?',
    },
  ]);
});

test("all problems come at once, of shape and of sense, in the order of the text", () => {
  const text = skeleton
    .replace("title:", "titel:")
    .replace("step: 100", "step: 0")
    .replace("yesNo: true", "yesNo: maybe")
    .replace("handover: now } }", "handover: soon } }")
    .replace("reservationValue: 40", "reservationValue: lots")
    .replace("low: 20, likely: 30", "low: 20, likely: 50")
    .replace("redLines:", "redlines:");
  expect(problemsOf(text).map(brief)).toEqual([
    "error unknown-key [titel]",
    "error range [issue price, range, step]",
    "error shape [issue tyres, yes or no]",
    "error unknown-option [constraint tyres-later, forbid, handover]",
    "error shape [brief of seller, reservation value]",
    "error figures [brief of buyer, reservation value]",
    "error unknown-key [brief of buyer, redlines]",
  ]);
});

test("what refers to a part that is wrong is not blamed for it", () => {
  expect(problemsOf(changed("range: { from: 4000,", "range: { from: cheap,")).map(brief)).toEqual([
    "error shape [issue price, range, from]",
  ]);
  expect(problemsOf(changed("- { id: now, name: Today }", "- { id: now, name: [] }")).map(brief)).toEqual([
    "error shape [issue handover, option now, name]",
  ]);
  expect(problemsOf(changed("- { id: now, name: Today }", "- { idd: now, name: Today }")).map(brief)).toEqual([
    "error unknown-key [issue handover, option 'Today', idd]",
  ]);
  expect(problemsOf(skeleton.replace("parties:", "party:")).map(brief)).toEqual(["error missing-key []", "error unknown-key [party]"]);
});

/** What is changed in the skeleton, and the one problem that it makes. */
const CHANGES: readonly (readonly [name: string, from: string, to: string, problem: string])[] = [
  ["another version of the format", "detente: 1", "detente: 2", "error shape [detente]"],
  ["a language that is no tag", "language: en", "language: English please", "error shape [language]"],
  ["a number as a title", "title: A second-hand car", "title: 1984", "error shape [title]"],
  ["an empty value", "title: A second-hand car", "title:", "error empty [title]"],
  ["a repeated party", "name: Buyer }", "name: Buyer }\n  - { id: seller }", "error repeated-id [party seller, id]"],
  [
    "a repeated option",
    "name: In a month }",
    "name: In a month }\n      - { id: now }",
    "error repeated-id [issue handover, option now, id]",
  ],
  ["a repeated key", "title: A second-hand car", "title: A second-hand car\ntitle: B", "error repeated-key [title]"],
  ["an id with a blank", "summary:", "groups: [{ id: the price }]\nsummary:", "error id [group the price, id]"],
  ["a group that is not there", "name: Price", "name: Price\n    group: money", "error unknown-group [issue price, group]"],
  ["a source that is not there", "name: Price", "name: Price\n    sources: [ad]", "error unknown-source [issue price, source 1]"],
  ["an issue without a form", "    yesNo: true\n", "", "error issue-form [issue tyres]"],
  ["an issue with two forms", "yesNo: true", "yesNo: true\n    options: [{ id: no }, { id: yes }]", "error issue-form [issue tyres]"],
  ["a range that runs backwards", "from: 4000, to: 6000", "from: 6000, to: 4000", "error range [issue price, range]"],
  ["too many numbers", "step: 100", "step: 0.001", "error range [issue price, range]"],
  [
    "numbers with too many digits",
    "from: 4000, to: 6000, step: 100",
    "from: 1e+16, to: 1e+16, step: 1",
    "error range [issue price, range]",
  ],
  ["an end that is not reached", "to: 6000, step", "to: 6050, step", "warning range-end [issue price, range, to]"],
  ["an empty rule", "forbid: { tyres: yes, handover: now }", "forbid: {}", "error names-nothing [constraint tyres-later, forbid]"],
  ["a rule without a form", "forbid: { tyres: yes, handover: now }", "if: { tyres: yes }", "error rule-form [constraint tyres-later]"],
  ["an issue that is not there", "forbid: { tyres:", "forbid: { tires:", "error unknown-issue [constraint tyres-later, forbid, tires]"],
  ["an empty list of options", "handover: now } }", "handover: [] } }", "error names-nothing [constraint tyres-later, forbid, handover]"],
  [
    "an interval of options that are no numbers",
    "handover: now } }",
    "handover: { from: 1 } } }",
    "error not-a-range [constraint tyres-later, forbid, handover]",
  ],
  [
    "an interval without a number",
    "price: { from: 5600 }",
    "price: { from: 5610, to: 5690 }",
    "error names-nothing [brief of buyer, red line budget, forbid, price]",
  ],
  ["a number off the grid", "price: { from: 5600 }", "price: 5650", "error off-grid [brief of buyer, red line budget, forbid, price]"],
  [
    "constraints that leave nothing",
    "forbid: { tyres: yes, handover: now }",
    "forbid: { tyres: [no, yes] }",
    "error emptied-issue [issue tyres]",
  ],
  [
    "a demand that leaves nothing",
    "forbid: { tyres: yes, handover: now }",
    "if: { tyres: [no, yes] }, then: { tyres: yes } }\n  - { id: b, forbid: { tyres: yes }",
    "error emptied-issue [issue tyres]",
  ],
  ["a negative weight", "tyres: { weight: 10,", "tyres: { weight: -10,", "error weight [brief of seller, tyres, weight]"],
  ["weights that sum to something else", "tyres: { weight: 10,", "tyres: { weight: 11,", "warning weight-sum [brief of seller, weighted]"],
  [
    "a curve that does not ascend",
    "[{ at: 4000, worth: 60 },",
    "[{ at: 4000, worth: 60 }, { at: 4000, worth: 50 },",
    "error curve-order [brief of buyer, price, point 2, at]",
  ],
  ["a curve that ends too soon", "{ at: 6000, worth: 0 }", "{ at: 5900, worth: 0 }", "error curve-cover [brief of buyer, price, curve]"],
  [
    "a curve for options",
    "tyres: { options: { no: 0, yes: 15 } }",
    "tyres: { curve: [{ at: 0, worth: 1 }] }",
    "error not-a-range [brief of buyer, tyres, curve]",
  ],
  ["an issue left out", "        handover: { options: { now: 25, month: 0 } }\n", "", "warning issue-left-out [brief of buyer, points]"],
  ["no word on no agreement", "    reservationValue: 40\n", "", "warning no-reservation-value [brief of seller]"],
  [
    "two words on no agreement",
    "reservationValue: 40",
    "reservationValue: 40\n    alternatives: [{ name: Wait, value: 3 }]",
    "error no-agreement-form [brief of seller]",
  ],
  [
    "chances that do not sum to 1",
    "reservationValue: 40",
    "alternatives: [{ name: A, chances: [{ name: B, probability: 0.9, value: 1 }] }]",
    "error probability-sum [brief of seller, alternative 'A', chances]",
  ],
  [
    "a probability in per cent",
    "reservationValue: 40",
    "alternatives: [{ name: A, chances: [{ name: B, probability: { low: 0.5, likely: 1, high: 90 }, value: 1 }] }]",
    "error probability [brief of seller, alternative 'A', chance 'B', probability]",
  ],
  [
    "an alternative of two kinds",
    "reservationValue: 40",
    "alternatives: [{ name: A, value: 1, choices: [{ name: B, value: 1 }] }]",
    "error alternative-form [brief of seller, alternative 'A']",
  ],
  [
    "a discount above 1",
    "    reservationValue: 40",
    "      discount: 1.5\n    reservationValue: 40",
    "error discount [brief of seller, discount]",
  ],
  [
    "an estimate of itself",
    "reservationValue: 40",
    "reservationValue: 40\n    estimates: { seller: { preferences: { points: {} } } }",
    "error own-estimate [brief of seller, estimate of seller]",
  ],
  [
    "a translation of nothing",
    "summary:",
    "translations: { de: { titel: x } }\nsummary:",
    "warning unknown-text [translation to de, titel]",
  ],
  [
    "a translation of a private text",
    "summary:",
    "translations: { de: { briefs.buyer.notes: x } }\nsummary:",
    "error private-translation [translation to de, briefs.buyer.notes]",
  ],
  ["a date that is none", "summary:", "sources: [{ id: a, title: A, date: 2026-02-30 }]\nsummary:", "error shape [source a, date]"],
  [
    "an address that is none",
    "summary:",
    "sources: [{ id: a, title: A, url: 'javascript:alert(1)' }]\nsummary:",
    "error shape [source a, url]",
  ],
  [
    "a package without an issue",
    "price: 5900, tyres: no, handover: month",
    "price: 5900, tyres: no",
    "error incomplete-outcome [position first-ask, outcome]",
  ],
  ["tracks in a circle", "summary:", "tracks: [{ id: a, level: summit, reportsTo: a }]\nsummary:", "error circle [track a, reports to]"],
  [
    "a track that ends before it begins",
    "summary:",
    "tracks: [{ id: a, level: summit, from: 2026-01-02, to: 2026-01-01 }]\nsummary:",
    "error dates [track a, to]",
  ],
  ["an unknown with one state", "summary:", "unknowns: [{ id: a, states: [{ id: b }] }]\nsummary:", "error too-few [unknown a, states]"],
  ["infinity", "reservationValue: 40", "reservationValue: .inf", "error not-finite [brief of seller, reservation value]"],
  ["a number beyond doubles", "reservationValue: 40", "reservationValue: 1e999", "error not-finite [brief of seller, reservation value]"],
  [
    "a number too large to reckon with",
    "reservationValue: 40",
    "reservationValue: 1e101",
    "error not-finite [brief of seller, reservation value]",
  ],
  ["a key for prototypes", "reservationValue: 40", "reservationValue: 40\n    __proto__: { polluted: 1 }", "error key [brief of seller]"],
];

test.each(CHANGES)("%s makes one problem", (_, from, to, problem) => {
  expect(problemsOf(changed(from, to)).map(brief)).toEqual([problem]);
});

const UNKNOWN = "unknowns: [{ id: engine, states: [{ id: sound }, { id: worn }] }]\nsummary:";
const withProbabilities = (engine: string): string =>
  changed("summary:", UNKNOWN).replace("reservationValue: 40", `reservationValue: 40\n    probabilities: { engine: ${engine} }`);

test("probabilities of an unknown are over its states and sum to 1", () => {
  expect(problemsOf(withProbabilities("{ sound: 0.333333, worn: 0.666667 }"))).toEqual([]);
  expect(problemsOf(withProbabilities("{ sound: 0.7, worn: 0.4 }")).map(brief)).toEqual([
    "error probability-sum [brief of seller, probabilities of engine]",
  ]);
  expect(problemsOf(withProbabilities("{ sound: 1 }")).map(brief)).toEqual([
    "error missing-state [brief of seller, probabilities of engine]",
  ]);
  expect(problemsOf(withProbabilities("{ sound: 0.7, worm: 0.3 }")).map(({ code, hint }) => [code, hint])).toContainEqual([
    "unknown-state",
    'Did you mean "worn"?',
  ]);
});

test("a brief for a party that is not there leaves another without one", () => {
  const problems = problemsOf(changed("  buyer:\n    notes", "  byuer:\n    notes"));
  expect(problems.map(brief)).toEqual(["warning no-brief [party buyer]", "error unknown-party [brief of byuer]"]);
  expect(problems[1]?.hint).toBe('Did you mean "buyer"?');
});

test("all weights 0 are an error, also as ranges", () => {
  const text = skeleton.replaceAll(/weight: \d+/g, "weight: { low: 0, likely: 0, high: 0 }");
  expect(problemsOf(text).map(brief)).toEqual(["error weights-zero [brief of seller, weighted]"]);
});

test("options may be written as YAML reads them", () => {
  const text = skeleton
    .replace("forbid: { tyres: yes,", "forbid: { tyres: true,")
    .replace("price: { from: 5600 }", "price: [56e2, '5700']");
  const result = parseCase({ name: "case.yaml", text });
  if (result.kind === "failed") throw new Error(JSON.stringify(result.failure));
  expect(result.value.case.constraints[0]).toMatchObject({ forbid: { tyres: ["yes"], handover: ["now"] } });
  expect(Object.values(result.value.case.briefs)[1]?.redLines[0]).toMatchObject({ forbid: { price: ["5600", "5700"] } });
});

test("at most a hundred problems are listed, and the rest is counted", () => {
  const parties = Array.from({ length: 300 }, () => "  - { id: seller }").join("\n");
  const problems = problemsOf(changed("parties:", `parties:\n${parties}`));
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toMatchObject({ code: "more-problems", message: "200 more problems are not listed." });
});
