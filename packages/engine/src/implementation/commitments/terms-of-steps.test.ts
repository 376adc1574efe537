import { expect, test } from "vitest";
import { partyId, stepId } from "../../model/ids.ts";
import type { Step } from "../../model/step.ts";
import { compileTerms } from "./compiled-terms.ts";
import { type StepTermsSettings, termsOfSteps } from "./terms-of-steps.ts";

const [NORTH, SOUTH] = [partyId("north"), partyId("south")];
const parties = [
  { id: NORTH, name: "North" },
  { id: SOUTH, name: "South" },
];
const SETTINGS: StepTermsSettings = { id: "plan", title: "A plan", agreedAt: "2025-01-01T00:00:00.000Z", zone: "Asia/Seoul" };

const STEPS: readonly Step[] = [
  {
    id: stepId("halt"),
    name: "Halt",
    description: "All of it",
    party: NORTH,
    days: 13.5,
    evidence: "Seals",
    verifier: "The inspectors",
    parts: 2,
    undo: "It runs again",
  },
  { id: stepId("lift"), name: "Lift", party: SOUTH, after: [stepId("halt")], earliest: "2025-03-01", verifier: "North" },
  { id: stepId("visit"), name: "Visit", party: SOUTH, after: [], verifier: "south" },
];

test("each step becomes a stipulation with its gate, its due time, its evidence and its verifier", () => {
  const terms = termsOfSteps({ language: "en", parties, steps: STEPS }, SETTINGS);
  expect(compileTerms(JSON.parse(JSON.stringify(terms))).kind).toBe("ok");
  expect(terms.stipulations).toEqual([
    {
      id: "halt",
      name: "Halt",
      text: "All of it",
      theme: "north",
      owner: "north",
      evidence: "Seals",
      verifier: "the-inspectors",
      parts: 2,
      due: { kind: "days", days: 14, zone: "Asia/Seoul" },
    },
    {
      id: "lift",
      name: "Lift",
      theme: "south",
      owner: "south",
      evidence: "Not agreed yet",
      verifier: "north",
      gate: { fulfilled: ["halt"], from: { kind: "civil", date: "2025-03-01", time: "00:00", zone: "Asia/Seoul" } },
    },
    // Nobody verifies what is its own: what is called like the owner is a body of that name.
    { id: "visit", name: "Visit", theme: "south", owner: "south", evidence: "Not agreed yet", verifier: "south-2" },
  ]);
  expect(terms.bodies).toEqual([
    { id: "the-inspectors", name: "The inspectors" },
    { id: "south-2", name: "south" },
  ]);
  expect(terms.themes.map(({ id }) => id)).toEqual(["north", "south"]);
});

test("what a step does not say is made up by no one: the one counterpart verifies, or somebody yet to be named", () => {
  const steps: readonly Step[] = [{ id: stepId("a"), name: "A", party: NORTH }];
  expect(termsOfSteps({ language: "en", parties, steps }, SETTINGS).stipulations[0]?.verifier).toBe("south");
  const three = [...parties, { id: partyId("east"), name: "East" }];
  expect(termsOfSteps({ language: "en", parties: three, steps }, SETTINGS).bodies).toEqual([
    { id: "a-verifier-to-be-named", name: "A verifier to be named" },
  ]);
});

test("a coder scores, and what can be undone has a clock, where that is wanted", () => {
  const settings: StepTermsSettings = { ...SETTINGS, coder: "!", snapback: { days: 30, onSilence: "measuresReturn" } };
  const terms = termsOfSteps({ language: "en", parties, steps: STEPS }, settings);
  expect(compileTerms(terms).kind).toBe("ok");
  expect([terms.coders, terms.bodies.at(-1)]).toEqual([["body"], { id: "body", name: "!" }]);
  expect(terms.stipulations.map(({ snapback }) => snapback)).toEqual([
    { measures: "It runs again", mayTrigger: ["north"], days: 30, zone: "Asia/Seoul", onSilence: "measuresReturn", deciders: [], lost: 1 },
    undefined,
    undefined,
  ]);
});
