import { expect, test } from "vitest";
import { partyId } from "../../model/ids.ts";
import { CASE, minute, outcome, table, type Table } from "../../session/table.fixture.ts";
import { improvementAnswer } from "./improvement-answer.ts";

/** The boat for 30, later, with a warranty: and something else proposed. */
function proposed(words: string, prepare: (t: Table) => void = () => {}): Table {
  const t = table();
  prepare(t);
  t.act("buyer", { kind: "offer", outcome: outcome("30 later yes") });
  t.act("seller", { kind: "accept", offer: 1 });
  for (const who of ["buyer", "seller"]) t.act(who, { kind: "optIn" });
  t.act("facilitator", { kind: "proposeImprovement", outcome: outcome(words), until: minute(60) });
  return t;
}

function answers(t: Table): readonly unknown[] {
  return ["buyer", "seller"].map((who) => {
    const view = t.view(who);
    return view.kind === "party" ? improvementAnswer(view) : expect.fail();
  });
}

test.each([
  ["30 now yes", ["yes", "yes"]],
  ["20 later yes", ["yes", "no"]],
  ["20 later no", ["yes", "no"]],
  ["30 later no", ["no", "yes"]],
  ["40 later yes", ["no", "yes"]],
])("to %s in place of 30 later yes the answers are %j", (words, expected) => {
  expect(answers(proposed(words))).toEqual(expected);
});

test("across a red line it is no, however good, unless the line was overridden", () => {
  const t = proposed("40 later yes");
  const view = t.view("buyer");
  if (view.kind !== "party" || view.brief === null) throw new Error("the buyer has a brief");
  const fond = { ...view, brief: { ...view.brief, preferences: CASE.briefs[partyId("seller")]?.preferences ?? expect.fail() } };
  expect(improvementAnswer(fond)).toBe("no");
  expect(improvementAnswer({ ...fond, overrides: [{ redLine: "dear", reason: "Yes." }] })).toBe("yes");
});

test("beyond the mandate it is no", () => {
  const t = proposed("30 now yes");
  t.act("seller", { kind: "giveMandate", issues: [] });
  expect(answers(t)).toEqual(["yes", "no"]);
});

test("before a proposal, and where there will be none, there is nothing to answer", () => {
  expect(answers(table())).toEqual([null, null]);
  const t = table();
  t.act("buyer", { kind: "offer", outcome: outcome("30 later yes") });
  t.act("seller", { kind: "accept", offer: 1 });
  t.act("facilitator", { kind: "proposeNothing" });
  expect(answers(t)).toEqual([null, null]);
});

test("once the time to answer has passed there is nothing to answer", () => {
  const t = proposed("30 now yes");
  const answerAt = (at: string): unknown => {
    const view = t.view("buyer", at);
    return view.kind === "party" && improvementAnswer(view);
  };
  expect([answerAt(minute(59)), answerAt(minute(60))]).toEqual(["yes", null]);
});

test("without a brief there is no telling", () => {
  const view = proposed("30 now yes").view("buyer");
  expect(view.kind === "party" && improvementAnswer({ ...view, brief: null })).toBeNull();
});
