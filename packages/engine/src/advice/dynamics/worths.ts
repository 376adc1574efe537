import { own } from "../../lib/own.ts";
import type { Brief, Estimate } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import { pointsOf, unitsOf } from "../../model/exact-utility.ts";
import type { PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { type OutcomeSpace, outcomeSpace } from "../../model/outcome-space.ts";
import { partyUtility } from "../../model/party-utility.ts";
import { type InverseUtility, inverseUtility } from "../../strategies/inverse-utility/inverse-utility.ts";
import { ownUtility } from "../../strategies/inverse-utility/own-utility.ts";
import type { Onlooker } from "./onlooker.ts";

/** What outcomes are worth to one party, in points of its own scale and without discount. */
export interface Scale {
  /**
   * From the worst to the best outcome that it could sign; where there is none, or all are worth the same, from the worst to the best of
   * all outcomes. 0 where these are worth the same too.
   */
  readonly range: number;
  /** Null for what is no outcome of the case, such as one from before an amendment. */
  points(outcome: Outcome): number | null;
  /** What the second is worth more than the first, exact and rounded once; null where one of them is no outcome of the case. */
  difference(from: Outcome, to: Outcome): number | null;
}

export interface Worths {
  readonly own: Scale;
  /** By the estimate in the onlooker's brief; null where there is none. */
  of(other: PartyId): Scale | null;
}

/** The onlooker's own scale by its brief, exact, and those of others by its estimates: likely figures, expected over unknowns. */
export function worths(onlooker: Onlooker): Worths {
  const space = outcomeSpace(onlooker.issues);
  return {
    own: scale(onlooker, space, onlooker.brief),
    of: (other) => {
      const estimate = own(onlooker.brief.estimates, other);
      return estimate === undefined ? null : scale(onlooker, space, asBrief(estimate));
    },
  };
}

function scale({ unknowns, constraints }: Onlooker, space: OutcomeSpace, brief: Brief): Scale {
  const signable = rangeOf(ownUtility({ space, unknowns, constraints, brief })?.inverse ?? null);
  const utility = partyUtility({ space, unknowns, reading: brief });
  const units = (outcome: Outcome): bigint | null => {
    const numbers = optionNumbers(space, outcome);
    return numbers === undefined ? null : unitsOf(utility, numbers);
  };
  const points = (value: bigint | null): number | null => (value === null ? null : pointsOf(utility, value));
  return {
    range: signable > 0 ? signable : rangeOf(inverseUtility({ space, utility, excluded: [] })),
    points: (outcome) => points(units(outcome)),
    difference: (from, to) => {
      const [before, after] = [units(from), units(to)];
      return points(before === null || after === null ? null : after - before);
    },
  };
}

const rangeOf = (inverse: InverseUtility | null): number => (inverse === null ? 0 : inverse.best - inverse.worst);

/** The same brief for the same estimate, so that what is kept by brief is found again. */
function asBrief(estimate: Estimate): Brief {
  const brief = briefs.get(estimate) ?? { ...estimate, estimates: {} };
  briefs.set(estimate, brief);
  return brief;
}

const briefs = new WeakMap<Estimate, Brief>();
