import type { AlternativeDocument, ChanceDocument } from "../alternative-document.ts";
import type { Path } from "../source-tree.ts";
import type { Check, Report } from "./check.ts";
import { checkState } from "./combinations.ts";
import { everyBrief } from "./every-brief.ts";
import { listed } from "./positions.ts";
import { checkProbability, checkQuantity, isTotal, shownSum, sumOfLikely } from "./quantities.ts";

type StateProbabilities = Parameters<typeof checkProbability>[0];

/** Probabilities of unknowns are over their states, and sum to 1. */
export const probabilities: Check = (document, report) => {
  for (const { brief, path } of everyBrief(document)) {
    for (const [unknown, byState] of Object.entries(brief.probabilities ?? {})) {
      const place = [...path, "probabilities", unknown];
      report.reference("unknowns", unknown, place, "key");
      overStates(unknown, byState, place, report);
    }
  }
};

function overStates(unknown: string, byState: Readonly<Record<string, StateProbabilities>>, path: Path, report: Report): void {
  const states = report.names.unknowns.get(unknown)?.states;
  for (const [state, probability] of Object.entries(byState)) {
    if (states) checkState(states, state, [...path, state], report, "key");
    checkProbability(probability, [...path, state], report);
  }
  const missing = states?.ids.filter((state) => !Object.hasOwn(byState, state)) ?? [];
  if (missing.length > 0) report.error("missing-state", path, `Nothing says how likely ${listed(missing)} is.`, { hint: "Write 0 where it is impossible." });
  else checkSum(Object.values(byState), path, "The probabilities of its states", report);
}

/** Courses of action are values, chances that sum to 1, or choices. */
export const alternatives: Check = (document, report) => {
  for (const { brief, path } of everyBrief(document)) {
    if (brief.alternatives) oneOrMore(brief.alternatives, [...path, "alternatives"], report);
  }
};

function oneOrMore(list: readonly AlternativeDocument[], path: Path, report: Report): void {
  if (list.length === 0) report.error("too-few", path, "This list needs at least one course of action.");
  for (const [i, alternative] of list.entries()) oneAlternative(alternative, [...path, i], report);
}

function oneAlternative({ value, cost, chances, choices }: AlternativeDocument, path: Path, report: Report): void {
  if ([value, chances, choices].filter((form) => form !== undefined).length !== 1) {
    report.error("alternative-form", path, "A course of action has one of value, chances, choices.");
  }
  if (value !== undefined) checkQuantity(value, [...path, "value"], report);
  if (cost !== undefined) checkQuantity(cost, [...path, "cost"], report);
  if (choices) oneOrMore(choices, [...path, "choices"], report);
  if (chances) allChances(chances, [...path, "chances"], report);
}

function allChances(chances: readonly ChanceDocument[], path: Path, report: Report): void {
  oneOrMore(chances, path, report);
  for (const [i, { probability }] of chances.entries()) checkProbability(probability, [...path, i, "probability"], report);
  if (chances.length > 0) checkSum(chances.map((chance) => chance.probability), path, "The probabilities of these chances", report);
}

function checkSum(quantities: readonly StateProbabilities[], path: Path, subject: string, report: Report): void {
  const sum = sumOfLikely(quantities);
  if (!isTotal(sum, 1)) report.error("probability-sum", path, `${subject} sum to ${shownSum(sum)}, not 1.`);
}
