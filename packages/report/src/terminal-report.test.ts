import { describe, expect, test } from "vitest";
import { bare, EVERY_ANALYSIS, noRoom, tooLarge, twoParties, withTexts } from "./analysis.fixture.ts";
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

  test("says in one plain sentence that there is no room, or barely any", () => {
    const first = (analysis: typeof noRoom) =>
      terminalReport(analysis, { width: 120, ...plain })
        .split("\n")
        .slice(1, 3)
        .join(" ");
    expect(first(noRoom)).toContain(
      "There is no room to agree: each of 27 outcomes crosses a red line or leaves somebody worse off than walking away.",
    );
    expect(first({ ...noRoom, zopa: { ...noRoom.zopa, exists: true, count: "1", share: 1 / 27 } })).toContain(
      "There is barely room to agree: only one of 27 outcomes crosses no red line and leaves nobody worse off than walking away.",
    );
    expect(first({ ...noRoom, redLines: [] })).toContain(
      "There is no room to agree: each of 27 outcomes leaves somebody worse off than walking away.",
    );
  });

  test("does not take an unknown frontier for an empty one", () => {
    expect(terminalReport(noRoom, { width: 120, ...plain })).toContain("No outcome suits everybody, so there is none to choose.");
    expect(terminalReport(tooLarge, { width: 120, ...plain })).toContain(
      "The Pareto frontier is not known, so none of them can be computed.",
    );
  });

  test("names the first of those that tie as such where it shows its package", () => {
    const [point] = twoParties.solutions.utilitarian.points;
    if (point === undefined) throw new Error("Expected a utilitarian outcome");
    const other = { ...point, outcome: twoParties.frontier.points[0]?.outcome ?? point.outcome };
    const tied = { ...twoParties, solutions: { ...twoParties.solutions, utilitarian: { formula: "max Σ u", points: [point, other] } } };
    expect(terminalReport(tied, { width: 120, ...plain })).toMatch(/^Issue .*Utilitarian \(tie 1 of 2\)/m);
  });

  test("says that the additive model was asked for, and not only that a case is additive", () => {
    const additive = { ...twoParties, model: "additive" as const, cautions: [{ code: "additiveModel" as const, facts: {} }] };
    expect(terminalReport(additive, { width: 120, ...plain })).toContain(
      "! Interactions, constraints, red lines and unknowns are left out",
    );
    expect(terminalReport({ ...additive, model: "full" }, { width: 120, ...plain })).toContain("! Each issue is scored on its own.");
  });

  test("cuts no heading of a party whose name has a few words", () => {
    const [first, ...others] = twoParties.parties;
    if (first === undefined) throw new Error("Expected a party");
    const named = { ...twoParties, parties: [{ ...first, name: "Owner of the building" }, ...others] };
    expect(terminalReport(named, { width: 80, ...plain })).not.toContain("…");
  });

  test("cuts no number of an axis whose points go from 0 to 1", () => {
    const scaled = (numbers: readonly number[]) => numbers.map((value) => value / 100);
    const small = {
      ...twoParties,
      frontier: {
        ...twoParties.frontier,
        points: twoParties.frontier.points.map((point) => ({ ...point, utilities: scaled(point.utilities) })),
      },
      reservationValues: [0, 0],
      positions: [],
      density: null,
    };
    const axis = terminalReport(small, { width: 80, ...plain })
      .split("\n")
      .filter((line) => line.slice(6, 7) === "│");
    expect(axis.length).toBeGreaterThan(10);
    expect(axis.map((line) => line.slice(0, 6)).join("")).not.toContain("…");
  });

  test("of an analysis with nothing in it is short and says so", () => {
    expect(terminalReport(bare, { width: 80, ...plain })).toMatch(/There is no room to agree/);
  });
});
