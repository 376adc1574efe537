import * as z from "zod";
import { PROBLEMS, type ProblemCode } from "./problem-codes.ts";

/** What was wrong with one part of a request, and what to do about it. */
export const wrongPart = z.object({
  /** Where: "body.action.offer", "header.idempotency-key". */
  path: z.string(),
  detail: z.string(),
});

/** What is wrong or doubtful in a file that was handed in, and what to do about it. */
export const fault = z.object({
  severity: z.enum(["error", "warning"]),
  /** Stable. */
  code: z.string(),
  /** Null where it concerns no one place. Lines and columns count from 1. */
  place: z.object({ file: z.string(), line: z.int(), column: z.int() }).nullable(),
  /** Where, in words: "issue price, option high". Empty for a file as a whole. */
  path: z.string(),
  message: z.string(),
  /** What to do about it; null: that follows from the message. */
  cure: z.string().nullable(),
});
export type Fault = z.output<typeof fault>;

/** As it goes over the wire: RFC 9457, with a stable code. */
export const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  // The list of codes as a tuple, which is how Zod takes an enumeration.
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string().optional(),
  /** Of a refusal by the session: which part of the action. */
  path: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** Of a refusal by the session: the engine's own code. */
  refusal: z.string().optional(),
  /** Everything that is wrong with the request. */
  wrong: z.array(wrongPart).readonly().optional(),
  /** Everything that is wrong with a file that was handed in. */
  faults: z.array(fault).readonly().optional(),
  /** Of a problem on our side: what to look for in the log. */
  id: z.string().optional(),
});

export type ProblemDocument = z.output<typeof problemDocument>;

/** A problem before it is written down: what a service answers when it cannot do what was asked. */
export type Problem = { readonly code: ProblemCode } & Readonly<Partial<Omit<ProblemDocument, "type" | "title" | "status" | "code">>>;
