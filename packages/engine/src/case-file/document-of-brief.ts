import { assertNever } from "../lib/assert-never.ts";
import type { Alternative } from "../model/alternative.ts";
import type { Estimate, NoAgreement, StepWorths } from "../model/case.ts";
import type { Interaction, Preferences, WeightedWorth, Worth } from "../model/preferences.ts";
import { isRange, type Quantity } from "../model/quantity.ts";
import type { CaseOrder } from "./case-order.ts";
import { documentOfCircumstances, documentOfCombination, documentOfRedLine } from "./document-of-rule.ts";
import { filled, present, type Written } from "./left-out.ts";

/** What a brief and an estimate have in common. `own`: ids of the steps that the party it is of would do itself. */
export function documentOfBrief(brief: Estimate, own: ReadonlySet<string>, order: CaseOrder): Readonly<Record<string, unknown>> {
  return {
    ...present({ notes: brief.notes }),
    preferences: documentOfPreferences(brief.preferences, order),
    ...(brief.noAgreement && documentOfNoAgreement(brief.noAgreement)),
    ...filled(
      "redLines",
      brief.redLines.map((line) => documentOfRedLine(line, order)),
    ),
    ...filled(
      "probabilities",
      order.byUnknown(brief.probabilities, (byState, unknown) => order.byState(unknown, mapQuantities(byState ?? {}))),
    ),
    ...filled("steps", documentOfStepWorths(brief.steps, own, order)),
    ...present({ breakingCost: brief.breakingCost === undefined ? undefined : written(brief.breakingCost) }),
  };
}

const documentOfStepWorths = (steps: StepWorths, own: ReadonlySet<string>, order: CaseOrder): ReadonlyMap<string, unknown> =>
  order.byStep(
    steps,
    (step, id) =>
      step && {
        [own.has(id) ? "cost" : "value"]: written(step.worth),
        ...present({ lost: step.lost === undefined ? undefined : written(step.lost) }),
      },
  );

function documentOfNoAgreement(noAgreement: NoAgreement): Readonly<Record<string, unknown>> {
  return noAgreement.kind === "reservationValue"
    ? { reservationValue: written(noAgreement.reservationValue) }
    : { alternatives: noAgreement.alternatives.map(documentOfAlternative) };
}

function documentOfPreferences(preferences: Preferences, order: CaseOrder): Written {
  const issues = preferences.kind === "points" ? pointsOf(preferences.issues, order) : weightedOf(preferences.issues, order);
  return {
    [preferences.kind]: issues,
    ...filled(
      "interactions",
      preferences.interactions.map((interaction) => documentOfInteraction(interaction, order)),
    ),
    ...present({ discount: preferences.discount }),
  };
}

const pointsOf = (issues: Readonly<Record<string, Worth | undefined>>, order: CaseOrder): ReadonlyMap<string, unknown> =>
  order.byIssue(issues, (worth, issue) => worth && documentOfWorth(worth, issue, order));

const weightedOf = (issues: Readonly<Record<string, WeightedWorth | undefined>>, order: CaseOrder): ReadonlyMap<string, unknown> =>
  order.byIssue(issues, (worth, issue) => worth && { weight: written(worth.weight), ...documentOfWorth(worth, issue, order) });

function documentOfWorth(worth: Worth, issue: string, order: CaseOrder): Readonly<Record<string, unknown>> {
  switch (worth.kind) {
    case "options":
      return { options: order.byOption(issue, mapQuantities(worth.options)) };
    case "curve":
      return { curve: worth.curve.map((point) => ({ at: point.at, worth: written(point.worth) })) };
    default:
      return assertNever(worth);
  }
}

function documentOfInteraction({ name, when, given, adjust }: Interaction, order: CaseOrder): Written {
  return {
    ...present({ name }),
    ...filled("when", documentOfCombination(when, order)),
    ...filled("given", documentOfCircumstances(given, order)),
    adjust: written(adjust),
  };
}

function documentOfAlternative(alternative: Alternative): Readonly<Record<string, unknown>> {
  const { name, description, cost } = alternative;
  const shared = { name, ...present({ description, cost: cost === undefined ? undefined : written(cost) }) };
  switch (alternative.kind) {
    case "value":
      return { ...shared, value: written(alternative.value) };
    case "chances":
      return {
        ...shared,
        chances: alternative.chances.map(({ probability, then }) => ({
          probability: written(probability),
          ...documentOfAlternative(then),
        })),
      };
    case "choices":
      return { ...shared, choices: alternative.choices.map(documentOfAlternative) };
    default:
      return assertNever(alternative);
  }
}

const mapQuantities = (record: Readonly<Record<string, Quantity | undefined>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(record).map(([key, quantity]) => [key, quantity === undefined ? undefined : written(quantity)]));

const written = (quantity: Quantity): unknown =>
  isRange(quantity) ? { low: quantity.low, likely: quantity.likely, high: quantity.high } : quantity;
