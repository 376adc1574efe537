import { describe, expect, test } from "vitest";
import { bare, EVERY_ANALYSIS, twoParties, withTexts } from "./analysis.fixture.ts";
import { displayWidth } from "./terminal/display-width.ts";
import { terminalReport } from "./terminal-report.ts";

const TEXTS = [
  null,
  "交渉の議題についての長い名前、とても長い",
  "👩‍👩‍👧‍👦 family 🇰🇷 e\u0301",
  "A".repeat(300),
  "\u001b[2J\u001b]0;owned\u0007\u009b31m\r\nx\u202e",
  "",
];
const plain = { colour: false, unicode: true } as const;

describe("terminalReport", () => {
  test.each(Object.entries(EVERY_ANALYSIS))("of %s fits every width, whatever the names", (_, analysis) => {
    for (const text of TEXTS) {
      const named = text === null ? analysis : withTexts(analysis, text);
      for (const width of [60, 80, 96, 120]) {
        for (const unicode of [true, false]) {
          for (const line of terminalReport(named, { width, colour: false, unicode }).split("\n"))
            expect(displayWidth(line), line).toBeLessThanOrEqual(width);
        }
      }
    }
  });

  test("takes a width out of range for the nearest one in range", () => {
    expect(terminalReport(twoParties, { width: 1, ...plain })).toBe(terminalReport(twoParties, { width: 60, ...plain }));
    expect(terminalReport(twoParties, { width: 999, ...plain })).toBe(terminalReport(twoParties, { width: 120, ...plain }));
    expect(terminalReport(twoParties, { width: Number.NaN, ...plain })).toBe(terminalReport(twoParties, { width: 80, ...plain }));
  });

  test("lets no control character of a text through", () => {
    const hostile = withTexts(twoParties, TEXTS[4] ?? "");
    expect(terminalReport(hostile, { width: 80, ...plain })).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    const coloured = terminalReport(hostile, { width: 80, colour: true, unicode: true });
    expect(coloured.replace(/\u001b\[(?:[0-9];)?[0-9]{1,2}m/g, "")).not.toMatch(/[^\P{Cc}\n]/u);
  });

  test("prints ASCII only where the terminal has no more", () => {
    expect(terminalReport(withTexts(twoParties, "Żółć 交渉"), { width: 80, colour: false, unicode: false })).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test("with colour says the same as without", () => {
    const coloured = terminalReport(twoParties, { width: 100, colour: true, unicode: true });
    expect(coloured.replace(/\u001b\[[0-9;]*m/g, "")).toBe(terminalReport(twoParties, { width: 100, ...plain }));
  });

  test("marks solutions and positions in the plane by letters that its key explains", () => {
    const report = terminalReport(twoParties, { width: 80, ...plain });
    expect(report).toMatch(/│.*N/);
    expect(report).toMatch(/^N {2}Nash 57\u00a0\/\u00a050/m);
    expect(report).toMatch(/^2 {2}Draft of the mediator/m);
  });

  test("of an analysis with nothing in it is short and says so", () => {
    expect(terminalReport(bare, { width: 80, ...plain })).toMatch(/There is no room to agree/);
  });
});
