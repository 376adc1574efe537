import { expect, test } from "vitest";
import { visible } from "./visible.ts";

test("escape sequences, C1 controls and direction overrides are written out", () => {
  expect(visible("\u001b[2Jgone\u009b1m \u202eright to left", "line")).toBe("\\u001b[2Jgone\\u009b1m \\u202eright to left");
});

test("a line end is written out in a line and kept in lines", () => {
  expect(visible("a\nb\tc", "line")).toBe("a\\u000ab\\u0009c");
  expect(visible("a\nb\tc\r", "lines")).toBe("a\nb\tc\\u000d");
});

test("letters of any script, joiners and emoji stay as they are", () => {
  const text = "Łódź שלום עברית می‌خواهم 👩‍👧 日本";
  expect(visible(text, "line")).toBe(text);
});
