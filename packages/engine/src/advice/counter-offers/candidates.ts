import { frontier } from "../../analysis/frontier.ts";
import { tooLargeGroup } from "../../analysis/frontier-reading.ts";
import type { Outcome } from "../../model/combination.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { compiledFor } from "../guard/compiled-for.ts";
import type { Sight } from "../going-on/standpoint.ts";

/** Of a longer frontier so many points are looked at, evenly spread. */
const MOST_POINTS = 500;

/** A package in option numbers. */
export type Package = Uint32Array;

/**
 * Packages worth a thought: the points of the Pareto frontier, by the party's brief and its estimates, that nobody likes less than no
 * agreement, and what possible continuations of the talks have led to. Each once. Where issues act together in groups too large to
 * enumerate, the latter only.
 */
export function candidates({ seat, counterparts }: Sight, ledTo: readonly Outcome[]): readonly Package[] {
  const compiled = compiledFor(seat, counterparts);
  const found = new Map<string, Package>();
  const add = (numbers: Package | undefined): void => {
    if (numbers !== undefined) found.set(numbers.join(), numbers);
  };
  if (tooLargeGroup(compiled) === null) {
    const front = frontier(compiled);
    const rational = front.units.flatMap((units, point) =>
      units.every((each, party) => each >= (compiled.utilities[party]?.reservation ?? 0n)) ? [point] : [],
    );
    const step = Math.max(1, rational.length / MOST_POINTS);
    for (let k = 0; k < rational.length; k += step) add(front.outcome(rational[Math.floor(k)] ?? 0));
  }
  for (const outcome of ledTo) add(optionNumbers(compiled.space, outcome));
  return [...found.values()];
}
