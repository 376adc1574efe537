import type { AlternativeDocument, ChanceDocument } from "../alternative-document.ts";
import type { QuantityDocument } from "../document-parts.ts";
import type { Check, Spot } from "./check.ts";
import { checkState } from "./combinations.ts";
import { everyBrief } from "./every-brief.ts";
import type { StateNames } from "./names.ts";
import { listed } from "./positions.ts";
import { checkProbability, checkQuantity, isTotal, shownSum, sumOfLikely } from "./quantities.ts";

/** Probabilities of unknowns are over their states, and sum to 1. */
export const probabilities: Check = (document, root) => {
  for (const { brief, spot } of everyBrief(document, root)) {
    for (const [unknown, byState] of Object.entries(brief.probabilities ?? {})) {
      const place = spot.at("probabilities", unknown);
      place.key().reference("unknowns", unknown);
      overStates(byState, place.names.unknowns.get(unknown)?.states, place);
    }
  }
};

function overStates(byState: Readonly<Record<string, QuantityDocument>>, states: StateNames | undefined, spot: Spot): void {
  for (const [state, probability] of Object.entries(byState)) {
    if (states) checkState(states, state, spot.at(state).key());
    checkProbability(probability, spot.at(state));
  }
  const missing = states?.ids.filter((state) => !Object.hasOwn(byState, state)) ?? [];
  if (missing.length > 0)
    spot.error("missing-state", `Nothing says how likely ${listed(missing)} is.`, { hint: "Write 0 where it is impossible." });
  else checkSum(Object.values(byState), "its states", spot);
}

/** Courses of action are values, chances that sum to 1, or choices. */
export const alternatives: Check = (document, root) => {
  for (const { brief, spot } of everyBrief(document, root)) {
    if (brief.alternatives) oneOrMore(brief.alternatives, spot.at("alternatives"));
  }
};

function oneOrMore(list: readonly AlternativeDocument[], spot: Spot): void {
  if (list.length === 0) spot.error("too-few", "This list needs at least one course of action.");
  for (const [i, alternative] of list.entries()) oneAlternative(alternative, spot.at(i));
}

function oneAlternative({ value, cost, chances, choices }: AlternativeDocument, spot: Spot): void {
  if ([value, chances, choices].filter((form) => form !== undefined).length !== 1) {
    spot.error("alternative-form", "A course of action has one of value, chances, choices.");
  }
  if (value !== undefined) checkQuantity(value, spot.at("value"));
  if (cost !== undefined) checkQuantity(cost, spot.at("cost"));
  if (choices) oneOrMore(choices, spot.at("choices"));
  if (chances) allChances(chances, spot.at("chances"));
}

function allChances(chances: readonly ChanceDocument[], spot: Spot): void {
  oneOrMore(chances, spot);
  for (const [i, { probability }] of chances.entries()) checkProbability(probability, spot.at(i, "probability"));
  if (chances.length > 0)
    checkSum(
      chances.map((chance) => chance.probability),
      "these chances",
      spot,
    );
}

function checkSum(quantities: readonly QuantityDocument[], of: string, spot: Spot): void {
  const sum = sumOfLikely(quantities);
  if (!isTotal(sum, 1)) spot.error("probability-sum", `The probabilities of ${of} sum to ${shownSum(sum)}, not 1.`);
}
