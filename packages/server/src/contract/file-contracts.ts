import type { PartyId } from "@detente/engine";
import * as z from "zod";
import { next, page } from "./page.ts";
import { id, instant, seatMeant, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { KEPT } from "./kept-usual.ts";
import { USUAL } from "./usual.ts";

/** Bytes of one file, and of all files of a table. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
export const MOST_TABLE_BYTES = 500 * 1024 * 1024;
/** Files of a table, however small. */
export const MOST_TABLE_FILES = 2_000;

/** What evidence may be. Nothing that a browser would run: no HTML, no SVG, no scripts. */
export const FILE_TYPES = [
  "application/pdf",
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "text/plain",
  "text/csv",
  "application/json",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/zip",
] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** What is given out where the bytes are not of the type that was said. */
export const UNKNOWN_TYPE = "application/octet-stream";

const file = z.object({
  id: uuid,
  name: z.string(),
  type: z.enum([...FILE_TYPES, UNKNOWN_TYPE]),
  size: z.int(),
  /** SHA-256 of its bytes. "sha256:" and this in the reference of evidence names the file. */
  sha256: z.string(),
  /** Whom it is for, besides the facilitator; null: the whole table. */
  party: id<PartyId>().nullable(),
  by: uuid,
  createdAt: instant,
  /** Whether something on record refers to it. It is kept then. */
  isEvidence: z.boolean(),
});

const params = z.strictObject({ file: uuid });
const query = z.strictObject(seatMeant);

export const uploadFile = {
  ...KEPT,
  id: "uploadFile",
  method: "POST",
  path: "/api/tables/{table}/files",
  summary: "Keep a file at a table, as it is; for your own delegation, it is shown to the table once it is submitted as evidence",
  who: "seated",
  params: z.strictObject({ table: uuid }),
  query: z.strictObject({
    ...seatMeant,
    name: z.string().max(1_000).meta({ description: "Name of the file. Folders, and signs that could mislead, are taken away" }),
    for: z.enum(["table", "delegation"]).default("table"),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .meta({ description: "What it should be; where other bytes arrive, nothing is kept" }),
  }),
  body: { kind: "bytes", mediaTypes: FILE_TYPES },
  bodyLimit: MOST_FILE_BYTES,
  answer: { kind: "json", status: 201, schema: file },
  problems: ["keyUsedOtherwise", "notFound", "notAllowed", "noRoom", "tooMany", "otherContent"],
  audit: null,
} as const satisfies RouteContract;

export const listFiles = {
  ...USUAL,
  id: "listFiles",
  method: "GET",
  path: "/api/tables/{table}/files",
  summary: "Files at a table that your seat may see, the oldest first",
  who: "seated",
  params: z.strictObject({ table: uuid }),
  query: z.strictObject({ ...seatMeant, ...page }),
  answer: { kind: "json", status: 200, schema: z.object({ files: z.array(file).readonly(), next }) },
  problems: ["notFound"],
} as const satisfies RouteContract;

export const readFile = {
  ...USUAL,
  id: "readFile",
  method: "GET",
  path: "/api/files/{file}",
  summary: "The bytes of a file, to be saved",
  who: "seated",
  params,
  query,
  answer: { kind: "file", status: 200, mediaTypes: [...FILE_TYPES, UNKNOWN_TYPE] },
  problems: ["notFound"],
} as const satisfies RouteContract;

export const eraseFile = {
  ...USUAL,
  id: "eraseFile",
  method: "DELETE",
  path: "/api/files/{file}",
  summary: "Erase a file of your own, as long as nothing on record refers to it",
  who: "seated",
  params,
  query,
  answer: { kind: "nothing", status: 204 },
  problems: ["notFound", "notAllowed", "isEvidence"],
  audit: "fileErased",
} as const satisfies RouteContract;
