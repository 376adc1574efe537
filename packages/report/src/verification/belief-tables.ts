import type { BeliefStep } from "@detente/engine";
import { percentText } from "../numbers.ts";
import type { Table } from "../table.ts";

/** Rows that are shown of a long course. */
const MOST_ROWS = 26;

/** Belief visit by visit. "present": that something is there. "absent": confidence that nothing is. */
export function courseTable(course: readonly BeliefStep[], which: "present" | "absent"): Table {
  const cell = (belief: BeliefStep["empty"]): string => (belief === null ? "cannot be" : percentText(belief[which]));
  const shown = thinned(course);
  return {
    caption: `${which === "present" ? "Belief that something is there" : "Confidence"}, visit by visit${shown.length < course.length ? `; ${shown.length} of ${course.length} steps` : ""}`,
    columns: [
      { name: "Visits", kind: "number" },
      { name: "None found anything", kind: "number" },
      { name: "Only the last found something", kind: "number" },
    ],
    rows: shown.map(({ visits, empty, lastFinds }) => ({
      cells: [String(visits), cell(empty), visits === 0 ? "–" : cell(lastFinds)],
    })),
  };
}

/** The first and the last, and others at equal distances; all where they are few. */
export function thinned(course: readonly BeliefStep[]): readonly BeliefStep[] {
  const step = Math.ceil((course.length - 1) / (MOST_ROWS - 1));
  return step <= 1 ? course : course.filter((_, k) => k % step === 0 || k === course.length - 1);
}
