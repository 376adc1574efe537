import { own } from "../lib/own.ts";
import type { Outcome } from "../model/combination.ts";
import { type Condition, holds } from "../model/condition.ts";
import type { IssueId, PartyId } from "../model/ids.ts";
import { optionNumbers } from "../model/option-numbers.ts";
import { sealedNumbers } from "../model/sealed-outcome.ts";
import type { PartialOutcome } from "./action.ts";
import type { Deciding } from "./deciding.ts";
import type { Fact } from "./event.ts";
import { type Refusal, refusal } from "./refusal.ts";
import { redLinesOf, type SessionCase } from "./session-case.ts";
import { EMPTY_MATTERS, NOTHING_SETTLED, type OfferContent, type SessionState, type StandingOffer } from "./state.ts";

/** Why a party may not put this on the table or consent to it; null where it may. */
export function objection(deciding: Deciding, party: PartyId, content: OfferContent): Refusal | null {
  const problem =
    content.kind === "whole"
      ? outcomeProblem(deciding.state.current, content.outcome)
      : partProblem(deciding.state.current, content.options);
  return problem ?? redLineCrossed(deciding.state, party, content);
}

/** Why this is no possible outcome; null where it is one [O1]. */
export function outcomeProblem({ space, constraints }: SessionCase, outcome: Outcome): Refusal | null {
  const sealed = sealedNumbers(space, outcome);
  const numbers = sealed ?? optionNumbers(space, outcome);
  if (numbers === undefined) return incomplete(space, outcome);
  // What the engine sealed has the issues of the space and no others.
  if (sealed === undefined && Object.keys(outcome).length !== numbers.length) return unknownIssue(space, outcome);
  if (constraints.length === 0) return null;
  const broken = constraints.find(({ conditions }) => conditions.some((condition) => holds(condition, numbers)));
  return broken === undefined ? null : refusal("breaksConstraint", "outcome", { rule: broken.rule.id, name: broken.rule.name });
}

type Space = SessionCase["space"];

function incomplete(space: Space, outcome: Outcome): Refusal {
  for (const issue of space.issues) {
    const option = own(outcome, issue.id);
    if (option === undefined) return refusal("incompleteOutcome", `outcome.${issue.id}`, { issue: issue.id });
    if (!issue.optionNumbers.has(option))
      return refusal("unknownOption", `outcome.${issue.id}`, { issue: issue.id, option: asText(option) });
  }
  return unknownIssue(space, outcome);
}

/** What was named as an option, which may be anything. */
const asText = (option: unknown): string => (typeof option === "string" ? option : typeof option);

function unknownIssue(space: Space, options: PartialOutcome): Refusal {
  const stranger = Object.keys(options).find((id) => !space.issues.some((issue) => issue.id === id)) ?? "";
  return refusal("unknownIssue", `outcome.${stranger}`, { issue: stranger });
}

/** Why these are no options for some issues, but not for all; null where they are [O4]. */
export function partProblem({ space, constraints }: SessionCase, options: PartialOutcome): Refusal | null {
  const named = Object.entries(options);
  if (named.length === 0 || named.length >= space.issues.length) return refusal("notPartial", "options", { issues: named.length });
  for (const [id, option] of named) {
    const issue = space.issues.find((each) => each.id === id);
    if (issue === undefined) return refusal("unknownIssue", `options.${id}`, { issue: id });
    if (option === undefined || !issue.optionNumbers.has(option))
      return refusal("unknownOption", `options.${id}`, { issue: id, option: asText(option) });
  }
  const broken = constraints.find(({ conditions }) => conditions.some((condition) => holdsForPart(space, condition, options)));
  return broken === undefined ? null : refusal("breaksConstraint", "options", { rule: broken.rule.id, name: broken.rule.name });
}

/** Whether the options named alone meet the condition. */
function holdsForPart(space: Space, condition: Condition, options: PartialOutcome): boolean {
  return condition.issues.every((place, k) => {
    const issue = space.issues[place];
    const option = issue && own(options, issue.id);
    const number = option === undefined ? undefined : issue?.optionNumbers.get(option);
    return number !== undefined && condition.masks[k]?.[number] === 1;
  });
}

/** [O8] */
function redLineCrossed(state: SessionState, party: PartyId, content: OfferContent): Refusal | null {
  const rules = redLinesOf(state.current, party);
  if (rules.length === 0) return null;
  const { space } = state.current;
  const numbers = content.kind === "whole" ? (optionNumbers(space, content.outcome) ?? []) : [];
  const overridden = own(state.matters.overrides, party) ?? [];
  const crossed = rules.find(
    ({ rule, conditions }) =>
      conditions.some((condition) =>
        content.kind === "whole" ? holds(condition, numbers) : holdsForPart(space, condition, content.options),
      ) && !overridden.some(({ redLine }) => redLine === rule.id),
  );
  return crossed === undefined
    ? null
    : refusal("crossesRedLine", content.kind === "whole" ? "outcome" : "options", { rule: crossed.rule.id, name: crossed.rule.name });
}

/** The first issue of an offer that the party's mandate leaves out; null where it may settle all of them [R3]. */
export function beyondMandate({ current, matters }: SessionState, party: PartyId, content: OfferContent): IssueId | null {
  const mandate = matters === EMPTY_MATTERS ? undefined : own(matters.mandates, party);
  if (mandate === undefined) return null;
  const issues =
    content.kind === "whole"
      ? current.space.issues.map(({ id }) => id)
      : current.space.issues.map(({ id }) => id).filter((id) => own(content.options, id) !== undefined);
  return issues.find((id) => !mandate.includes(id)) ?? null;
}

/** Why a party may not say a plain yes in confidence: what would also keep it from accepting in public [O8] [R3]. */
export function consentProblem(
  deciding: Deciding,
  party: PartyId,
  { outcome, path }: { readonly outcome: Outcome; readonly path: string },
): Refusal | null {
  const content = { kind: "whole", outcome } as const;
  const beyond = beyondMandate(deciding.state, party, content);
  return objection(deciding, party, content) ?? (beyond === null ? null : refusal("beyondMandate", path, { issue: beyond }));
}

/** Issues settled ad referendum from which an offer departs [O5]; undefined where there are none. */
export function reopened({ matters, current }: SessionState, options: PartialOutcome): readonly IssueId[] | undefined {
  if (matters.settled === NOTHING_SETTLED) return undefined;
  const issues = current.space.issues
    .map(({ id }) => id)
    .filter((id) => {
      const settled = own(matters.settled, id);
      const option = own(options, id);
      return settled !== undefined && option !== undefined && settled !== option;
    });
  return issues.length === 0 ? undefined : issues;
}

/**
 * What follows when a party consents to an offer, besides the fact that it did: an agreement [O3], a settlement of some issues [O4],
 * a wait for confirmation [R1], or nothing yet. `standing` as it is after the consent.
 */
export function consequence({ setup }: Deciding, { offer, content, acceptedBy, reservedBy }: StandingOffer): readonly Fact[] {
  if (!setup.required.every((party) => acceptedBy.includes(party))) return [];
  if (content.kind === "part") return [{ kind: "settled", offer, options: content.options }];
  const { outcome } = content;
  const by = reservedBy.filter((party) => setup.required.includes(party));
  return by.length > 0 ? [{ kind: "reserved", offer, outcome, by }] : [{ kind: "agreed", outcome, offer }];
}
