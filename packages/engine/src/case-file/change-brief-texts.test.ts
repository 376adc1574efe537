import { expect, test } from "vitest";
import { changeBriefTexts } from "./change-brief-texts.ts";

const change = { text: (text: string) => `<${text}>`, name: (name: string) => `[${name}]` };
const changed = (value: unknown, ...keys: readonly string[]) => changeBriefTexts({ keys, value }, change);

test("texts of a brief are changed, ids, options and numbers are not", () => {
  const { value } = changed({
    notes: "Private",
    preferences: {
      points: { name: { options: { notes: 3 } } },
      interactions: [{ name: "Both", when: { name: "description" }, adjust: 2 }],
    },
    redLines: [{ id: "budget", name: "The budget", forbid: { price: ["high", "higher"] }, sources: ["s1"] }],
    alternatives: [{ name: "Wait", chances: [{ name: "Rain", probability: 0.4, value: 1 }] }],
    estimates: { them: { notes: "They bluff", preferences: { points: {} } } },
  });
  expect(value).toEqual({
    notes: "<Private>",
    preferences: {
      points: { name: { options: { notes: 3 } } },
      interactions: [{ name: "<Both>", when: { name: "description" }, adjust: 2 }],
    },
    redLines: [{ id: "budget", name: "<The budget>", forbid: { price: ["high", "higher"] }, sources: ["s1"] }],
    alternatives: [{ name: "<Wait>", chances: [{ name: "<Rain>", probability: 0.4, value: 1 }] }],
    estimates: { them: { notes: "<They bluff>", preferences: { points: {} } } },
  });
});

test("what a brief has no place for is text, with its keys, and so is what cannot be an id", () => {
  expect(changed({ nots: { "why not": ["this"] }, redLines: [{ id: "not an id" }], breakingCost: "dear" }).value).toEqual({
    "<nots>": { "<why not>": ["<this>"] },
    redLines: [{ id: "<not an id>" }],
    breakingCost: "<dear>",
  });
  expect(changed({ points: { "no id of an issue": {} } }, "preferences").value).toEqual({ points: { "<no id of an issue>": {} } });
});

test("keys to a part stay, but for the names of items and what a brief has no place for", () => {
  expect(changed("Rain or snow", "alternatives", "Wait", "chances", "Rain", "description")).toEqual({
    keys: ["alternatives", "[Wait]", "chances", "[Rain]", "description"],
    value: "<Rain or snow>",
  });
  expect(changed(3, "preferences", "points", "price", "options", "high").keys).toEqual([
    "preferences",
    "points",
    "price",
    "options",
    "high",
  ]);
  expect(changed("x", "remarks", "first")).toEqual({ keys: ["<remarks>", "<first>"], value: "<x>" });
});
