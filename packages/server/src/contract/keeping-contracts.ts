import * as z from "zod";
import { MOST_TABLE_BYTES } from "./file-contracts.ts";
import { seatMeant, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { KEPT } from "./kept-usual.ts";
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

export const DATA_TYPE = "application/jsonl";

export const readMyData = {
  ...USUAL,
  id: "readMyData",
  method: "GET",
  path: "/api/me/data",
  summary: "Everything that the server holds about you, as lines of JSON that each say what they are of",
  who: "signedIn",
  answer: { kind: "file", status: 200, mediaTypes: [DATA_TYPE] },
} as const satisfies RouteContract;

export const eraseMe = {
  ...USUAL,
  id: "eraseMe",
  method: "DELETE",
  path: "/api/me",
  summary: "Delete everything of yours, for good; what you did at tables stays, without your words and your name",
  who: "signedIn",
  programs: "never",
  body: z.strictObject({ confirm: z.literal(LEAVE_WORDS) }),
  audit: "personErased",
  answer: { kind: "nothing", status: 204 },
  problems: ["notAllowed", "signInAgain"],
} as const satisfies RouteContract;

/** Bytes of a table that is taken in: all files that it may have, written in base64, and as much again for all else. */
const MOST_TABLE_FILE = 2 * MOST_TABLE_BYTES;
export const TABLE_TYPE = "application/jsonl";

export const exportTable = {
  ...USUAL,
  id: "exportTable",
  method: "GET",
  path: "/api/tables/{table}/export",
  summary: "A table as a file: everything of it, with all that was said, for whichever server takes it in",
  who: "facilitator",
  params: z.strictObject({ table: uuid }),
  query: z.strictObject(seatMeant),
  audit: "tableExported",
  answer: { kind: "file", status: 200, mediaTypes: [TABLE_TYPE] },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;

export const importTable = {
  ...KEPT,
  id: "importTable",
  method: "POST",
  path: "/api/tables/import",
  summary: "A new table of yours from such a file, once everything in it was verified; seats of others wait to be given",
  who: "signedIn",
  body: { kind: "bytes", mediaTypes: [TABLE_TYPE] },
  bodyLimit: MOST_TABLE_FILE,
  audit: "tableImported",
  answer: { kind: "json", status: 201, schema: z.object({ table: uuid }) },
  problems: ["keyUsedOtherwise", "notAllowed", "alreadyThere", "badCase", "busy", "refused"],
} as const satisfies RouteContract;
