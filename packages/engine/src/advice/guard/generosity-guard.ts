import { optionNumbers } from "../../model/option-numbers.ts";
import { ownBy } from "../../strategies/composing/own-by.ts";
import { ownUtility } from "../../strategies/inverse-utility/own-utility.ts";
import type { Onlooker } from "../dynamics/onlooker.ts";
import { type Check, type GuardInputs, type Looked, NOTHING, notChecked } from "./check.ts";
import { crossedLines } from "./crossed-lines.ts";
import { decimalDifference } from "./decimal-difference.ts";
import { dominatedFlag } from "./dominated-flag.ts";
import type { GuardReading } from "./guard-reading.ts";
import { Mender } from "./mender.ts";
import { outOfProportionFlag } from "./out-of-proportion-flag.ts";

/**
 * Looks at an offer before it is sent: is it worth less than no agreement at this time, across an own red line in force, dominated, or a
 * concession out of proportion to what came back? Each flag names place and cure. Null for what is no outcome of the case. A cure breaks
 * no public constraint, crosses no own line in force, is worth what it must, changes one issue where that is enough, and of such the one
 * that costs the counterparts least by the estimates, lines of theirs included (without estimates: that asks least for oneself). In place
 * of what is dominated there is the best that dominates it, which may still be worth less than no agreement.
 */
export function generosityGuard(inputs: GuardInputs): GuardReading | null {
  const { party, constraints, unknowns, brief } = inputs.onlooker;
  const onlooker = inputs.overridden.length === 0 ? inputs.onlooker : { ...inputs.onlooker, brief: withoutLines(brief, inputs.overridden) };
  const mender = new Mender(onlooker, inputs.counterparts);
  const numbers = optionNumbers(mender.space, inputs.outcome);
  if (numbers === undefined) return null;
  const own = ownUtility({ space: mender.space, unknowns, constraints, brief: onlooker.brief });
  const least = own === null || brief.noAgreement === undefined ? null : ownBy(own, inputs.relativeTime).reservation;
  const looked = { ...inputs, onlooker, mender, numbers, least, own };
  const checks = [belowWalkAway(looked), crossedLines(looked), dominatedFlag(looked), outOfProportionFlag(looked)];
  return {
    detente: 1,
    party,
    outcome: inputs.outcome,
    utility: mender.points(numbers),
    least,
    flags: checks.flatMap(({ flags }) => flags),
    unchecked: checks.flatMap(({ unchecked }) => unchecked),
  };
}

const withoutLines = (brief: Onlooker["brief"], ids: readonly string[]): Onlooker["brief"] => ({
  ...brief,
  redLines: brief.redLines.filter(({ id }) => !ids.includes(id)),
});

function belowWalkAway({ mender, numbers, least }: Looked): Check {
  if (least === null) return notChecked("belowWalkAway", "noReservation");
  const short = decimalDifference(least, mender.points(numbers));
  if (!(short > 0)) return NOTHING;
  return {
    flags: [{ kind: "belowWalkAway", short, places: mender.costliest(numbers, null), cure: mender.cure(numbers, least) }],
    unchecked: [],
  };
}
