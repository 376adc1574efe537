import { holds, violations } from "../../model/condition.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { Sight } from "../going-on/standpoint.ts";
import { measuredEstimates } from "../measuring/measured-estimates.ts";
import type { Package } from "./candidates.ts";

/**
 * Of some packages those that could be put forward instead of another, as far as the others go: they break no constraint, cross no red
 * line that the party's estimates know of, and are worth to every counterpart no less than no agreement, by the likely figures.
 */
export function offerable(sight: Sight, packages: readonly Package[], against: Package): readonly Package[] {
  const { issues, constraints } = sight.seat;
  const space = outcomeSpace(issues);
  const others = measuredEstimates(sight);
  const broken = constraints.flatMap((rule) => violations(space, rule));
  return packages.filter(
    (numbers) =>
      numbers.some((option, issue) => option !== against[issue]) &&
      !broken.some((condition) => holds(condition, numbers)) &&
      others.every(
        ({ utility, reservation, crossed }) =>
          utility(numbers) >= (reservation ?? Number.NEGATIVE_INFINITY) && crossed(numbers).length === 0,
      ),
  );
}
