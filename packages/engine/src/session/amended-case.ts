import type { Brief, Estimate, Rule } from "../model/case.ts";
import type { Combination, OptionSet } from "../model/combination.ts";
import type { IssueId, OptionId, PartyId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { Preferences, Worth } from "../model/preferences.ts";
import type { IssueMapping } from "./action.ts";
import { mappedIssue, mappedOption } from "./mapping.ts";
import { type SessionCase, sessionCase } from "./session-case.ts";

interface Amendment {
  readonly issues: readonly Issue[];
  readonly constraints: readonly Rule[];
  readonly mapping: IssueMapping;
}

/** The case with other issues and constraints. What briefs say of the old ones is carried over by the mapping [A4]; what is gone is left out. */
export function amendedCase({ value }: SessionCase, { issues, constraints, mapping }: Amendment): SessionCase {
  const briefs = Object.fromEntries(Object.entries(value.briefs).map(([party, brief]) => [party, brief && mappedBrief(brief, mapping)]));
  const tracks = value.tracks.map((track) =>
    track.issues === undefined ? track : { ...track, issues: track.issues.flatMap((id) => mappedIssue(mapping, id) ?? []) },
  );
  return sessionCase({ ...value, issues, constraints, tracks, positions: [], briefs });
}

/** A brief once the issues it speaks of have changed [A4]. */
export function mappedBrief(brief: Brief, mapping: IssueMapping): Brief {
  // The keys of estimates are party ids.
  const estimates = Object.entries(brief.estimates) as [PartyId, Estimate][];
  return {
    ...mappedReading(brief, mapping),
    estimates: Object.fromEntries(estimates.map(([party, estimate]) => [party, mappedReading(estimate, mapping)])),
  };
}

function mappedReading<Reading extends Brief | Estimate>(reading: Reading, mapping: IssueMapping): Reading {
  return {
    ...reading,
    preferences: mappedPreferences(reading.preferences, mapping),
    redLines: reading.redLines.map((rule) => mappedRule(rule, mapping)),
  };
}

function mappedPreferences(preferences: Preferences, mapping: IssueMapping): Preferences {
  const interactions = preferences.interactions.map((each) => ({ ...each, when: mappedCombination(each.when, mapping) }));
  const issues = Object.fromEntries(
    // The keys are issue ids, and each present entry is a worth.
    (Object.entries(preferences.issues) as [IssueId, Worth][]).flatMap(([issue, worth]) => {
      const to = mappedIssue(mapping, issue);
      return to === null ? [] : [[to, mappedWorth(worth, issue, mapping)]];
    }),
  );
  // Entries keep their weights, so the kind stays true.
  return { ...preferences, interactions, issues } as Preferences;
}

function mappedWorth(worth: Worth, issue: IssueId, mapping: IssueMapping): Worth {
  if (worth.kind === "curve") return worth;
  const options = Object.entries(worth.options).flatMap(([option, points]) => {
    // The keys are option ids.
    const to = mappedOption(mapping, issue, option as OptionId);
    return to === null ? [] : [[to, points]];
  });
  return { ...worth, options: Object.fromEntries(options) };
}

const mappedRule = (rule: Rule, mapping: IssueMapping): Rule =>
  rule.kind === "forbid"
    ? { ...rule, forbid: mappedCombination(rule.forbid, mapping) }
    : { ...rule, if: mappedCombination(rule.if, mapping), then: mappedCombination(rule.then, mapping) };

/** A combination that names what is gone can hold no more: an issue with no option left names none. */
function mappedCombination(combination: Combination, mapping: IssueMapping): Combination {
  const entries = Object.entries(combination) as [IssueId, OptionSet | undefined][]; // the keys are issue ids
  return Object.fromEntries(
    entries.flatMap(([issue, set]) => {
      const to = mappedIssue(mapping, issue);
      return set === undefined || to === null ? [] : [[to, mappedOptionSet(set, issue, mapping)]];
    }),
  );
}

function mappedOptionSet(set: OptionSet, issue: IssueId, mapping: IssueMapping): OptionSet {
  if (!isList(set)) return set;
  return set.flatMap((option) => mappedOption(mapping, issue, option) ?? []);
}

const isList = (set: OptionSet): set is Extract<OptionSet, readonly unknown[]> => Array.isArray(set);
