import { type CasePlan, type ExchangeProblem, findRemedies, planExchange } from "@detente/engine";
import { describe, expect, test } from "vitest";
import { planReport } from "./plan-report.ts";
import { planNotes, planSummary } from "./plan-words.ts";
import { remedyWords } from "./remedy-words.ts";
import { terminalPlan } from "./terminal-plan.ts";

const step = (id: string, cost: number, value: number): ExchangeProblem["steps"][number] => ({
  id,
  party: id.startsWith("a") ? "a" : "b",
  cost,
  value,
  recovered: 0,
  lost: 0,
  after: [],
  parts: id === "a0" ? 2 : 1,
  days: 3,
  earliest: null,
});

const STEPS = [step("a0", 4, 9), step("b0", 3, 9), step("b1", 1, 2)];

function told(breakingCosts: readonly [number, number], simultaneous: "never" | "anyPair" = "never"): CasePlan {
  const problem: ExchangeProblem = {
    parties: [
      { id: "a", breakingCost: breakingCosts[0] },
      { id: "b", breakingCost: breakingCosts[1] },
    ],
    steps: STEPS,
    simultaneous: { kind: simultaneous },
  };
  const plan = planExchange(problem, { start: "2020-01-01", effort: 1000 });
  if (plan.kind === "failed") throw new Error(JSON.stringify(plan.failure));
  return {
    title: "<b>Swap</b>\u001b[31m",
    language: "en",
    perspective: { kind: "everyBrief" },
    partyNames: ["Anna & Co", "Bert"],
    steps: STEPS.map((each) => ({ ...each, name: `Step <${each.id}>`, evidence: "Seen", verifier: null, undo: "Undone" })),
    plan: plan.value,
    remedies: plan.value.safety.kind === "safe" ? null : findRemedies(problem, 1000),
  };
}

test("a plan that is safe by its breaking costs says so, and how much of them is needed", () => {
  const safe = told([4, 4]);
  expect(planSummary(safe)).toBe("In this order neither side ever gains by stopping, once what that costs it is counted.");
  expect(planNotes(safe).join(" ")).toMatch(/The worst temptation is .* of the breaking cost/u);
  expect(remedyWords(safe)).toEqual([]);
});

test("a plan that is not says who gains how much, and what would help", () => {
  const unsafe = told([0, 0]);
  expect(planSummary(unsafe)).toMatch(
    /^No order is safe: in the best of them (Anna & Co|Bert) would gain [\d.]+ points more than that costs it/u,
  );
  expect(planNotes(unsafe)[0]).toContain("has no breaking cost, so any temptation is too much");
  const words = remedyWords(unsafe);
  expect(words.some((each) => each.startsWith("A deposit of"))).toBe(true);
  expect(words.at(-1)).toMatch(/^This very order, with a breaking cost of .* points higher\.$/u);
});

test("steps at once are told as one moment, and end the exchange with nobody last", () => {
  const together = told([0, 0], "anyPair");
  expect(planNotes(together).join(" ")).toContain("nobody acts last");
  expect(terminalPlan(together, { width: 80, colour: false, unicode: true })).toContain("and at once ");
});

describe("forms", () => {
  const all = [told([4, 4]), told([0, 0]), told([0, 0], "anyPair")];

  test("a terminal gets lines that fit it, and ASCII only where it has no more", () => {
    for (const each of all) {
      const text = terminalPlan(each, { width: 60, colour: false, unicode: false });
      expect(text).toMatch(/^[\x20-\x7e\n]*\n$/u);
      expect(text).not.toContain("?");
      expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
    }
  });

  test("a page has a picture for each party, in two sizes, with the same numbers in a table, and lets no markup in", () => {
    for (const each of all) {
      const page = planReport(each);
      expect(page.match(/<svg role="img"/gu)?.length).toBe(4);
      expect(page).not.toContain("<b>Swap");
      expect(page).not.toContain("Step <a0>");
      const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const rows = page
        .split("What each party has at stake")
        .at(-1)
        ?.split("</table>")[0]
        ?.match(/<tr class="row">/gu)?.length;
      expect(rows).toBe(each.plan.states.length);
    }
  });
});
