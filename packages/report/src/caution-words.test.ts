import type { Caution } from "@detente/engine";
import { expect, test } from "vitest";
import { tooLarge, twoParties } from "./analysis.fixture.ts";
import { cautionWords } from "./caution-words.ts";
import { labelsOf } from "./labels.ts";

// By code, so that the compiler asks for a new one here too.
const CODES: Readonly<Record<Caution["code"], true>> = {
  modelPredictsAgreement: true,
  noZopa: true,
  zopaDependsOnRanges: true,
  additiveModel: true,
  scalesNotComparable: true,
  reservationBelowWorst: true,
  groupTooLarge: true,
  thinEstimate: true,
  uniformProbabilities: true,
  zopaEstimated: true,
};

test.each(Object.keys(CODES))("%s has words, with and without facts", (code) => {
  for (const facts of [{}, { party: "p0", unknown: "u" }]) {
    // The keys of CODES are the codes.
    const words = cautionWords({ code: code as Caution["code"], facts }, tooLarge, labelsOf(tooLarge));
    expect(`${words.headline} ${words.text}`).not.toMatch(/undefined|NaN|null/);
    expect(words.headline).not.toBe("");
  }
});

test("a sample without a rational outcome proves nothing, where the frontier is not known", () => {
  const text = (zopa: typeof tooLarge.zopa) =>
    cautionWords({ code: "zopaEstimated", facts: {} }, { ...tooLarge, zopa }, labelsOf(tooLarge)).text;
  expect(text(tooLarge.zopa)).toContain("Whether there is room at all does not depend on the sample.");
  expect(text({ ...tooLarge.zopa, exists: false, count: "0", share: 0, interval: { low: 0, high: 0.001 } })).toContain(
    "That none was found in it does not prove that there is none.",
  );
});

test("a caution about a party names it", () => {
  expect(
    cautionWords({ code: "uniformProbabilities", facts: { party: "p0", unknown: "u" } }, twoParties, labelsOf(twoParties)).headline,
  ).toBe("Union has not said how likely the answers are (Will the law change?).");
});

test("a model that predicts agreement says what to check", () => {
  expect(cautionWords({ code: "modelPredictsAgreement", facts: {} }, twoParties, labelsOf(twoParties)).checks).toHaveLength(5);
});
