import * as z from "zod";

/** Bytes. Enough for a page of text. */
export const USUAL_BODY = 16 * 1024;

/** What most routes have in common; spread into a contract before its own parts. */
export const USUAL = {
  wall: "writes",
  params: z.strictObject({}),
  query: z.strictObject({}),
  headers: z.object({}),
  body: null,
  bodyLimit: USUAL_BODY,
  problems: [],
} as const;
