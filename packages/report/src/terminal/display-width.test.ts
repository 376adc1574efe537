import { expect, test } from "vitest";
import { displayWidth } from "./display-width.ts";

test("counts columns, not code points", () => {
  expect(displayWidth("plain")).toBe(5);
  expect(displayWidth("交渉")).toBe(4);
  expect(displayWidth("한국")).toBe(4);
  expect(displayWidth("é")).toBe(1);
  expect(displayWidth("e\u0301")).toBe(1);
  expect(displayWidth("👩‍👩‍👧‍👦")).toBe(2);
  expect(displayWidth("🇰🇷")).toBe(2);
  expect(displayWidth("─●·")).toBe(3);
  expect(displayWidth("")).toBe(0);
});
