import { own } from "../../lib/own.ts";
import type { Package } from "../counter-offers/candidates.ts";
import type { FigureOf } from "../measuring/fixed-reading.ts";
import type { MeasuredEstimate } from "../measuring/measured-estimates.ts";
import type { Continued, Grounds } from "./grounds.ts";
import { type OwnReading, ownReading } from "./own-reading.ts";
import type { Obstacle } from "./verdict.ts";
import { asksForPause, type VerdictFacts } from "./verdict-rule.ts";
import type { WhatIf } from "./what-if.ts";

export interface FactInputs {
  readonly grounds: Grounds;
  readonly obstacles: readonly Obstacle[];
  readonly returnChance: number;
}

/** What the rule looks at, as things stand or put otherwise; `figure` picks the figure of each number of the party's brief. */
export function factsOf(inputs: FactInputs, whatIf: WhatIf, figure?: FigureOf): VerdictFacts {
  const { grounds } = inputs;
  const { offer, breaks, bounds } = grounds;
  const reading = ownReading(grounds, whatIf, figure);
  const obstacles = remaining(inputs.obstacles, whatIf);
  const isBlocked = obstacles.length > 0;
  // Nothing can be settled in time, whatever comes of talking.
  const isOver = obstacles.some(({ kind }) => kind === "deadline" || kind === "groundwork");
  const { reservation } = reading;
  const facts: VerdictFacts = {
    value: reading.value(offer) + whatIf.offerWorth,
    reservation,
    range: Math.max(0, (bounds?.best ?? reservation) - reservation),
    crossesLine: reading.crossed(offer).length > 0,
    breaksConstraint: breaks.length > 0,
    goingOn: isOver ? reservation : meanOf(grounds.now, reading),
    goingOnError: isOver ? 0 : errorOf(grounds, reading),
    comingBack: reservation,
    zopa: zopaChance(grounds, reading, whatIf),
    isBlocked,
    mayOffer: mayOffer(grounds),
    hasCounterOffer: grounds
      .offerable()
      .some(
        (numbers) =>
          reading.value(numbers) >= reservation && reading.crossed(numbers).length === 0 && isWanted(grounds.estimates, numbers, whatIf),
      ),
  };
  return asksForPause(facts) ? { ...facts, comingBack: pauseValue(inputs, whatIf, reading) } : facts;
}

/** Texts are the mediator's to put, and while talks are paused, or wait for a confirmation, nobody offers anything. */
const mayOffer = (grounds: Grounds): boolean => {
  const { phase, protocol, turn, party } = grounds.sight.view;
  if (phase !== "open" || protocol?.kind === "singleText") return false;
  return turn === null || turn === party || isAnswering(grounds);
};

/** Whether the offer was taken as put on the table just now, so that it is the party's turn. */
const isAnswering = ({ sight: { history, seat } }: Grounds): boolean => {
  const last = history.at(-1);
  return last?.kind === "offered" && last.party !== seat.party;
};

/** The obstacles that are left where the groundwork is taken to be done. */
export const remaining = (obstacles: readonly Obstacle[], { isGroundworkDone }: WhatIf): readonly Obstacle[] =>
  isGroundworkDone ? obstacles.filter(({ kind }) => kind !== "groundwork") : obstacles;

export const meanOf = (continued: readonly Continued[], reading: OwnReading): number =>
  continued.reduce((sum, each) => sum + each.weight * reading.worth(each), 0);

/** Of the mean, for as many equally likely play-outs as the weighted ones are worth: one standard deviation. */
function errorOf({ now, effective }: Grounds, reading: OwnReading): number {
  const mean = meanOf(now, reading);
  const variance = now.reduce((sum, each) => sum + each.weight * (reading.worth(each) - mean) ** 2, 0);
  return Math.sqrt(variance / Math.max(1, effective - 1));
}

/** A later meeting begins at the end of this one's time, so what it brings is discounted until there, and by a clock of its own from there. */
export function pauseValue({ grounds, returnChance }: FactInputs, whatIf: WhatIf, reading: OwnReading): number {
  const chance = whatIf.returnChance ?? returnChance;
  const delay = reading.brief.preferences.discount ?? 1;
  const met = grounds
    .later()
    .reduce((sum, each) => sum + each.weight * Math.max(reading.reservation, reading.isSigned(each) ? delay * reading.worth(each) : 0), 0);
  return (1 - chance) * reading.reservation + chance * met;
}

/** Weight of the draws in which some package is better for everybody than no agreement, and crosses nobody's line. */
export function zopaChance({ drawn, packages }: Grounds, reading: OwnReading, whatIf: WhatIf): number {
  const open = packages().filter((numbers) => reading.value(numbers) >= reading.reservation && reading.crossed(numbers).length === 0);
  const weights = drawn.map(({ weight, parties }) => (open.some((numbers) => isWanted(parties, numbers, whatIf)) ? weight : 0));
  // They sum to 1 but for rounding.
  return Math.min(
    1,
    weights.reduce((sum, weight) => sum + weight, 0),
  );
}

/** Whether none of them likes a package less than no agreement, or has a red line against it. */
const isWanted = (parties: readonly MeasuredEstimate[], numbers: Package, { theirReservation }: WhatIf): boolean =>
  parties.every(
    ({ party, utility, reservation, crossed }) =>
      utility(numbers) >= (reservation ?? Number.NEGATIVE_INFINITY) + (own(theirReservation, party) ?? 0) && crossed(numbers).length === 0,
  );
