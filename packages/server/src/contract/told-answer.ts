import * as z from "zod";
import { ended } from "./parts.ts";
import { problemDocument } from "./problem.ts";

/** What is being done, in answers that tell. "begun": more than that is not known of this one. */
export const STEPS = [
  "begun",
  "counterparts",
  "goingOn",
  "comingBack",
  "flips",
  "compile",
  "frontier",
  "zopa",
  "sensitivity",
  "density",
] as const;

/** How far a question is: how many are before it in line, or how much of a step is done. `of` 0: nobody knows how much that is. */
export const howFar = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("waiting"), ahead: z.int().min(0) }),
  z.object({ kind: z.literal("working"), step: z.enum(STEPS), done: z.int().min(0), of: z.int().min(0) }),
]);
export type HowFar = z.output<typeof howFar>;

/** Messages of an answer that is told about while it is made, the last of which is the answer, or why there is none. */
export const toldAnswer = <Answer extends z.ZodType>(answer: Answer) =>
  z.discriminatedUnion("kind", [
    ...howFar.options,
    z.object({ kind: z.literal("answered"), answer }),
    z.object({ kind: z.literal("refused"), problem: problemDocument }),
    ended,
  ]);
