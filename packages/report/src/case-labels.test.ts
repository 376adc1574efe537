import { issueId, optionId, partyId } from "@detente/engine";
import { expect, test } from "vitest";
import { caseLabels } from "./case-labels.ts";

const labels = caseLabels(
  {
    parties: [
      { id: partyId("us"), name: "Us\u001b[2J" },
      { id: partyId("them"), name: "Them" },
    ],
    issues: [
      { id: issueId("price"), name: "Price", kind: "range", range: { from: 1, to: 9, step: 1, unit: "EUR" } },
      { id: issueId("size"), name: "Size", kind: "range", range: { from: 1, to: 9, step: 1 } },
      { id: issueId("colour"), name: "Colour", kind: "choice", options: [{ id: optionId("red"), name: "Dark red" }] },
      { id: issueId("tyres"), name: "Tyres", kind: "yesNo" },
    ],
  },
  [
    [12.25, 90],
    [1, 2],
  ],
);

test("options are called as in an analysis: with their unit, by their name, or yes and no", () => {
  const named = (
    [
      ["price", "3"],
      ["size", "3"],
      ["colour", "red"],
      ["tyres", "yes"],
    ] as const
  ).map(([issue, option]) => labels.option(issue, option));
  expect(named).toEqual(["3 EUR", "3", "Dark red", "yes"]);
});

test("an id without a name stands for itself, and names can do nothing to a terminal", () => {
  expect([labels.issue("none"), labels.option("none", "a"), labels.option("colour", "b"), labels.party("x")]).toEqual([
    "none",
    "a",
    "b",
    "x",
  ]);
  expect(labels.parties).toEqual(["Us[2J", "Them"]);
});

test("points have the decimals that a party's scale needs", () => {
  expect([labels.points(0, 50), labels.points(1, 50), labels.vector([3, 4])]).toEqual(["50.0", "50", "3.0\u00a0/\u00a04"]);
  expect(labels.band(0, { low: 1, high: 2 })).toBe("1.0 to 2.0");
  expect(labels.band(1, null)).toBe("–");
});
