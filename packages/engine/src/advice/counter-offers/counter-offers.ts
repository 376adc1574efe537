import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import type { Sight } from "../going-on/standpoint.ts";
import { measuredEstimates } from "../measuring/measured-estimates.ts";
import { acceptanceChance } from "./acceptance-chance.ts";
import type { Package } from "./candidates.ts";
import type { CounterOffer } from "./counter-offer.ts";
import { packageChanges } from "./package-changes.ts";

export interface CounterOfferInputs {
  /** Those that could be offered as far as the others go: see offerable. */
  readonly packages: readonly Package[];
  /** What they answer. */
  readonly against: Package;
  /** How many, at most. */
  readonly count: number;
  /** The party's own measure of packages, at this time. */
  readonly mine: {
    /** What no agreement is worth: the least that a package must be worth to the party, in points. */
    readonly reservation: number;
    value(numbers: Package): number;
    /** Red lines that keep the party from offering it. */
    crossed(numbers: Package): readonly unknown[];
  };
  readonly seed: number;
}

/**
 * Of some packages those that cross no red line of the party and are worth no less than no agreement to it. Ranked by own gain × the
 * estimated chance that the others accept; among equals the one with the greater gain.
 */
export function counterOffers(sight: Sight, { packages, against, count, mine, seed }: CounterOfferInputs): readonly CounterOffer[] {
  const space = outcomeSpace(sight.seat.issues);
  const others = measuredEstimates(sight);
  const chanceOf = acceptanceChance(sight, seed);
  const changesTo = packageChanges(sight, against);
  return packages
    .filter((numbers) => mine.value(numbers) >= mine.reservation && mine.crossed(numbers).length === 0)
    .map((numbers) => {
      const gain = mine.value(numbers) - mine.reservation;
      const chance = chanceOf(numbers);
      return { numbers, gain, chance, rank: gain * chance };
    })
    .toSorted((a, b) => b.rank - a.rank || b.gain - a.gain)
    .slice(0, count)
    .map(({ numbers, ...measured }) => ({
      outcome: outcomeOf(space, numbers),
      value: mine.value(numbers),
      ...measured,
      counterparts: others.map(({ party, utility, reservation }) => ({
        party,
        value: utility(numbers),
        gain: utility(numbers) - (reservation ?? 0),
      })),
      changes: changesTo(numbers),
    }));
}
