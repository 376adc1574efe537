import { expect, test } from "vitest";
import { parseCase } from "./parse-case.ts";

const hints = (text: string): (string | undefined)[] => {
  const result = parseCase({ name: "case.yaml", text });
  return result.kind === "failed" ? result.failure.map(({ hint }) => hint) : [];
};

test.each([
  ["a key without its colon", "detente 1\ntitle: A\n", /colon after a key is missing/u],
  ["a bracket left open", "detente: 1\nparties: [{ id: a, name: A }\ntitle: A\n", /was opened and not closed/u],
  ["quotes within quotes", "detente: 1\ntitle: 'the buyer's car'\n", /double quotes/u],
  ["an indentation of no-break spaces", "detente: 1\nparties:\n\u00A0 - { id: a }\n\u00A0\u00A0x: [\n", /plain spaces/u],
])("%s is refused with its cure", (_, text, cure) => {
  expect(hints(text).join()).toMatch(cure);
});

test.each([
  ["a decimal comma in a record", "sun: 0,6", /with a point/u],
  ["a percent sign", "sun: 60%", /bare number/u],
  ["a decimal comma", 'sun: "0,6"', /bare number/u],
])("%s is refused with its cure", (_, probability, cure) => {
  const text = `detente: 1
title: A
language: en
parties: [{ id: a }, { id: b }]
issues: [{ id: i, yesNo: true }]
unknowns: [{ id: weather, states: [{ id: sun }, { id: rain }] }]
briefs:
  a: { preferences: { points: { i: { options: { no: 0, yes: 1 } } } }, reservationValue: 0, probabilities: { weather: { ${probability}, rain: 0.4 } } }
`;
  expect(hints(text).join()).toMatch(cure);
});
