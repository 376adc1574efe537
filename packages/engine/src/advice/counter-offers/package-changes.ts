import { outcomeSpace } from "../../model/outcome-space.ts";
import type { Sight } from "../going-on/standpoint.ts";
import { measuredEstimates } from "../measuring/measured-estimates.ts";
import { measuredReading } from "../measuring/measured-reading.ts";
import type { Package } from "./candidates.ts";
import type { PackageChange } from "./counter-offer.ts";
import { worthNow } from "./worth-now.ts";

/** Points below which a difference is none: what adding up doubles can be off by, for worths of people's making. */
const ROUNDING = 1e-9;

/**
 * What is different in one package from another, issue by issue: each measured by changing that issue alone in the former package, so that
 * issues acting together are not counted.
 */
export function packageChanges(sight: Sight, from: Package): (to: Package) => readonly PackageChange[] {
  const { seat } = sight;
  const space = outcomeSpace(seat.issues);
  const mine = measuredReading({ space, unknowns: seat.unknowns }, seat.brief);
  const others = measuredEstimates(sight);
  return (to) =>
    space.issues.flatMap(({ id, options }, issue): PackageChange[] => {
      const [before, after] = [options[from[issue] ?? 0], options[to[issue] ?? 0]];
      if (before === undefined || after === undefined || before === after) return [];
      const changed = from.slice();
      changed[issue] = to[issue] ?? 0;
      const ours = (mine.utility(changed) - mine.utility(from)) * worthNow(sight);
      return [
        {
          issue: id,
          from: before,
          to: after,
          ours,
          theirs: others.map(({ party, utility }) => ({ party, points: utility(changed) - utility(from) })),
          side: ours > ROUNDING ? "asked" : ours < -ROUNDING ? "given" : "neutral",
        },
      ];
    });
}
