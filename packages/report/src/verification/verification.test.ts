import { beliefPlan, deterrence, inspectionGame, oneShotInspection, type Result, samplePlan } from "@detente/engine";
import { describe, expect, test } from "vitest";
import { tellBelief } from "./tell-belief.ts";
import { tellDeterrence, tellRepeatedPlay } from "./tell-deterrence.ts";
import { tellInspectionGame, tellOneShot } from "./tell-games.ts";
import { tellSample } from "./tell-sample.ts";
import { terminalVerification } from "./terminal-verification.ts";
import { verificationPage } from "./verification-page.ts";

function value<Value>(result: Result<Value, unknown>): Value {
  if (result.kind === "failed") throw new Error(`Expected an answer, got ${JSON.stringify(result.failure)}`);
  return result.value;
}

const LASTING = { share: 0.8, kind: "lasting" } as const;
const VISITS = { prior: 0.3, sensitivity: 0.6, specificity: 1, access: LASTING, visits: 5, finds: 0, goal: 0.05 };
const closed = tellBelief(value(beliefPlan(VISITS)));
const sample = tellSample(value(samplePlan({ items: 100, defects: 5, miss: 0.05, instrument: 1 })));

describe("samples", () => {
  test("the exact size, one fewer and the textbook's stand beside each other", () => {
    expect(sample.summary).toBe("Look at 45 of 100 items: that finds at least one of 5 defective items with a chance of 95.4 %.");
    expect(sample.tables[0]?.rows.map(({ cells }) => cells)).toEqual([
      ["exact", "45", "95.4 %", "–", "0"],
      ["one item fewer", "44", "94.9 %", "–", "−1"],
      ["textbook", "46", "95.8 %", "45.07", "+1"],
      ["mid-point", "45", "95.4 %", "44.17", "0"],
      ["all items", "100", "100 %", "–", "+55"],
    ]);
  });

  test("an instrument that is too poor is told with the reason", () => {
    const told = tellSample(value(samplePlan({ items: 100, defects: 1, miss: 0.05, instrument: 0.5 })));
    expect(told.summary).toMatch(/^No sample is enough: looking at all 100 items finds the one defective item with a chance of 50.0 %/u);
    expect(told.notes[0]).toContain("recognises a defective item that is looked at 50 % of the time");
  });
});

describe("belief", () => {
  test("a goal that closed places keep out of reach is told with the reason, and drawn with where belief stops", () => {
    expect(closed.notes[0]).toBe(
      "No number of visits takes belief down to 5 %: part of what is suspected no visit can see, such as places that stay closed, and belief stops at 7.9 %.",
    );
    expect(closed.curve?.levels.map(({ name }) => name)).toEqual(["goal 5 %", "stops at 7.9 %"]);
  });

  test("the picture and its table have the same numbers", () => {
    expect(closed.curve?.line).toHaveLength(closed.tables[0]?.rows.length ?? 0);
    expect(sample.curve?.line).toHaveLength(sample.pageTables[0]?.rows.length ?? 0);
  });

  test("a long course is thinned to its first, its last and some between, and says so", () => {
    const told = tellBelief(value(beliefPlan({ ...VISITS, visits: 1000 })));
    const visits = told.tables[0]?.rows.map(({ cells }) => cells[0]);
    expect(visits).toHaveLength(26);
    expect([visits?.[0], visits?.[1], visits?.at(-1)]).toEqual(["0", "40", "1000"]);
    expect(told.tables[0]?.caption).toContain("26 of 1001 steps");
  });

  test.each([
    [{ goal: 0.9, specificity: 0.95 }, "Taking belief up to 90 % needs 2 visits that find something."],
    [{ goal: 0.2 }, "Taking belief down to 20 % needs 1 visit that finds nothing."],
    [{ goal: 0.3 }, "Belief is at 30 % or below it before any visit."],
    [{ goal: 0.1, sensitivity: 0 }, "a visit goes alike whether something is there or not"],
    [{ goal: 0.1, sensitivity: 0.1, specificity: 0.5 }, "more often where nothing is"],
    [{ goal: 0, access: { share: 1, kind: "lasting" } as const }, "every visit leaves a little doubt"],
    [{ goal: 0.5, prior: 1 }, "what is held for certain no evidence changes"],
    [{ goal: 0.1, sensitivity: 1e-12, access: { share: 1, kind: "lasting" } as const }, "more than a billion"],
  ])("%j: %s", (settings, words) => {
    expect(tellBelief(value(beliefPlan({ ...VISITS, ...settings }))).notes[0]).toContain(words);
  });
});

test("games and deterrence are told in a sentence", () => {
  expect(tellInspectionGame(value(inspectionGame({ periods: 4, inspections: 2 }))).summary).toContain(
    "first period with a chance of 36.4 %",
  );
  expect(tellOneShot(value(oneShotInspection({ gain: 30, penalty: 90, inspectionCost: 0.1, caughtCost: 0.4 }))).summary).toContain(
    "a little more often than 25.0 %",
  );
  const never = tellDeterrence(value(deterrence({ gain: 30, loss: 90, visits: { sensitivity: 0.5, access: 0.2 } })));
  expect([never.summary, never.notes[0]]).toEqual([
    "A violation does not pay where it is detected with a chance of 25.0 % or more.",
    "No number of visits detects so often: with this access they find at most 20.0 %.",
  ]);
  expect(tellRepeatedPlay(0.5).summary).toContain("at least 50.0 % of the round before");
});

describe("forms", () => {
  const all = [sample, closed, tellInspectionGame(value(inspectionGame({ periods: 30, inspections: 10 }))), tellRepeatedPlay(0.5)];

  test("a terminal gets lines that fit it, and ASCII only where it has no more", () => {
    for (const told of all) {
      const text = terminalVerification(told, { width: 60, colour: false, unicode: false });
      expect(text).toMatch(/^[\x20-\x7e\n]*\n$/u);
      expect(text).not.toContain("?");
      expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
    }
  });

  test("a page has the sentence, every table, and a picture where there is a curve", () => {
    for (const told of all) {
      const page = verificationPage(told);
      expect(page.match(/<table>/gu) ?? []).toHaveLength(told.tables.length + told.pageTables.length);
      expect(page.match(/<svg role="img"/gu) ?? []).toHaveLength(told.curve === null ? 0 : 2);
      expect(new Set(page.match(/ id="[^"]+"/gu)).size).toBe(page.match(/ id="[^"]+"/gu)?.length);
    }
  });

  test("texts from outside cannot become markup", () => {
    const page = verificationPage({ ...closed, title: "<script>alert(1)</script>" });
    expect(page).not.toContain("<script>");
  });
});
