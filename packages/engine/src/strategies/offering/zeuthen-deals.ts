import { frontier } from "../../analysis/frontier.ts";
import { tooLargeGroup } from "../../analysis/frontier-reading.ts";
import { own } from "../../lib/own.ts";
import type { Estimate } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import type { CompiledCase } from "../../model/compiled-case.ts";
import { type Condition, violations } from "../../model/condition.ts";
import { type ExactUtility, unitsOf } from "../../model/exact-utility.ts";
import type { PartyId } from "../../model/ids.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { type OutcomeSpace, outcomeSpace } from "../../model/outcome-space.ts";
import { partyUtility } from "../../model/party-utility.ts";
import { redLinesInForce } from "../../model/red-lines-in-force.ts";
import { sealedOutcome } from "../../model/sealed-outcome.ts";
import { coarser } from "./coarser.ts";
import { ENUMERATED_LIMIT } from "../inverse-utility/enumerated-utility.ts";
import type { OwnUtility } from "../inverse-utility/own-utility.ts";
import type { Seat } from "../strategy.ts";

/** What an outcome is worth to the party and, by its brief, to the counterpart: units of each one's grid, or in large spaces of a coarser one. */
export interface Worths {
  readonly mine: bigint;
  readonly theirs: bigint;
}

export interface Deal extends Worths {
  readonly outcome: Outcome;
}

/** The bargain as a party sees it that takes its estimate of the counterpart for the truth. */
export interface Bargain {
  /** The rational Pareto frontier, best for the party first. At least one. */
  readonly deals: readonly Deal[];
  readonly disagreement: Worths;
  /** Undefined for what is no outcome of the space. */
  worthsOf(outcome: Outcome): Worths | undefined;
}

/**
 * Null where the brief has no estimate of the counterpart, nothing is rational for both, or issues are tied in groups too large to list.
 * Made once a brief.
 */
export function bargainOf(seat: Seat, counterpart: PartyId, { utility: mine }: OwnUtility): Bargain | null {
  const stated = own(seat.brief.estimates, counterpart);
  if (stated === undefined) return null;
  const known = made.get(stated);
  if (known?.mine === mine) return known.bargain;
  const bargain = makeBargain(seat, counterpart, { mine, stated });
  made.set(stated, { mine, bargain });
  return bargain;
}

/** Enough to tell apart what matters, where doubles count them. */
const FINE = 2n ** 50n;
/** Among tied issues partial frontiers grow with the grid, and are joined again and again: this keeps them to a second or two. */
const COARSE = 2000n;

/** How fine the grid may be; null: as fine as it is, for the frontier is quickly found. */
function mostUnits(space: OutcomeSpace, tying: readonly Condition[]): bigint | null {
  if (space.combinations <= ENUMERATED_LIMIT) return null;
  return tying.some(({ issues }) => issues.length > 1) ? COARSE : FINE;
}

const made = new WeakMap<Estimate, { readonly mine: ExactUtility; readonly bargain: Bargain | null }>();

interface Sides {
  readonly mine: ExactUtility;
  readonly stated: Estimate;
}

function makeBargain(seat: Seat, counterpart: PartyId, { mine: exact, stated }: Sides): Bargain | null {
  const space = outcomeSpace(seat.issues);
  const constraints = seat.constraints.flatMap((rule) => violations(space, rule));
  const redLines = [seat.brief, stated].flatMap((held, party) =>
    redLinesInForce(held, seat.unknowns).map((rule) => ({ party, rule, conditions: violations(space, rule) })),
  );
  const utilities = [exact, partyUtility({ space, unknowns: seat.unknowns, reading: stated })];
  const tying = [
    ...constraints,
    ...redLines.flatMap(({ conditions }) => conditions),
    ...utilities.flatMap(({ terms }) => terms.map(({ condition }) => condition)),
  ];
  const most = mostUnits(space, tying);
  const [mine = exact, theirs = exact] = most === null ? utilities : utilities.map((utility) => coarser(utility, most));
  const compiled: CompiledCase = {
    parties: [seat.party, counterpart],
    space,
    utilities: [mine, theirs],
    constraints,
    redLines,
    statesReservation: [true, true],
  };
  if (tooLargeGroup(compiled) !== null) return null;
  const points = frontier(compiled);
  const deals = points.units.flatMap(([ours = 0n, others = 0n], point): Deal[] =>
    ours >= mine.reservation && others >= theirs.reservation
      ? [{ mine: ours, theirs: others, outcome: sealedOutcome(space, points.outcome(point)) }]
      : [],
  );
  return deals.length === 0
    ? null
    : {
        deals,
        disagreement: { mine: mine.reservation, theirs: theirs.reservation },
        worthsOf(outcome) {
          const numbers = optionNumbers(space, outcome);
          return numbers && { mine: unitsOf(mine, numbers), theirs: unitsOf(theirs, numbers) };
        },
      };
}
