import * as z from "zod";
import { date, description, id, idText, name } from "./document-parts.ts";

const bar = z
  .strictObject({
    leastSettled: z.number().optional().describe("At least so many issues settled."),
    mostBracketed: z.number().optional().describe("At most so many issues narrowed down but not settled."),
    mostOpen: z.number().optional().describe("At most so many issues open."),
    leastRounds: z.number().optional().describe("At least so many rounds, of all tracks together."),
    leastTime: z.number().optional().describe("At least so much time until the deadline, in milliseconds."),
  })
  .meta({ id: "Bar" });

const reached = z
  .strictObject({
    settled: z.array(idText).optional().describe("Ids of the issues settled."),
    bracketed: z.array(idText).optional().describe("Ids of the issues narrowed down to a few options, none of them agreed."),
    rounds: z.number().optional().describe("Rounds of talks, or meetings."),
  })
  .meta({ id: "Reached" });

/** A line of talks, as written. */
export const trackDocument = z
  .strictObject({
    id,
    name,
    level: z.enum(["summit", "working"], { error: "must be summit or working" }).describe("Who sits there."),
    description,
    issues: z.array(idText).optional().describe("Ids of the issues on its table; all where left out."),
    reportsTo: idText.optional().describe("Id of the track whose table this one prepares."),
    bar: bar.optional().describe("What the tracks that report to this one must have reached before it may settle anything."),
    reached: reached.optional().describe("What this track has reached, as whoever wrote the case reads it; its other issues are open."),
    from: date.optional().describe("First day."),
    to: date.optional().describe("Last day."),
  })
  .meta({ id: "Track" });

export type TrackDocument = z.infer<typeof trackDocument>;
