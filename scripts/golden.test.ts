import { expect, it } from "vitest";
import { goldenFiles, orphans, recorded } from "./golden/golden-files.ts";

const MOST_LINES = 200; // what a reviewer still reads

it("there are cases to record", () => {
  expect(goldenFiles().length).toBeGreaterThan(0);
});

it.each(goldenFiles())("$path is what $source gives (if the change is meant: npm run golden)", async (file) => {
  expect(await file.make()).toBe(recorded(file));
});

it.each(goldenFiles().filter(({ form }) => form === "text"))("$path is short enough to read, and has no colours", (file) => {
  const text = recorded(file) ?? "";
  expect(text.split("\n").length).toBeLessThan(MOST_LINES);
  expect(text).not.toContain("\u001B");
});

it("no recorded file is left of a case or a pairing that is gone", () => {
  expect(orphans()).toEqual([]);
});
