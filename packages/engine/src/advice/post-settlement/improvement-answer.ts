import type { PartyView } from "../../session/view.ts";
import { holds } from "../../model/condition.ts";
import { unitsOf } from "../../model/exact-utility.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { onlookerOfView } from "../dynamics/onlooker.ts";
import { compiledFor } from "../guard/compiled-for.ts";

/**
 * What a bot answers to the proposal of a post-settlement round: yes where it is no worse to its party than the agreement, crosses no red
 * line that the party has not overridden, and lies within its mandate. Null where there is no proposal, its time has passed, or there is
 * no brief to tell by.
 */
export function improvementAnswer(view: PartyView): "yes" | "no" | null {
  const { protocolView, ending, mandate, issues, overrides, legal } = view;
  const onlooker = onlookerOfView(view);
  if (onlooker === null || ending?.kind !== "agreed" || protocolView.kind !== "postSettlement") return null;
  if (protocolView.proposal?.kind !== "improvement" || !legal.includes("answerImprovement")) return null;
  const compiled = compiledFor(onlooker, []);
  const before = optionNumbers(compiled.space, ending.outcome);
  const after = optionNumbers(compiled.space, protocolView.proposal.outcome);
  const [utility] = compiled.utilities;
  if (before === undefined || after === undefined || utility === undefined) return null;
  const isOffLimits = compiled.redLines.some(
    ({ rule, conditions }) =>
      conditions.some((condition) => holds(condition, after)) && !overrides.some(({ redLine }) => redLine === rule.id),
  );
  const isBeyond = mandate !== null && issues.some(({ id }) => !mandate.includes(id));
  return !isOffLimits && !isBeyond && unitsOf(utility, after) >= unitsOf(utility, before) ? "yes" : "no";
}
