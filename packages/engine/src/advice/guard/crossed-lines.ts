import { holds, violations } from "../../model/condition.ts";
import { redLinesInForce } from "../../model/red-lines-in-force.ts";
import type { Check, Looked } from "./check.ts";
import type { Flag } from "./guard-reading.ts";

/** Own red lines in force that the offer crosses, in the order of the brief. */
export function crossedLines({ onlooker, mender, numbers, least }: Looked): Check {
  const flags = redLinesInForce(onlooker.brief, onlooker.unknowns).flatMap(({ id, name, ...rule }): Flag[] => {
    const met = violations(mender.space, { id, name, ...rule }).find((condition) => holds(condition, numbers));
    if (met === undefined) return [];
    const places = met.issues.map((issue) => mender.place(numbers, issue, null));
    return [{ kind: "redLine", redLine: id, name, places, cure: mender.cure(numbers, least ?? -Infinity) }];
  });
  return { flags, unchecked: [] };
}
