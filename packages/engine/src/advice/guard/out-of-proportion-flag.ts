import type { PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { leastUtility } from "../../strategies/utility-at.ts";
import { WINDOW } from "../dynamics/dynamics.ts";
import { isOffer, type Offer } from "../dynamics/happening.ts";
import { type Check, type Looked, NOTHING, notChecked } from "./check.ts";
import { decimalDifference } from "./decimal-difference.ts";
import { type Proportion, proportion } from "./proportion.ts";

/** A concession against the last own offer that is out of proportion to what came back. */
export function outOfProportionFlag(looked: Looked): Check {
  const { happenings, onlooker, counterparts, mender, numbers, own } = looked;
  if (own === null) return notChecked("outOfProportion", "notAdmissible");
  // What is no outcome of the case any more has no worth, and is passed over.
  const offers = happenings.filter(isOffer).flatMap((offer, at) => {
    const held = optionNumbers(mender.space, offer.outcome);
    return held === undefined ? [] : [{ offer, at, held, points: mender.points(held) }];
  });
  const by = (
    party: PartyId,
  ): readonly { readonly offer: Offer; readonly at: number; readonly held: Uint32Array; readonly points: number }[] =>
    offers.filter(({ offer }) => offer.party === party);
  const mine = by(onlooker.party);
  const room = decimalDifference(own.inverse.best, leastUtility(own));
  if (!(room > 0)) return notChecked("outOfProportion", "noRoom");
  const found = proportion({
    own: mine,
    others: new Map(counterparts.map((party) => [party, by(party)])),
    points: mender.points(numbers),
    room,
    window: WINDOW,
  });
  if (found === null) return notChecked("outOfProportion", "noOffers");
  return found.excess > 0 ? flagged(looked, found, mine.at(-1)?.held ?? null) : NOTHING;
}

function flagged({ mender, numbers, least }: Looked, found: Proportion, before: Uint32Array | null): Check {
  const { counterpart, gives, gave, came, allowed, level } = found;
  const [places, cure] = [mender.costliest(numbers, before), mender.cure(numbers, Math.max(level, least ?? -Infinity))];
  return { flags: [{ kind: "outOfProportion", counterpart, gives, gave, came, allowed, places, cure }], unchecked: [] };
}
