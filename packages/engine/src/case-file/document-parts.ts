import * as z from "zod";
import { ID_PATTERN } from "../model/ids.ts";

// A word in YAML that looks like a number, or is true or false, arrives as such; ids take them by their text.

/** An id where it is given out. */
export const id = z
  .union([z.string().regex(ID_PATTERN, { error: "is no id" }), z.number(), z.boolean()], { error: "must be an id" })
  .describe("Short name for the rest of the file: a letter or digit, then up to 79 letters, digits, dots, dashes or underscores.");

/** An id where it is referred to. */
export const idText = z.union([z.string(), z.number(), z.boolean()], { error: "must be an id" }).meta({ id: "Reference" });

/** An option of an issue; for range issues its number, for yes-or-no issues no or yes. */
export const optionIdText = z
  .union([z.string(), z.number(), z.boolean()], { error: "must be an option" })
  .meta({ id: "OptionReference" })
  .describe("Id of an option; the number, for a range issue; no or yes, for a yes-or-no issue.");

export const date = z.iso.date({ error: "must be a date such as 2026-01-31" });

export const name = z.string().optional().describe("What people read. The id, where left out.");
export const description = z.string().optional().describe("What it means, in a sentence or a paragraph.");
export const sources = z.array(idText).optional().describe("Ids of the sources that say so.");

const figures = z.strictObject({
  low: z.number().describe("Hardly less than this."),
  likely: z.number().describe("The best single guess."),
  high: z.number().describe("Hardly more than this."),
});

/** A figure, or a range where one figure would claim too much. */
export const quantity = z
  .union([z.number(), figures], { error: "must be a number, or a range { low, likely, high }" })
  .meta({ id: "Quantity" })
  .describe("A number, or a range { low, likely, high } where one number would claim too much.");

const interval = z.strictObject({
  from: z.number().optional().describe("The lowest number meant; no lower end where left out."),
  to: z.number().optional().describe("The highest number meant; no upper end where left out."),
});

const optionSet = z
  .union([z.string(), z.number(), z.boolean(), z.array(optionIdText), interval], {
    error: "must be an option, a list of options, or { from, to } for a range issue",
  })
  .meta({ id: "OptionSet" })
  .describe("An option, a list of options, or for a range issue { from, to }.");

/** For some issues, the options meant. */
export const combination = z
  .record(z.string(), optionSet)
  .meta({ id: "Combination" })
  .describe("By issue id: the options meant. It holds when every issue named has one of them.");

/** For some unknowns, the states meant. */
export const circumstances = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(idText)], { error: "must be a state, or a list of states" }))
  .meta({ id: "Circumstances" })
  .describe("By id of the unknown: the state meant, or a list of them.");

const ruleFields = {
  id,
  name,
  description: z.string().optional(),
  forbid: combination.optional().describe("What is ruled out."),
  if: combination.optional().describe("Where this holds, `then` must hold too."),
  then: combination.optional().describe("What `if` demands."),
  sources,
};
const FORMS_OF_RULE = { oneOf: [{ required: ["forbid"] }, { required: ["if", "then"] }] };

/** A constraint, and what a red line has in common with it. */
export const ruleDocument = z.strictObject(ruleFields).meta({ id: "Rule", ...FORMS_OF_RULE });

const evidence = z
  .strictObject({
    given: circumstances.describe("The states of unknowns that the evidence must show."),
    probability: z.number().describe("How likely the party must hold them, above 0 and at most 1."),
  })
  .meta({ id: "Evidence" });

export const redLineDocument = z
  .strictObject({ ...ruleFields, until: evidence.optional().describe("Evidence that lifts the line; it always binds where left out.") })
  .meta({ id: "RedLine", ...FORMS_OF_RULE });

export type QuantityDocument = z.infer<typeof quantity>;
export type OptionSetDocument = z.infer<typeof optionSet>;
export type CombinationDocument = z.infer<typeof combination>;
export type CircumstancesDocument = z.infer<typeof circumstances>;
export type RuleDocument = z.infer<typeof ruleDocument>;
export type RedLineDocument = z.infer<typeof redLineDocument>;
