import * as z from "zod";
import { quantity, type QuantityDocument } from "./document-parts.ts";

/** A course of action as written: one of value, chances, choices. */
export interface AlternativeDocument {
  readonly name: string;
  readonly description?: string | undefined;
  readonly cost?: QuantityDocument | undefined;
  readonly value?: QuantityDocument | undefined;
  readonly chances?: ChanceDocument[] | undefined;
  readonly choices?: AlternativeDocument[] | undefined;
}

/** One of the things that may come of a course of action, written in one record with its probability. */
export interface ChanceDocument extends AlternativeDocument {
  readonly probability: QuantityDocument;
}

// The two contain each other, which is beyond what the compiler can infer: hence the types above, and at the getters.
const node = z.strictObject({
  name: z.string().describe("The course of action in words."),
  description: z.string().optional(),
  cost: quantity.optional().describe("Points it costs, taken off its worth."),
  value: quantity.optional().describe("What it is worth, in points on the party's own scale."),
  get chances(): z.ZodOptional<z.ZodArray<z.ZodType<ChanceDocument>>> {
    return z.array(chance).optional().describe("What may come of it; worth the mean of these.");
  },
  get choices(): z.ZodOptional<z.ZodArray<z.ZodType<AlternativeDocument>>> {
    return z.array(alternative).optional().describe("What may then be chosen; worth the best of these.");
  },
});
const FORMS = { oneOf: [{ required: ["value"] }, { required: ["chances"] }, { required: ["choices"] }] };
const probability = quantity.describe("How likely, 0 to 1. Those of a node sum to 1.");

export const alternative: z.ZodType<AlternativeDocument> = node.meta({ id: "Alternative", ...FORMS });
const chance: z.ZodType<ChanceDocument> = node.extend({ probability }).meta({ id: "Chance", ...FORMS });
