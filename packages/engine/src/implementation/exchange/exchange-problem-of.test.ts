import { expect, test } from "vitest";
import type { Case, Estimate } from "../../model/case.ts";
import { partyId, stepId } from "../../model/ids.ts";
import type { StepWorth } from "../../model/step.ts";
import { exchangeProblemOf } from "./exchange-problem-of.ts";

const [us, them, third] = [partyId("us"), partyId("them"), partyId("third")];
const [freeze, relief] = [stepId("freeze"), stepId("relief")];

const held = (steps: Readonly<Record<string, StepWorth>>, breakingCost: Estimate["breakingCost"] = 0): Estimate => ({
  preferences: { kind: "points", issues: {}, interactions: [] },
  redLines: [],
  probabilities: {},
  steps,
  breakingCost,
});

const CASE: Case = {
  detente: 1,
  title: "Steps",
  language: "en",
  parties: [us, them].map((id) => ({ id, name: id })),
  groups: [],
  issues: [],
  constraints: [],
  unknowns: [],
  tracks: [],
  positions: [],
  record: [],
  steps: [
    { id: freeze, name: "Freeze", party: them, days: 30, parts: 2 },
    { id: relief, name: "Relief", party: us, after: [freeze], earliest: "2019-03-01" },
  ],
  sources: [],
  briefs: {
    [us]: {
      ...held(
        { [freeze]: { worth: { low: 1, likely: 6, high: 9 }, lost: 0.8 }, [relief]: { worth: 4, lost: 0.5 } },
        { low: 1, likely: 2, high: 3 },
      ),
      estimates: { [them]: held({ [freeze]: { worth: 3 }, [relief]: { worth: 7, lost: 0.25 } }, 1) },
    },
  },
};

test("a case as one party sees it: its own brief, its estimate of the other, ranges at their likely figure", () => {
  const problem = exchangeProblemOf(CASE, { kind: "party", party: us }, { kind: "never" });
  expect(problem).toEqual({
    kind: "ok",
    value: {
      parties: [
        { id: "us", breakingCost: 2 },
        { id: "them", breakingCost: 1 },
      ],
      steps: [
        { id: "freeze", party: "them", cost: 3, value: 6, recovered: 0, lost: 0.8, after: [], parts: 2, days: 30, earliest: null },
        {
          id: "relief",
          party: "us",
          cost: 4,
          value: 7,
          recovered: 0.5,
          lost: 0.25,
          after: ["freeze"],
          parts: 1,
          days: 0,
          earliest: "2019-03-01",
        },
      ],
      simultaneous: { kind: "never" },
    },
  });
});

const refusal = (value: Case, party: string | null): unknown => {
  const perspective = party === null ? ({ kind: "everyBrief" } as const) : ({ kind: "party", party: partyId(party) } as const);
  const problem = exchangeProblemOf(value, perspective, { kind: "never" });
  return problem.kind === "failed" ? problem.failure : null;
};

test("what is missing is named", () => {
  expect(refusal(CASE, "nobody")).toEqual({ code: "unknownParty", party: "nobody" });
  expect(refusal({ ...CASE, steps: [] }, "us")).toEqual({ code: "noSteps" });
  expect(refusal(CASE, "them")).toEqual({ code: "missingBrief", party: "them" });
  expect(refusal(CASE, null)).toEqual({ code: "missingBrief", party: "them" });
  const brief = { ...held({ [freeze]: { worth: 1 } }), estimates: {} };
  expect(refusal({ ...CASE, briefs: { [us]: brief } }, "us")).toEqual({ code: "missingEstimate", of: "them", by: "us" });
  const estimates = { [them]: held({}) };
  expect(refusal({ ...CASE, briefs: { [us]: { ...brief, estimates } } }, "us")).toEqual({
    code: "missingWorths",
    worths: [
      { party: "them", step: "freeze" },
      { party: "us", step: "relief" },
      { party: "them", step: "relief" },
    ],
  });
});

test("steps of three parties make no exchange of two; a third party without steps is no hindrance", () => {
  const parties = [...CASE.parties, { id: third, name: "Third" }];
  expect(refusal({ ...CASE, parties }, "us")).toBeNull();
  const steps = [...CASE.steps, { id: stepId("watch"), name: "Watch", party: third }];
  expect(refusal({ ...CASE, parties, steps }, "us")).toEqual({ code: "notTwoParties", parties: [us, them, third] });
  expect(refusal({ ...CASE, parties, steps: CASE.steps.slice(0, 1) }, "us")).toEqual({ code: "notTwoParties", parties: [them] });
});
