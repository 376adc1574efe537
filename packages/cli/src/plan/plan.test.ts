import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runDetente } from "../run-detente.fixture.ts";

const HANOI = fileURLToPath(new URL("../../../../cases/hanoi/hanoi-2019.yaml", import.meta.url));

/** Whoever acts last keeps the last step: nobody has anything to lose by it. */
const SWAP = `detente: 1
title: A swap
language: en
parties:
  - { id: north, name: North }
  - { id: south, name: South }
issues:
  - { id: deal, name: Deal, yesNo: true }
steps:
  - { id: map, name: Map handed over, party: north, evidence: A map, verifier: South, undo: Nothing }
  - { id: grain, name: Grain shipped, party: south, days: 20 }
briefs:
  north:
    preferences: { points: { deal: { options: { no: 0, yes: 1 } } } }
    reservationValue: 0
    steps: { map: { cost: 2 }, grain: { value: 4 } }
  south:
    preferences: { points: { deal: { options: { no: 0, yes: 1 } } } }
    reservationValue: 0
    steps: { map: { value: 5 }, grain: { cost: 3 } }
`;

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "detente-plan-"));
  writeFileSync(join(cwd, "swap.yaml"), SWAP);
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const plan = (...args: readonly string[]) => runDetente(["plan", ...args], { cwd });

test("the steps of Hanoi come in an order with dates, evidence, who looks and what undoes them, as text and as a page", () => {
  const { code, out, err } = plan(HANOI, "--as", "us", "--start", "2019-03-01", "--html", "plan.html");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^ 1\. .*\(2019-03-01/mu);
  for (const words of ["evidence: ", "seen by: ", "undone by: ", "End-game: ", "As United States sees it"]) expect(out).toContain(words);
  const page = readFileSync(join(cwd, "plan.html"), "utf8");
  expect(page).toMatch(/^<!doctype html>[^]*<svg role="img"[^]*<\/html>\s*$/iu);
  expect(page).toContain("What each party has at stake");
});

test("the same comes as JSON: no state is worse than what the plan declares", () => {
  const { plan: told } = JSON.parse(plan(HANOI, "--as", "dprk", "--json").out);
  const { parties, states, measures } = told;
  for (const [k, { standings }] of states.entries()) {
    for (const [p, { exposure, temptation }] of standings.entries()) {
      expect(temptation / parties[p].breakingCost).toBeLessThanOrEqual(measures.temptation.worst);
      if (k < states.length - 1) expect(exposure / parties[p].received).toBeLessThanOrEqual(measures.exposure.worst);
    }
  }
  expect(measures.exposure.gap).toBe(0);
  expect(told.schedule).toBeNull();
});

test("where no order is safe, what would make one is said", () => {
  const { code, out: lines } = plan("swap.yaml");
  const out = lines.replaceAll(/\s+/gu, " ");
  expect(code).toBe(0);
  expect(out).toContain("No order is safe");
  expect(out).toContain("keeping that step would gain");
  expect(out).toContain("A deposit of North that raises its breaking cost from 0 to 2 points.");
  expect(out).toContain("“Map handed over” with “Grain shipped”");
  expect(JSON.parse(plan("swap.yaml", "--json").out).remedies.deposits).toEqual([
    { party: "north", from: 0, to: 2 },
    { party: "south", from: 0, to: 3 },
  ]);
});

test("two steps at once make it safe, any two or those named", () => {
  for (const together of [["--simultaneous"], ["--together", "grain,map"]]) {
    const { out } = plan("swap.yaml", ...together);
    expect(out).toContain("neither side is ever better off by stopping");
    expect(out).toContain("and at once South: Grain shipped");
  }
});

test.each([
  [["--as", "east"], "no party east; the parties are north, south"],
  [["--as", "north"], "the brief of north has no estimate of south"],
  [["--start", "2019-02-30"], "--start: 2019-02-30 is no date"],
  [["--together", "map,map"], "map and map cannot be done at once"],
  [["--together", "map"], "Expected STEP,STEP"],
  [["--simultaneous", "--together", "map,grain"], "cannot be used with"],
])("%j is refused in words", (args, words) => {
  const { code, out, err } = plan("swap.yaml", ...args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(words);
});

test("a case that does not say what its steps are worth is told which", () => {
  writeFileSync(join(cwd, "silent.yaml"), SWAP.replace("steps: { map: { cost: 2 }, grain: { value: 4 } }", "steps: { map: { cost: 2 } }"));
  const { code, err } = plan("silent.yaml");
  expect(code).toBe(2);
  expect(err).toContain("what step grain costs or brings north is not stated");
});
