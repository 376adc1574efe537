import * as z from "zod";
import type { RouteContract } from "./route-contract.ts";
import { USUAL } from "./usual.ts";

// As the pages in join-contracts.ts: nothing is done by looking at it.

/** Taken from a form. What is wrong with it, the page says. */
const field = z.string().max(2000).optional();

export const showClass = {
  ...USUAL,
  id: "showClass",
  method: "GET",
  path: "/class",
  summary: "A form for the code of an exercise",
  who: "anyone",
  answer: { kind: "page", status: 200, otherStatuses: [400, 403, 404, 429] },
} as const satisfies RouteContract;

export const joinClass = {
  ...showClass,
  id: "joinClass",
  method: "POST",
  summary: "Join an exercise by its code: as oneself, or signed in from then on under a name; a code to come back by is told this once",
  audit: "exerciseJoined",
  body: z.strictObject({ code: field, name: field }),
} as const satisfies RouteContract;
