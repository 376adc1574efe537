import type { Brief, Rule, Unknown } from "../../model/case.ts";
import { violations } from "../../model/condition.ts";
import { type ExactUtility, pointsOf } from "../../model/exact-utility.ts";
import type { OutcomeSpace } from "../../model/outcome-space.ts";
import { partyUtility } from "../../model/party-utility.ts";
import { redLinesInForce } from "../../model/red-lines-in-force.ts";
import { haveSameItems } from "./have-same-items.ts";
import { type InverseUtility, inverseUtility } from "./inverse-utility.ts";

/** What a party's brief makes of the outcomes it may offer. */
export interface OwnUtility {
  readonly inverse: InverseUtility;
  /** Utility of no agreement, in points; where the brief says nothing about it, that of the worst admissible outcome. */
  readonly reservation: number;
  /** What utility falls to over the whole of a session; 1 where the brief states none. */
  readonly discount: number;
  readonly utility: ExactUtility;
}

export interface OwnUtilityInputs {
  readonly space: OutcomeSpace;
  readonly unknowns: readonly Unknown[];
  /** Public constraints. */
  readonly constraints: readonly Rule[];
  readonly brief: Brief;
}

/**
 * Null where no outcome is left that breaks no public constraint and crosses none of the party's red lines in force. Made once a
 * brief, as the same brief is played a million times; made anew for another space, list of unknowns or list of constraints.
 */
export function ownUtility(inputs: OwnUtilityInputs): OwnUtility | null {
  const known = made.get(inputs.brief);
  if (known !== undefined && isSame(known.inputs, inputs)) return known.own;
  const own = makeOwnUtility(inputs);
  made.set(inputs.brief, { inputs, own });
  return own;
}

const made = new WeakMap<Brief, { readonly inputs: OwnUtilityInputs; readonly own: OwnUtility | null }>();

const isSame = (a: OwnUtilityInputs, b: OwnUtilityInputs): boolean =>
  a.space === b.space && haveSameItems(a.unknowns, b.unknowns) && haveSameItems(a.constraints, b.constraints);

function makeOwnUtility({ space, unknowns, constraints, brief }: OwnUtilityInputs): OwnUtility | null {
  const utility = partyUtility({ space, unknowns, reading: brief });
  const excluded = [...constraints, ...redLinesInForce(brief, unknowns)].flatMap((rule) => violations(space, rule));
  const inverse = inverseUtility({ space, utility, excluded });
  if (inverse === null) return null;
  return {
    inverse,
    reservation: brief.noAgreement === undefined ? inverse.worst : pointsOf(utility, utility.reservation),
    discount: brief.preferences.discount ?? 1,
    utility,
  };
}
