import type { Alternative, Chance } from "../model/alternative.ts";
import type { Estimate, NoAgreement } from "../model/case.ts";
import { issueId, stateId, stepId, unknownId } from "../model/ids.ts";
import type { Interaction, Preferences, WeightedWorth, Worth } from "../model/preferences.ts";
import type { StepWorth } from "../model/step.ts";
import type { AlternativeDocument, ChanceDocument } from "./alternative-document.ts";
import type { EstimateDocument, InteractionDocument, PreferencesDocument, WorthDocument } from "./brief-document.ts";
import type { IssueOptions } from "./issue-options.ts";
import { mapRecord } from "./map-record.ts";
import { given, texts } from "./optional-fields.ts";
import { circumstancesOf, combinationOf, type OptionsByIssue, optionMeant, redLineOf } from "./rule-of-document.ts";
import type { StepWorthDocument } from "./step-document.ts";

/** What a brief and an estimate have in common. */
export function estimateOf(brief: EstimateDocument, options: OptionsByIssue): Estimate {
  return {
    ...texts({ notes: brief.notes }),
    preferences: preferencesOf(brief.preferences, options),
    ...given("noAgreement", noAgreementOf(brief)),
    redLines: (brief.redLines ?? []).map((line) => redLineOf(line, options)),
    probabilities: mapRecord(brief.probabilities ?? {}, unknownId, (byState) => mapRecord(byState, stateId, (probability) => probability)),
    steps: mapRecord(brief.steps ?? {}, stepId, stepWorthOf),
    ...given("breakingCost", brief.breakingCost),
  };
}

/** The checks have made sure that there is a cost or a value, as the step is the party's own or not. */
const stepWorthOf = ({ cost, value, lost }: StepWorthDocument): StepWorth => ({ worth: cost ?? value ?? 0, ...given("lost", lost) });

function noAgreementOf({ reservationValue, alternatives }: EstimateDocument): NoAgreement | undefined {
  if (reservationValue !== undefined) return { kind: "reservationValue", reservationValue };
  return alternatives && { kind: "alternatives", alternatives: alternatives.map(alternativeOf) };
}

function preferencesOf({ points, weighted, interactions, discount }: PreferencesDocument, options: OptionsByIssue): Preferences {
  const shared = {
    interactions: (interactions ?? []).map((interaction) => interactionOf(interaction, options)),
    ...given("discount", discount),
  };
  if (points)
    return { ...shared, kind: "points", issues: mapRecord(points, issueId, (worth, issue) => worthOf(worth, options.get(issue))) };
  const issues = mapRecord(
    weighted ?? {},
    issueId,
    ({ weight, ...worth }, issue): WeightedWorth => ({ weight, ...worthOf(worth, options.get(issue)) }),
  );
  return { ...shared, kind: "weighted", issues };
}

function worthOf({ options, curve }: WorthDocument, issue: IssueOptions | undefined): Worth {
  if (curve) return { kind: "curve", curve };
  return {
    kind: "options",
    options: mapRecord(
      options ?? {},
      (written) => optionMeant(written, issue),
      (worth) => worth,
    ),
  };
}

function interactionOf({ name, when, given: circumstances, adjust }: InteractionDocument, options: OptionsByIssue): Interaction {
  return {
    ...texts({ name }),
    when: combinationOf(when ?? {}, options),
    given: circumstancesOf(circumstances ?? {}),
    adjust,
  };
}

function alternativeOf({ name, description, cost, value, chances, choices }: AlternativeDocument): Alternative {
  const shared = { name, ...texts({ description }), ...given("cost", cost) };
  if (value !== undefined) return { ...shared, kind: "value", value };
  if (chances) return { ...shared, kind: "chances", chances: chances.map(chanceOf) };
  return { ...shared, kind: "choices", choices: (choices ?? []).map(alternativeOf) };
}

const chanceOf = ({ probability, ...then }: ChanceDocument): Chance => ({ probability, then: alternativeOf(then) });
