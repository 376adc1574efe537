import { expect, test } from "vitest";
import { type Course, terminalCourse } from "./terminal-course.ts";

const SETTINGS = { width: 60, colour: false, unicode: false };
const COURSE: Course = {
  rounds: 20,
  from: 0,
  to: 90,
  reservationValue: 40,
  marks: [
    { letter: "Y", round: 1, utility: 90 },
    { letter: "T", round: 20, utility: 0 },
  ],
  key: "Y yours, T theirs",
};

test("the best is at the top, the first round on the left, and a line stands where no agreement is", () => {
  expect(terminalCourse(COURSE, SETTINGS).join("\n")).toBe(
    [
      "  90.0 |Y",
      ...Array.from({ length: 4 }, () => "       |"),
      "  40.0 |---------------------------------------------------",
      ...Array.from({ length: 3 }, () => "       |"),
      "   0.0 |                                                  T",
      "       +---------------------------------------------------",
      "        round 1                                    round 20",
      "Y yours, T theirs",
    ].join("\n"),
  );
});

test("what lies outside stands at the edge, and what is no number is left out", () => {
  const marks = [
    { letter: "A", round: 30, utility: 120 },
    { letter: "B", round: 1, utility: Number.NaN },
    { letter: "C", round: 1, utility: -5 },
  ];
  const lines = terminalCourse({ ...COURSE, marks }, SETTINGS);
  expect(lines[0]).toMatch(/\|\s+A$/u);
  expect(lines[9]).toBe("   0.0 |C");
  expect(lines.join("")).not.toContain("B");
});

test("one round, and a scale of one value, are drawn all the same", () => {
  const lines = terminalCourse({ ...COURSE, rounds: 1, from: 5, to: 5, reservationValue: 5, marks: [] }, SETTINGS);
  expect(lines).toHaveLength(13);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
});
