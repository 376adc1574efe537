import type { Brief, Estimate, RedLine, Rule, Track } from "../model/case.ts";
import type { Combination, OptionSet } from "../model/combination.ts";
import type { IssueId, OptionId, PartyId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { Preferences, Worth } from "../model/preferences.ts";
import type { RecordEntry } from "../model/record-entry.ts";
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
  const tracks = value.tracks.map((track) => mappedTrack(track, mapping));
  return sessionCase({ ...value, issues, constraints, tracks, positions: [], record: value.record.map(withoutPosition), briefs });
}

/** Positions are on the issues as they were, so none is left to refer to. */
function withoutPosition(entry: RecordEntry): RecordEntry {
  const { position: _, ...rest } = entry;
  return rest;
}

function mappedTrack({ issues, reached, ...track }: Track, mapping: IssueMapping): Track {
  const mapped = (ids: readonly IssueId[]): readonly IssueId[] => ids.flatMap((id) => mappedIssue(mapping, id) ?? []);
  return {
    ...track,
    ...(issues === undefined ? {} : { issues: mapped(issues) }),
    ...(reached === undefined ? {} : { reached: { ...reached, settled: mapped(reached.settled), bracketed: mapped(reached.bracketed) } }),
  };
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
    redLines: reading.redLines.flatMap((line) => mappedRedLine(line, mapping)),
  };
}

function mappedPreferences(preferences: Preferences, mapping: IssueMapping): Preferences {
  const interactions = preferences.interactions.flatMap((each) => {
    const when = mappedCombination(each.when, mapping);
    return when === null ? [] : [{ ...each, when }];
  });
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

/** A red line after the mapping; none where it can be broken no more, because what it names is gone. */
function mappedRedLine(rule: RedLine, mapping: IssueMapping): RedLine | [] {
  if (rule.kind === "forbid") {
    const forbid = mappedCombination(rule.forbid, mapping);
    return forbid === null ? [] : { ...rule, forbid };
  }
  const premise = mappedCombination(rule.if, mapping);
  if (premise === null) return [];
  const { if: _, then: demanded, ...texts } = rule;
  // What is demanded of an issue that is gone is demanded no more.
  const then = mappedEntries(demanded, mapping);
  if (then.length === 0) return [];
  // All that would do is gone while the issue stays: the premise alone breaks the rule.
  if (then.some(([, set]) => isEmpty(set))) return { ...texts, kind: "forbid", forbid: premise };
  return { ...rule, if: premise, then: Object.fromEntries(then) };
}

/** A combination after the mapping; null where it can hold no more, because an issue it names is gone, or all options it names there. */
function mappedCombination(combination: Combination, mapping: IssueMapping): Combination | null {
  const entries = mappedEntries(combination, mapping);
  const canHold = entries.length === Object.keys(combination).length && !entries.some(([, set]) => isEmpty(set));
  return canHold ? Object.fromEntries(entries) : null;
}

function mappedEntries(combination: Combination, mapping: IssueMapping): readonly (readonly [IssueId, OptionSet])[] {
  const entries = Object.entries(combination) as [IssueId, OptionSet | undefined][]; // the keys are issue ids
  return entries.flatMap(([issue, set]) => {
    const to = mappedIssue(mapping, issue);
    return set === undefined || to === null ? [] : [[to, mappedOptionSet(set, issue, mapping)] as const];
  });
}

function mappedOptionSet(set: OptionSet, issue: IssueId, mapping: IssueMapping): OptionSet {
  if (!isList(set)) return set;
  return set.flatMap((option) => mappedOption(mapping, issue, option) ?? []);
}

const isEmpty = (set: OptionSet): boolean => isList(set) && set.length === 0;
const isList = (set: OptionSet): set is Extract<OptionSet, readonly unknown[]> => Array.isArray(set);
