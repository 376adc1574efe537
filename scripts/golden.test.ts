import { expect, it } from "vitest";
import { fresh, goldenFiles, orphans, recorded } from "./golden/golden-files.ts";

const MOST_LINES = 200; // what a reviewer still reads

it("there are cases to record", () => {
  expect(goldenFiles().length).toBeGreaterThan(0);
});

it.each(goldenFiles())("$path is what the analysis of $source gives (if the change is meant: npm run golden)", async (file) => {
  expect(await fresh(file)).toBe(recorded(file));
});

it.each(goldenFiles().filter(({ what }) => what === "analysis"))("$path is short enough to read, and has no colours", (file) => {
  const text = recorded(file) ?? "";
  expect(text.split("\n").length).toBeLessThan(MOST_LINES);
  expect(text).not.toContain("\u001B");
});

it("no recorded file is left of a case that is gone", () => {
  expect(orphans()).toEqual([]);
});
