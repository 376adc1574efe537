import * as z from "zod";
import { RECORD_KINDS } from "../model/record-entry.ts";
import { date, id, idText, sources } from "./document-parts.ts";

/** Something that happened, as written. */
export const recordEntryDocument = z
  .strictObject({
    id,
    date: date.describe("The day, or the first of several."),
    to: date.optional().describe("The last day, where it is not the first."),
    kind: z.enum(RECORD_KINDS, { error: `must be one of ${RECORD_KINDS.join(", ")}` }).describe("What sort of thing happened."),
    party: idText.optional().describe("Id of the party that did or said it."),
    speaker: z.string().optional().describe("The person who spoke."),
    text: z.string().describe("What happened, as the sources tell it."),
    track: idText.optional().describe("Id of the track it belongs to."),
    position: idText
      .optional()
      .describe("For an offer, a refusal or a statement: id of the position it puts forward, refuses or announces."),
    sources,
  })
  .meta({ id: "RecordEntry" });

export type RecordEntryDocument = z.infer<typeof recordEntryDocument>;
