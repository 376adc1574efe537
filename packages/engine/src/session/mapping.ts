import { own } from "../lib/own.ts";
import type { Outcome } from "../model/combination.ts";
import type { Issue } from "../model/issue.ts";
import type { IssueId, OptionId } from "../model/ids.ts";
import { type OutcomeSpace, outcomeSpace } from "../model/outcome-space.ts";
import type { IssueMapping, PartialOutcome } from "./action.ts";
import { outcomeProblem, partProblem } from "./consent.ts";
import { isNullOr, isRecord, isText } from "../lib/plain-checks.ts";
import { type Refusal, refusal } from "./refusal.ts";
import type { SessionCase } from "./session-case.ts";
import type { SessionState, StandingOffer } from "./state.ts";

/** Why a mapping does not lead from the issues of today to those given; null where it does [A1]. */
export function mappingProblem(space: OutcomeSpace, issues: readonly Issue[], mapping: IssueMapping): Refusal | null {
  const next = outcomeSpace(issues);
  const targets = new Set<IssueId>();
  const named: Readonly<Record<string, unknown>> = mapping;
  for (const id of Object.keys(mapping))
    if (!space.issues.some((issue) => issue.id === id)) return refusal("unknownIssue", `mapping.${id}`, { issue: id });
    else if (!isMapped(own(named, id))) return refusal("badMapping", `mapping.${id}`, { reason: "null, or an issue and its options" });
  for (const issue of space.issues) {
    const to = mappedIssue(mapping, issue.id);
    if (to === null) continue;
    const target = next.issues.find(({ id }) => id === to);
    if (targets.has(to)) return refusal("badMapping", `mapping.${issue.id}`, { reason: "two issues lead to one", issue: issue.id });
    targets.add(to);
    if (target === undefined)
      return refusal("badMapping", `mapping.${issue.id}`, { reason: "leads to no issue; map it to null if it is gone", issue: issue.id });
    for (const option of issue.options) {
      const renamed = mappedOption(mapping, issue.id, option);
      if (renamed !== null && !target.optionNumbers.has(renamed))
        return refusal("badMapping", `mapping.${issue.id}.options.${option}`, {
          reason: "leads to no option; map it to null if it is gone",
          option,
        });
    }
  }
  return null;
}

const isMapped = isNullOr(
  (value) =>
    isRecord(value) && isText(value["issue"]) && isRecord(value["options"]) && Object.values(value["options"]).every(isNullOr(isText)),
);

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

/**
 * An outcome after the mapping; null where it is none any more [A2], and where an option it names is gone: those who accepted it
 * accepted that too.
 */
export function mappedOutcome(outcome: Outcome, next: SessionCase, mapping: IssueMapping): Outcome | null {
  const options = mappedOptions(mapping, outcome);
  const named = Object.keys(options).length;
  if (named < next.space.issues.length || named < Object.keys(outcome).length) return null;
  // Every issue has its option now.
  const mapped = options as Outcome;
  return outcomeProblem(next, mapped) === null ? mapped : null;
}

/** A standing offer after the mapping; null where it lapses [A2]. */
export function mappedOffer(standing: StandingOffer, next: SessionCase, mapping: IssueMapping): StandingOffer | null {
  const { content } = standing;
  if (content.kind === "whole") {
    const outcome = mappedOutcome(content.outcome, next, mapping);
    return outcome && { ...standing, content: { kind: "whole", outcome } };
  }
  const options = mappedOptions(mapping, content.options);
  const isWhole = Object.keys(options).length === Object.keys(content.options).length;
  return isWhole && partProblem(next, options) === null ? { ...standing, content: { kind: "part", options } } : null;
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
