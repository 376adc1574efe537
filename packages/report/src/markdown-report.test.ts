import { describe, expect, test } from "vitest";
import { EVERY_ANALYSIS, twoParties, withTexts } from "./analysis.fixture.ts";
import { markdownReport } from "./markdown-report.ts";

const columns = (line: string) => line.split(/(?<!\\)\|/).length;

describe("markdownReport", () => {
  test.each(Object.entries(EVERY_ANALYSIS))("of %s has tables whose rows are as wide as their heads", (_, analysis) => {
    for (const text of [null, "a | b \\| c `|` \n| d |"]) {
      const lines = markdownReport(text === null ? analysis : withTexts(analysis, text)).split("\n");
      let head = 0;
      for (const line of lines) {
        if (!line.startsWith("|")) head = 0;
        else if (head === 0) head = columns(line);
        else expect(columns(line)).toBe(head);
      }
    }
  });

  test("turns no text of a case into markup", () => {
    const page = markdownReport(
      withTexts(twoParties, "<b>x</b> [y](javascript:z) ![i](http://e.example/) **w** @someone https://e.example\n# heading"),
    );
    expect(page).not.toMatch(/<b>|(?<!\\)\]\(|(?<!\\)@someone|https?:\/\//);
    expect(page).not.toMatch(/^# heading/m);
  });

  test("leaves numbers as they are, and makes no list of a text that begins like one", () => {
    expect(markdownReport(twoParties)).not.toMatch(/\d\\\./);
    const page = markdownReport(withTexts(twoParties, "1. first"));
    expect(page).toContain("1\\. first");
    expect(page).not.toMatch(/^1\. first/m);
  });

  test("says what the page says", () => {
    const page = markdownReport(twoParties);
    expect(page).toContain("There is room to agree");
    expect(page).toContain("Sequencing and irreversibility");
    expect(page).toContain("| Kalai–Smorodinsky |");
    expect(page).toContain("Seed 1; format version 1.");
  });
});
