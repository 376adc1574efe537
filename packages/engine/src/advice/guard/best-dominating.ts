import { frontier } from "../../analysis/frontier.ts";
import { tooLargeGroup } from "../../analysis/frontier-reading.ts";
import type { CompiledCase } from "../../model/compiled-case.ts";
import { pointsOf, unitsOf } from "../../model/exact-utility.ts";

export type Dominance =
  | { readonly kind: "tooLarge" }
  /** On the estimates, nothing is better for the first party and no worse for the others. */
  | { readonly kind: "efficient" }
  | {
      readonly kind: "dominated";
      /** Option numbers of the best such for the first party; among equals the better one for the second, and so on. Not to be changed. */
      readonly by: Uint32Array;
      /** By party, each in points of its own scale. */
      readonly gains: readonly number[];
    };

/**
 * Is something better for the first party of a compiled case and no worse for any other, among outcomes that can be and cross nobody's
 * red line? Exact, from the whole frontier: the best for the first party among all that are no worse for the others is on it.
 */
export function bestDominating(compiled: CompiledCase, numbers: Uint32Array): Dominance {
  if (tooLargeGroup(compiled) !== null) return { kind: "tooLarge" };
  const given = compiled.utilities.map((utility) => unitsOf(utility, numbers));
  const front = frontier(compiled);
  // The frontier descends in the first party's utility, so the first that will do is the best.
  const point = front.units.findIndex(
    (units) => (units[0] ?? 0n) > (given[0] ?? 0n) && units.every((each, party) => each >= (given[party] ?? 0n)),
  );
  const found = front.units[point];
  if (found === undefined) return { kind: "efficient" };
  const gains = compiled.utilities.map((utility, party) => pointsOf(utility, (found[party] ?? 0n) - (given[party] ?? 0n)));
  return { kind: "dominated", by: front.outcome(point), gains };
}
