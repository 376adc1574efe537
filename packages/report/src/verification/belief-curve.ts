import type { BeliefStep } from "@detente/engine";
import type { Curve, CurvePoint } from "../charts/curve-plot.ts";
import { thinned } from "./belief-tables.ts";

interface CurveSettings {
  readonly course: readonly BeliefStep[];
  readonly which: "present" | "absent";
  readonly levels: Curve["levels"];
}

/** Belief over visits: the line if none finds anything, rings where the last one does. */
export function beliefCurve({ course, which, levels }: CurveSettings): Curve {
  const shown = thinned(course);
  const points = (of: (step: BeliefStep) => BeliefStep["empty"]): readonly CurvePoint[] =>
    shown.flatMap((step) => {
      const belief = of(step);
      return belief === null ? [] : [{ x: step.visits, y: belief[which] }];
    });
  return {
    title: which === "present" ? "Belief that something is there, over visits" : "Confidence over visits",
    description: "The line: no visit finds anything. Rings: the last visit finds something. The table holds the same numbers.",
    across: "visits. Line: none finds anything. Rings: the last one does",
    line: points(({ empty }) => empty),
    dots: points(({ lastFinds }) => lastFinds),
    levels,
    marks: [],
  };
}
