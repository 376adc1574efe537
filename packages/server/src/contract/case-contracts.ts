import * as z from "zod";
import { caseHash, instant } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { USUAL } from "./usual.ts";

export const caseSummary = z.object({
  hash: caseHash,
  /** The id that the case file gives. */
  caseId: z.string(),
  title: z.string(),
  isExample: z.boolean(),
  createdAt: instant,
});

/** The public part only: briefs are never part of it. */
const publicCase = z.object({ ...caseSummary.shape, text: z.string() });

export const listCases = {
  ...USUAL,
  id: "listCases",
  method: "GET",
  path: "/api/cases",
  summary: "The cases that you may open a table on: the examples, your own, and those of tables where you have a seat",
  who: "signedIn",
  answer: { kind: "json", status: 200, schema: z.object({ cases: z.array(caseSummary).readonly() }) },
} as const satisfies RouteContract;

export const readCase = {
  ...USUAL,
  id: "readCase",
  method: "GET",
  path: "/api/cases/{hash}",
  summary: "The public part of a case, as a case file",
  who: "signedIn",
  params: z.strictObject({ hash: caseHash }),
  answer: { kind: "json", status: 200, schema: publicCase },
  problems: ["notFound"],
} as const satisfies RouteContract;
