import { describe, expect, it } from "vitest";
import { fresh, goldenFiles, orphans, recorded } from "./golden/golden-files.ts";

const MOST_LINES = 200; // what a reviewer still reads

it("there are cases to record", () => {
  expect(goldenFiles().length).toBeGreaterThan(0);
});

describe.each(goldenFiles())("$path", (file) => {
  it(`is what the analysis of ${file.source} gives (if the change is meant: npm run golden)`, async () => {
    expect(await fresh(file)).toBe(recorded(file));
  });

  it.runIf(file.what === "analysis")("is short enough to read, and has no colours", () => {
    const text = recorded(file) ?? "";
    expect(text.split("\n").length).toBeLessThan(MOST_LINES);
    expect(text).not.toContain("\u001B");
  });
});

it("no recorded file is left of a case that is gone", () => {
  expect(orphans()).toEqual([]);
});
