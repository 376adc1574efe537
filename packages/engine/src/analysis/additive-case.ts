import type { Brief, Case, Estimate } from "../model/case.ts";

/** The plain additive model of a case: what the points of single issues say, without constraints, red lines, interactions or unknowns. */
export function additiveCase(value: Case): Case {
  const briefs = Object.entries(value.briefs).map(([party, brief]) => [party, brief && additiveBrief(brief)]);
  return { ...value, constraints: [], unknowns: [], briefs: Object.fromEntries(briefs) };
}

function additiveBrief(brief: Brief): Brief {
  const estimates = Object.entries(brief.estimates).map(([party, estimate]) => [party, estimate && additiveReading(estimate)]);
  return { ...additiveReading(brief), estimates: Object.fromEntries(estimates) };
}

const additiveReading = <Reading extends Brief | Estimate>(reading: Reading): Reading => ({
  ...reading,
  preferences: { ...reading.preferences, interactions: [] },
  redLines: [],
  probabilities: {},
});
