import { own } from "../../lib/own.ts";
import { violations, holds } from "../../model/condition.ts";
import { outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import type { Sight } from "../going-on/standpoint.ts";
import { measuredReading } from "../measuring/measured-reading.ts";
import { acceptanceChance } from "./acceptance-chance.ts";
import type { Package } from "./candidates.ts";
import type { CounterOffer } from "./counter-offer.ts";
import { packageChanges } from "./package-changes.ts";

export interface CounterOfferInputs {
  readonly packages: readonly Package[];
  /** What they answer. */
  readonly against: Package;
  /** How many, at most. */
  readonly count: number;
  /** The least that a package must be worth to the party, in points. */
  readonly least: number;
  readonly seed: number;
}

/**
 * Of some packages those that break no constraint, cross no red line of the party in force nor one that its estimates know of, and are
 * worth no less than `least` to it, and to every counterpart no less than no agreement by the likely figures of its estimate. Ranked by
 * own gain × the estimated chance that the others accept; among equals the one with the greater gain.
 */
export function counterOffers(sight: Sight, { packages, against, count, least, seed }: CounterOfferInputs): readonly CounterOffer[] {
  const { seat, counterparts } = sight;
  const space = outcomeSpace(seat.issues);
  const ground = { space, unknowns: seat.unknowns };
  const mine = measuredReading(ground, seat.brief);
  const others = counterparts.flatMap((party) => {
    const estimate = own(seat.brief.estimates, party);
    return estimate === undefined ? [] : [{ party, measure: measuredReading(ground, estimate) }];
  });
  const broken = seat.constraints.flatMap((rule) => violations(space, rule));
  const isOpen = (numbers: Package): boolean =>
    [mine, ...others.map(({ measure }) => measure)].every(({ crossed }) => crossed(numbers).length === 0) &&
    !broken.some((condition) => holds(condition, numbers)) &&
    mine.utility(numbers) >= least &&
    others.every(({ measure }) => measure.utility(numbers) >= (measure.reservation ?? Number.NEGATIVE_INFINITY));
  const chanceOf = acceptanceChance(sight, seed);
  const changesTo = packageChanges(sight, against);
  return packages
    .filter((numbers) => numbers.join() !== against.join() && isOpen(numbers))
    .map((numbers) => {
      const gain = mine.utility(numbers) - least;
      const chance = chanceOf(numbers);
      return { numbers, gain, chance, rank: gain * chance };
    })
    .toSorted((a, b) => b.rank - a.rank || b.gain - a.gain)
    .slice(0, count)
    .map(({ numbers, ...measured }) => ({
      outcome: outcomeOf(space, numbers),
      value: mine.utility(numbers),
      ...measured,
      counterparts: others.map(({ party, measure }) => ({
        party,
        value: measure.utility(numbers),
        gain: measure.utility(numbers) - (measure.reservation ?? 0),
      })),
      changes: changesTo(numbers),
    }));
}
