import { own } from "../../lib/own.ts";
import { holds, violations } from "../../model/condition.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { Sight } from "../going-on/standpoint.ts";
import { measuredReading } from "../measuring/measured-reading.ts";
import type { Package } from "./candidates.ts";

/**
 * Of some packages those that could be put forward instead of another, as far as the others go: they break no constraint, cross no red
 * line that the party's estimates know of, and are worth to every counterpart no less than no agreement, by the likely figures.
 */
export function offerable({ seat, counterparts }: Sight, packages: readonly Package[], against: Package): readonly Package[] {
  const space = outcomeSpace(seat.issues);
  const ground = { space, unknowns: seat.unknowns };
  const others = counterparts.flatMap((party) => {
    const estimate = own(seat.brief.estimates, party);
    return estimate === undefined ? [] : [measuredReading(ground, estimate)];
  });
  const broken = seat.constraints.flatMap((rule) => violations(space, rule));
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
