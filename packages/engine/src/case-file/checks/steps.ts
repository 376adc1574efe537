import { MAX_PARTS } from "../limits.ts";
import type { Check, Spot } from "./check.ts";
import { circles } from "./circles.ts";
import { checkCount } from "./quantities.ts";

/** Steps wait for steps that exist, and never for themselves. */
export const steps: Check = (document, root) => {
  const list = document.steps ?? [];
  for (const [i, { after, days, parts }] of list.entries()) {
    const spot = root.at("steps", i);
    for (const [j, before] of (after ?? []).entries()) spot.at("after", j).reference("steps", before);
    if (days !== undefined && days < 0) spot.at("days").error("negative", `This must be 0 or more, not ${days}.`);
    if (parts !== undefined) checkParts(parts, spot.at("parts"));
  }
  const numbers = new Map(list.map(({ id }, i) => [String(id), i]));
  const waitsFor = list.map(({ after }) => (after ?? []).map((before) => numbers.get(String(before))));
  for (const { from, edge } of circles(waitsFor))
    root.at("steps", from, "after", edge).error("circle", "By this, the step waits for itself, directly or through others.");
};

function checkParts(parts: number, spot: Spot): void {
  if (parts > MAX_PARTS) spot.error("count", `A step may be done in at most ${MAX_PARTS} parts, not ${parts}.`);
  else checkCount(parts, 1, spot);
}
