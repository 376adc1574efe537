import * as z from "zod";
import { date, description, id, idText, name, quantity, sources } from "./document-parts.ts";

/** Something that could be carried out, as written. */
export const stepDocument = z
  .strictObject({
    id,
    name,
    description,
    party: idText.describe("Id of the party that does it."),
    after: z.array(idText).optional().describe("Ids of steps, of any party, that must be done before it begins."),
    earliest: date.optional().describe("It cannot begin before this day."),
    days: z.number().optional().describe("From its beginning to accepted evidence, 0 or more. 0, where left out."),
    evidence: z.string().optional().describe("What shows that it was done."),
    verifier: z.string().optional().describe("Who looks at the evidence."),
    parts: z.number().optional().describe("It may be done in up to so many equal parts. 1, where left out."),
    undo: z.string().optional().describe("What undoes it."),
    sources,
  })
  .meta({ id: "Step" });

/** What a step means to a party, as written in its brief. */
const stepWorth = z
  .strictObject({
    cost: quantity.optional().describe("For a step of the party's own: what it costs the party, in points of its own scale, 0 or more."),
    value: quantity.optional().describe("For a step of another party: what it brings this one, in points of its own scale, 0 or more."),
    lost: quantity
      .optional()
      .describe("On snapback, the share, 0 to 1, of the value that is lost, or of the cost that is recovered. 0, where left out."),
  })
  .meta({ id: "StepWorth", oneOf: [{ required: ["cost"] }, { required: ["value"] }] });

export const stepWorths = z.record(z.string(), stepWorth);

export type StepDocument = z.infer<typeof stepDocument>;
export type StepWorthDocument = z.infer<typeof stepWorth>;
