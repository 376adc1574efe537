import { expect, test } from "vitest";
import { addressOf } from "./address-of.ts";

const BRIEF = {
  preferences: { points: { price: { curve: [{ at: 1, worth: 2 }] } }, interactions: [{ name: "both", adjust: 1 }, { adjust: 2 }] },
  redLines: [{ id: "budget", name: "Budget", forbid: { price: { from: 5 } } }],
};

test("where a list item was counted it is named, as far as it has a name", () => {
  expect(addressOf(BRIEF, ["redLines", 0, "forbid", "price"])).toBe("/redLines/budget/forbid/price");
  expect(addressOf(BRIEF, ["preferences", "interactions", 1, "adjust"])).toBe("/preferences/interactions");
  expect(addressOf(BRIEF, ["preferences", "points", "price", "curve", 0, "at"])).toBe("/preferences/points/price/curve");
  expect(addressOf(BRIEF, ["missing", "deep"])).toBe("/missing/deep");
});
