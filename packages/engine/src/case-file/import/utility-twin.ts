import { own } from "../../lib/own.ts";
import type { Brief, Case } from "../../model/case.ts";
import type { Combination, Outcome } from "../../model/combination.ts";
import type { IssueId, OptionId, PartyId } from "../../model/ids.ts";
import { optionId } from "../../model/ids.ts";
import type { Issue } from "../../model/issue.ts";
import type { WeightedWorth, Worth } from "../../model/preferences.ts";
import { likely } from "../../model/quantity.ts";

// For tests only: utilities worked out the slow and obvious way, straight from the case, sharing nothing with the rest of the engine.

/** Utility of an outcome to a party, in points, at the likely figures. Interactions that depend on unknowns are not known to it. */
export function utilityTwin(stated: Case, party: PartyId, outcome: Outcome): number {
  const { preferences } = briefOf(stated, party);
  const isWeighted = preferences.kind === "weighted";
  let total = 0;
  let weights = 0;
  for (const issue of stated.issues) {
    const entry = own<IssueId, Worth | WeightedWorth>(preferences.issues, issue.id);
    const option = own(outcome, issue.id);
    if (entry === undefined || option === undefined) continue;
    const weight = isWeighted && "weight" in entry ? likely(entry.weight) : 1;
    weights += weight;
    total += weight * worthOf(entry, option);
  }
  const additive = isWeighted && weights > 0 ? total / weights : total;
  const held = preferences.interactions.filter((interaction) => isMet(interaction.when, outcome));
  return held.reduce((sum, interaction) => sum + likely(interaction.adjust), additive);
}

export function briefOf(stated: Case, party: PartyId): Brief {
  const brief = own(stated.briefs, party);
  if (brief === undefined) throw new Error(`Expected a brief for ${party}`);
  return brief;
}

/** Options of an issue in their order. Ranges are walked by counting, so a step is taken as a double. */
export function optionsTwin(issue: Issue): OptionId[] {
  if (issue.kind === "choice") return issue.options.map((option) => option.id);
  if (issue.kind === "yesNo") return [optionId("no"), optionId("yes")];
  const { from, to, step } = issue.range;
  const options: OptionId[] = [];
  for (let k = 0; from + k * step <= to + step * 1e-9; k++) options.push(optionId(String(Number((from + k * step).toPrecision(14)))));
  return options;
}

/** All outcomes, the last issue running fastest. */
export function* outcomesTwin(issues: readonly Issue[]): Generator<Outcome> {
  const [first, ...rest] = issues;
  if (first === undefined) return yield {};
  for (const option of optionsTwin(first)) for (const other of outcomesTwin(rest)) yield { [first.id]: option, ...other };
}

function worthOf(worth: Worth, option: OptionId): number {
  if (worth.kind === "options") return likely(own(worth.options, option) ?? 0);
  const x = Number(option);
  for (const [k, right] of worth.curve.entries()) {
    const left = worth.curve[k - 1];
    if (left === undefined || x > right.at) continue;
    return likely(left.worth) + ((likely(right.worth) - likely(left.worth)) * (x - left.at)) / (right.at - left.at);
  }
  throw new Error(`Expected a curve that covers ${option}`);
}

function isMet(when: Combination, outcome: Outcome): boolean {
  return Object.entries<Combination[keyof Combination]>(when).every(([issue, set]) => {
    const option = new Map(Object.entries<OptionId>(outcome)).get(issue);
    if (set === undefined || option === undefined) return set === undefined;
    if (Array.isArray(set)) return set.includes(option);
    const { from = -Infinity, to = Infinity } = set as { from?: number; to?: number };
    return Number(option) >= from && Number(option) <= to;
  });
}
