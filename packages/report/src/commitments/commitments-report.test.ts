import { expect, test } from "vitest";
import { commitmentsReport } from "./commitments-report.ts";
import { compiledTerms, shownCommitments, type Told } from "./commitments.fixture.ts";
import { terminalCommitments } from "./terminal-commitments.ts";
import { wordsAndDeeds } from "./words-and-deeds.ts";

const ACTIONS: readonly Told[] = [
  ["2025-02-01", { by: "north", stipulation: "halt", kind: "evidenceSubmitted", text: "Seals" }],
  ["2025-02-02", { by: "south", stipulation: "halt", kind: "accountFiled", text: "Late and partial", event: 1 }],
  ["2025-02-03", { by: "south", stipulation: "halt", kind: "accepted", evidence: 1 }],
  ["2025-02-04", { by: "north", stipulation: "halt", kind: "accountFiled", text: "In full", event: 1, source: "press" }],
  ["2025-02-05", { by: "north", stipulation: "halt", kind: "accountFiled", text: "We trusted <them>" }],
  ["2025-02-06", { by: "monitor", stipulation: "halt", kind: "coded", score: 2, reason: "One seal is missing" }],
  ["2025-02-07", { by: "south", stipulation: "relief", kind: "started" }],
  ["2025-02-08", { by: "south", stipulation: "relief", kind: "snapbackNotified", reason: "A test", because: "halt" }],
  ["2025-02-09", { by: "north", stipulation: "halt", kind: "accountFiled", text: "In full, as we said", event: 1 }],
];

const SHOWN = shownCommitments(compiledTerms(3), ACTIONS, "2025-02-10T00:00:00.000Z");
const SETTINGS = { width: 120, colour: false, unicode: true, extent: "open" } as const;

test("the accounts of both parties stand beside the deed that they tell, all that were filed", () => {
  const { table, left } = wordsAndDeeds(SHOWN, 100);
  expect(left).toBe(0);
  expect(table.columns.map(({ name }) => name)).toEqual([
    "No.",
    "When",
    "Stipulation",
    "What was done",
    "As North & Co tells it",
    "As South tells it",
  ]);
  expect(table.rows.map(({ cells: [number, , , deed, north, south] }) => [number, deed, north, south])).toEqual([
    ["1", "North & Co submitted evidence 1: Seals", "In full [press] / In full, as we said", "Late and partial"],
    ["3", "South accepted evidence 1", "–", "–"],
    ["5", "(as a whole)", "We trusted <them>", "–"],
    ["6", "Monitor scored 2: One seal is missing", "–", "–"],
    ["7", "South began", "–", "–"],
    ["8", "South notified a snapback because of The halt: A test", "–", "–"],
  ]);
  const short = wordsAndDeeds(SHOWN, 2);
  expect([short.left, short.table.rows]).toEqual([4, table.rows.slice(-2)]);
});

test("the page has a clock with what silence does, both accounts, and scores with who put them there", () => {
  const page = commitmentsReport(SHOWN);
  expect(page).toContain('<h1 lang="en" dir="auto">A halt &lt;for&gt; relief</h1>');
  expect(page).toContain("the measures return; 100 % of what was done is lost");
  expect(page).toContain("2025-03-11 00:00 UTC");
  expect(page).toContain("2 (coded; 3 from events)");
  expect(page).toContain("Monitor scored: One seal is missing");
  expect(page).toContain("We trusted &lt;them&gt;");
  expect(page).toContain("North &amp; Co");
  expect(page.match(/<svg /g)).toHaveLength(2);
  expect(page).not.toContain("<script");
  expect(page.match(/<details class="fold" open>/g)).toHaveLength(2);
});

test("a record without events, and one in which nothing runs or is due, say so", () => {
  const page = commitmentsReport(shownCommitments(compiledTerms(2), [], "2025-06-01T00:00:00.000Z"));
  for (const words of ["No snapback clock runs.", "Nothing has a due time yet to come.", "Nothing is on record yet."])
    expect(page).toContain(words);
});

test("the terminal says the same, and of many stipulations only what somebody has to see to", () => {
  const text = terminalCommitments(SHOWN, SETTINGS);
  expect(text).toContain("33.3 %");
  expect(text).toContain("1 snapback clock running.");
  expect(text).toContain("2 (coded; 3 from");
  const many = shownCommitments(compiledTerms(100), ACTIONS, "2025-02-10T00:00:00.000Z");
  expect(terminalCommitments(many, SETTINGS)).toContain("40 of 99 (all 100 with --all)");
  expect(terminalCommitments(many, SETTINGS)).not.toContain("more-97");
  expect(terminalCommitments(many, { ...SETTINGS, extent: "all" })).toContain("more-97");
  expect(terminalCommitments(many, { ...SETTINGS, unicode: false })).toMatch(/^[\x20-\x7e\n]*$/);
});

test("a long page folds its tables and says how many rows it leaves out", () => {
  const actions = Array.from({ length: 320 }, (_, k): Told => ["2025-02-01", { by: "north", stipulation: `more-${k}`, kind: "started" }]);
  const page = commitmentsReport(shownCommitments(compiledTerms(400), actions, "2025-02-10T00:00:00.000Z"));
  expect(page).toContain("The last 300; 20 earlier ones are in the record.");
  expect(page).not.toContain("open>");
});
