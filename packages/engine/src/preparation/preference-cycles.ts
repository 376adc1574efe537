import { packageKey } from "./current-answers.ts";
import type { Comparison } from "./contradiction.ts";

/**
 * Preferences that run in a circle, each circle as short as one of its preferences allows, and named once. A step "neither" goes both ways,
 * but a circle of nothing else is none.
 */
export function preferenceCycles(comparisons: readonly Comparison[]): Comparison[][] {
  const steps = comparisons.flatMap(stepsOf);
  const found = new Map<string, Comparison[]>();
  for (const step of steps) {
    if (step.comparison.prefers === "neither") continue;
    const back = shortestWay(steps, step.to, step.from);
    if (back === null) continue;
    const cycle = [step.comparison, ...back];
    const key = cycle
      .map((each) => comparisons.indexOf(each))
      .toSorted((a, b) => a - b)
      .join(" ");
    if (!found.has(key)) found.set(key, cycle);
  }
  return [...found.values()];
}

interface Step {
  readonly from: string;
  readonly to: string;
  readonly comparison: Comparison;
}

/** From the package preferred to the other. */
function stepsOf(comparison: Comparison): Step[] {
  const [left, right] = [packageKey(comparison.left), packageKey(comparison.right)];
  const onwards = { from: left, to: right, comparison };
  const back = { from: right, to: left, comparison };
  switch (comparison.prefers) {
    case "left":
      return [onwards];
    case "right":
      return [back];
    default:
      return [onwards, back];
  }
}

function shortestWay(steps: readonly Step[], from: string, to: string): Comparison[] | null {
  const ways = new Map<string, Comparison[]>([[from, []]]);
  for (const [place, way] of ways) {
    if (place === to) return way;
    // Whatever is added to a map while it is gone through comes last: the nearest places come first.
    for (const step of steps) if (step.from === place && !ways.has(step.to)) ways.set(step.to, [...way, step.comparison]);
  }
  return null;
}
