import { own } from "../lib/own.ts";
import type { Outcome } from "../model/combination.ts";
import { holds } from "../model/condition.ts";
import type { Issue } from "../model/issue.ts";
import type { IssueId, OptionId } from "../model/ids.ts";
import { optionNumbers } from "../model/option-numbers.ts";
import { type OutcomeSpace, outcomeSpace } from "../model/outcome-space.ts";
import type { IssueMapping, PartialOutcome } from "./action.ts";
import { type Refusal, refusal } from "./refusal.ts";
import type { SessionCase } from "./session-case.ts";
import type { SessionState, StandingOffer } from "./state.ts";

/** Why a mapping does not lead from the issues of today to those given; null where it does [A1]. */
export function mappingProblem(space: OutcomeSpace, issues: readonly Issue[], mapping: IssueMapping): Refusal | null {
  if (issues.length === 0 || new Set(issues.map(({ id }) => id)).size < issues.length)
    return refusal("badMapping", "issues", { reason: "one issue or more, each id once" });
  const next = outcomeSpace(issues);
  for (const id of Object.keys(mapping))
    if (!space.issues.some((issue) => issue.id === id)) return refusal("unknownIssue", `mapping.${id}`, { issue: id });
  for (const issue of space.issues) {
    const to = mappedIssue(mapping, issue.id);
    if (to === null) continue;
    const target = next.issues.find(({ id }) => id === to);
    if (target === undefined)
      return refusal("badMapping", `mapping.${issue.id}`, { reason: "leads to no issue; map it to null if it is gone", issue: issue.id });
    for (const option of issue.options) {
      const option2 = mappedOption(mapping, issue.id, option);
      if (option2 !== null && !target.optionNumbers.has(option2))
        return refusal("badMapping", `mapping.${issue.id}.options.${option}`, {
          reason: "leads to no option; map it to null if it is gone",
          option,
        });
    }
  }
  return null;
}

/** What an issue is called now; null: gone. */
export function mappedIssue(mapping: IssueMapping, issue: IssueId): IssueId | null {
  const mapped = own(mapping, issue);
  return mapped === undefined ? issue : mapped === null ? null : mapped.issue;
}

/** What an option of an issue is called now; null: gone. */
export function mappedOption(mapping: IssueMapping, issue: IssueId, option: OptionId): OptionId | null {
  const mapped = own(mapping, issue);
  if (mapped === undefined) return option;
  if (mapped === null) return null;
  const renamed = own(mapped.options, option);
  return renamed === undefined ? option : renamed;
}

/** Options after the mapping; those that are gone are left out. */
export function mappedOptions(mapping: IssueMapping, options: PartialOutcome): PartialOutcome {
  const mapped: Record<IssueId, OptionId> = {};
  // The keys of a partial outcome are issue ids.
  for (const [issue, option] of Object.entries(options) as [IssueId, OptionId | undefined][]) {
    if (option === undefined) continue;
    const to = mappedIssue(mapping, issue);
    const now = mappedOption(mapping, issue, option);
    if (to !== null && now !== null) mapped[to] = now;
  }
  return mapped;
}

/** A standing offer after the mapping; null where it lapses [A2]. */
export function mappedOffer(standing: StandingOffer, next: SessionCase, mapping: IssueMapping): StandingOffer | null {
  const { content } = standing;
  const options = mappedOptions(mapping, content.kind === "whole" ? content.outcome : content.options);
  const named = Object.keys(options).length;
  if (content.kind === "part")
    return named === 0 || named >= next.space.issues.length ? null : { ...standing, content: { kind: "part", options } };
  if (named < next.space.issues.length) return null;
  // Every issue has its option now.
  const outcome = options as Outcome;
  return isPossible(next, outcome) ? { ...standing, content: { kind: "whole", outcome } } : null;
}

/** Whether an outcome is one of the case, by its public constraints. */
export function isPossible({ space, constraints }: SessionCase, outcome: Outcome): boolean {
  const numbers = optionNumbers(space, outcome);
  return numbers !== undefined && !constraints.some(({ conditions }) => conditions.some((condition) => holds(condition, numbers)));
}

/** Numbers of the standing offers that an amendment would make lapse. */
export const lapsedOffers = (state: SessionState, next: SessionCase, mapping: IssueMapping): readonly number[] =>
  standingOffers(state)
    .filter((standing) => mappedOffer(standing, next, mapping) === null)
    .map(({ offer }) => offer);

/** What stands on the table, whatever the protocol. */
export function standingOffers({ floor }: Pick<SessionState, "floor">): readonly StandingOffer[] {
  switch (floor.kind) {
    case "openFloor":
      return floor.standing;
    case "alternatingOffers":
    case "singleText":
      return floor.standing === null ? [] : [floor.standing];
    default:
      return [];
  }
}
