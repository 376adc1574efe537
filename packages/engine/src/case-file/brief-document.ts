import * as z from "zod";
import { alternative } from "./alternative-document.ts";
import { circumstances, combination, quantity, redLineDocument } from "./document-parts.ts";
import { stepWorths } from "./step-document.ts";

const curvePoint = z
  .strictObject({ at: z.number().describe("A number of the range."), worth: quantity.describe("What it is worth.") })
  .meta({ id: "CurvePoint" });

const worthOf = {
  options: z.record(z.string(), quantity).optional().describe("By option id: what it is worth. 0, where left out."),
  curve: z.array(curvePoint).optional().describe("For a range issue: straight lines between these points."),
};
const FORMS_OF_WORTH = { oneOf: [{ required: ["options"] }, { required: ["curve"] }] };

const worth = z.strictObject(worthOf).meta({ id: "Worth", ...FORMS_OF_WORTH });
const weightedWorth = z
  .strictObject({ weight: quantity.describe("How much the issue counts, 0 or more."), ...worthOf })
  .meta({ id: "WeightedWorth", ...FORMS_OF_WORTH });

const interaction = z
  .strictObject({
    name: z.string().optional(),
    when: combination.optional().describe("The options it is about; always, where left out."),
    given: circumstances.optional().describe("The states of unknowns it is about; whatever they are, where left out."),
    adjust: quantity.describe("Points to add."),
  })
  .meta({ id: "Interaction" });

const preferences = z
  .strictObject({
    points: z.record(z.string(), worth).optional().describe("By issue id: utility is the sum of the worths as they stand."),
    weighted: z
      .record(z.string(), weightedWorth)
      .optional()
      .describe("By issue id: utility is the sum of worths, each by its share of the weights."),
    interactions: z.array(interaction).optional().describe("Points added where certain options, or states of unknowns, come together."),
    discount: z
      .number()
      .optional()
      .describe("What an agreement at the very end is worth, as a share of one at the start: above 0, at most 1."),
  })
  .meta({ id: "Preferences", oneOf: [{ required: ["points"] }, { required: ["weighted"] }] });

const estimateFields = {
  notes: z.string().optional().describe("Private words."),
  preferences: preferences.describe("How much each outcome is worth."),
  reservationValue: quantity.optional().describe("Utility of no agreement, in points on the party's own scale."),
  alternatives: z
    .array(alternative)
    .optional()
    .describe("Instead of reservationValue: courses of action without agreement, of which the best is taken."),
  redLines: z.array(redLineDocument).optional().describe("Outcomes this party will not accept whatever they are worth."),
  probabilities: z
    .record(z.string(), z.record(z.string(), quantity))
    .optional()
    .describe("By id of the unknown, then of the state: how likely, 0 to 1."),
  steps: stepWorths.optional().describe("By id of the step: what it costs or brings this party. Nothing, where left out."),
  breakingCost: quantity
    .optional()
    .describe("What it costs this party to stop half-way and keep what it has, in points, 0 or more. 0, where left out."),
};

const estimate = z.strictObject(estimateFields).meta({ id: "Estimate" });

/** What one party alone is told, as written. */
export const briefDocument = z
  .strictObject({
    ...estimateFields,
    estimates: z.record(z.string(), estimate).optional().describe("By party id: what this party believes of the others."),
  })
  .meta({ id: "Brief" });

/** A brief, or what one party believes another's to be. */
export type EstimateDocument = z.infer<typeof estimate>;
export type PreferencesDocument = z.infer<typeof preferences>;
export type WorthDocument = z.infer<typeof worth>;
export type InteractionDocument = z.infer<typeof interaction>;
