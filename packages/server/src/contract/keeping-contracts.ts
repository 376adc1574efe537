import * as z from "zod";
import { engineRecord, seatMeant, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { USUAL } from "./usual.ts";

/** What somebody has to write to be forgotten. */
export const LEAVE_WORDS = "delete everything of mine";

export const eraseEventTexts = {
  ...USUAL,
  id: "eraseEventTexts",
  method: "DELETE",
  path: "/api/sessions/{session}/events/{audience}/{seq}/text",
  summary: "Erase what somebody wrote in one event, for good; that it happened stays, and the chain verifies",
  who: "facilitator",
  params: z.strictObject({
    session: uuid,
    audience: z.string().min(1).max(200).meta({ description: 'As in its receipts: "table", "party/us"; a slash as %2F' }),
    seq: z.coerce.number().int().min(1).max(1_000_000_000),
  }),
  query: z.strictObject(seatMeant),
  audit: "textsErased",
  answer: { kind: "nothing", status: 204 },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;

export const readMyData = {
  ...USUAL,
  id: "readMyData",
  method: "GET",
  path: "/api/me/data",
  summary: "Everything that the server holds about you",
  who: "signedIn",
  answer: { kind: "json", status: 200, schema: engineRecord<Readonly<Record<string, unknown>>>("Lists by what they are of") },
} as const satisfies RouteContract;

export const eraseMe = {
  ...USUAL,
  id: "eraseMe",
  method: "DELETE",
  path: "/api/me",
  summary: "Delete everything of yours, for good; what you did at tables stays, without your words and your name",
  who: "signedIn",
  body: z.strictObject({ confirm: z.literal(LEAVE_WORDS) }),
  audit: "personErased",
  answer: { kind: "nothing", status: 204 },
  problems: ["notAllowed"],
} as const satisfies RouteContract;
