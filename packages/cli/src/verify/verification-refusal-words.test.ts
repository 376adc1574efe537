import {
  beliefPlan,
  deterrence,
  inspectionGame,
  oneShotInspection,
  repeatedPlay,
  type Result,
  samplePlan,
  type VerificationRefusal,
} from "@detente/engine";
import { expect, test } from "vitest";
import { verificationRefusalWords } from "./verification-refusal-words.ts";

const words = (result: Result<unknown, readonly VerificationRefusal[]>): readonly string[] =>
  result.kind === "ok" ? [] : result.failure.map(verificationRefusalWords);

test("what is wrong with a question is said by the names of the options", () => {
  expect(words(samplePlan({ items: 10, defects: 11, miss: 2, instrument: 0 }))).toEqual([
    "--defects: expected a whole number from 1 to 10, got 11",
    "--miss: expected a number from 0 to 1, got 2",
    "--instrument: expected a number above 0, got 0",
  ]);
  expect(words(inspectionGame({ periods: 3, inspections: 4 }))).toEqual(["--inspections: expected a whole number from 0 to 3, got 4"]);
  expect(words(oneShotInspection({ gain: 1, penalty: 1, inspectionCost: 0, caughtCost: 1 }))).toEqual([
    "--inspection-cost: expected a number above 0, got 0",
    "--caught-cost: expected a number below 1, got 1",
  ]);
  expect(words(deterrence({ gain: -1, loss: 1, visits: null }))).toEqual(["--gain: expected a number above 0, got -1"]);
  expect(words(repeatedPlay({ temptation: 1, reward: 3, punishment: 5 }))).toEqual([
    "--reward: expected a number between 5 and 1, got 3; breaking must tempt more than keeping gives, and keeping give more than when nobody keeps",
  ]);
});

test("evidence that cannot be is said with what to look at", () => {
  const access = { share: 1, kind: "lasting" } as const;
  const asked = { prior: 0, sensitivity: 1, specificity: 1, access, visits: 5, finds: 1, goal: null };
  expect(words(beliefPlan(asked))).toEqual([
    "1 finds in 5 visits cannot be, whether something is there or not; look at prior, sensitivity and specificity",
  ]);
});

test("what a case does not have is said with what it has", () => {
  const said = (code: VerificationRefusal["code"], path: string, facts: VerificationRefusal["facts"]): string =>
    verificationRefusalWords({ code, path, facts });
  expect(said("unknownParty", "party", { party: "x", parties: "a, b" })).toBe("--as: no party x; the parties are a, b");
  expect(said("missingBrief", "party", { party: "a" })).toBe("the case has no brief for a, so what it believes is not known");
  expect(said("unknownUnknown", "unknown", { unknown: "x", unknowns: "" })).toBe("--unknown: no unknown x; the case has none");
  expect(said("unknownState", "sensitivities.ten", { state: "ten", states: "none, one" })).toBe(
    "--sensitivity ten: no state ten; the states are none, one",
  );
  expect(said("noStates", "states", { states: "none, one" })).toBe(
    "say of which state to make sure, with --state; the states are none, one",
  );
  expect(said("allStates", "states", {})).toBe("--state: one of the states is true for certain; leave at least one out");
});
