import type { Outcome } from "../../model/combination.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { ownUtilityOf } from "../../strategies/own-utility-of.ts";
import type { Sight } from "../going-on/standpoint.ts";
import { measuredEstimates } from "../measuring/measured-estimates.ts";
import { measuredReading } from "../measuring/measured-reading.ts";
import { acceptanceChance } from "./acceptance-chance.ts";
import type { CounterOffer } from "./counter-offer.ts";
import { type EquivalentSettings, equivalentOffers } from "./equivalent-offers.ts";
import { packageChanges } from "./package-changes.ts";

/**
 * `equivalentOffers` with what each asks and gives against an offer, and how likely the others accept it, told as counter-offers are. In
 * the order in which they were chosen. None where `against` is no outcome of the case.
 */
export function equivalentCounterOffers(sight: Sight, against: Outcome, settings: EquivalentSettings): readonly CounterOffer[] {
  const { seat } = sight;
  const space = outcomeSpace(seat.issues);
  const from = optionNumbers(space, against);
  if (from === undefined) return [];
  const least = measuredReading({ space, unknowns: seat.unknowns }, seat.brief).reservation ?? ownUtilityOf(seat)?.inverse.worst ?? 0;
  const reservations = new Map(measuredEstimates(sight).map(({ party, reservation }) => [party, reservation]));
  const changesTo = packageChanges(sight, from);
  const chanceOf = acceptanceChance(sight, settings.seed);
  return equivalentOffers(sight, settings).flatMap(({ outcome, value, counterparts }): CounterOffer[] => {
    const numbers = optionNumbers(space, outcome);
    if (numbers === undefined) return [];
    const [gain, chance] = [value - least, chanceOf(numbers)];
    const theirs = counterparts.map((each) => ({ ...each, gain: each.value - (reservations.get(each.party) ?? 0) }));
    return [{ outcome, value, gain, counterparts: theirs, chance, rank: gain * chance, changes: changesTo(numbers) }];
  });
}
