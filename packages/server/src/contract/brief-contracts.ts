import type { Brief, PartyId } from "@detente/engine";
import * as z from "zod";
import { next, page } from "./page.ts";
import { ended, engineRecord, id, instant, seatMeant, uuid } from "./parts.ts";
import { plainJson } from "./plain-json.ts";
import type { RouteContract } from "./route-contract.ts";
import { USUAL } from "./usual.ts";

/** Bytes of one request. */
const CHANGE_BODY = 256 * 1024;
const MOST_CHANGES = 100;

const params = z.strictObject({ table: uuid, party: id<PartyId>() });
const seq = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);
/** Null: the person is gone. */
const editor = z.object({ id: uuid, name: z.string() }).nullable();
const document = z.unknown().meta({ description: "The brief as a case file holds it; unfinished ones may be of any form" });

const path = z.string().max(1_000).meta({
  description:
    "JSON pointer into the brief, items of lists by their id, or where they have none by their name: /redLines/budget/forbid. Lists whose items have neither are one field",
});
const change = z.union([
  z.strictObject({ path, value: plainJson }).meta({ description: "Sets a field; missing records on the way are made" }),
  z.strictObject({ path, remove: z.literal(true) }).meta({ description: "Removes it; nothing happens where it is not there" }),
]);

const missing = z.object({
  /** "error": no session can be opened with the brief as it is. */
  severity: z.enum(["error", "warning"]),
  /** Stable. */
  code: z.string(),
  /** As of a change. */
  path: z.string(),
  message: z.string(),
  /** What to do about it; null: that follows from the message. */
  cure: z.string().nullable(),
});

const brief = z.object({
  party: z.string(),
  document,
  /** Number of the last edit; 0: nothing has been written yet. */
  seq,
  at: instant.nullable(),
  /** The last state that a session can be opened with, as the engine has it. Null: there was none. */
  sound: z.object({ seq, brief: engineRecord<Brief>("As the engine reads it") }).nullable(),
  /** What is wrong or doubtful in the brief as it is. */
  missing: z.array(missing).readonly(),
});

const edit = z.object({
  seq,
  at: instant,
  by: editor,
  changes: z.array(z.union([z.object({ path, value: z.unknown() }), z.object({ path, remove: z.literal(true) })])).readonly(),
});

export const readBrief = {
  ...USUAL,
  id: "readBrief",
  method: "GET",
  path: "/api/tables/{table}/briefs/{party}",
  summary: "The brief of your delegation as it is now, finished or not, and what is missing in it",
  who: "seated",
  params,
  query: z.strictObject(seatMeant),
  answer: { kind: "json", status: 200, schema: brief },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;

export const readBriefHistory = {
  ...USUAL,
  id: "readBriefHistory",
  method: "GET",
  path: "/api/tables/{table}/briefs/{party}/history",
  summary: "Who of your delegation changed what in its brief, the latest first",
  who: "seated",
  params,
  query: z.strictObject({ ...page, ...seatMeant }),
  answer: { kind: "json", status: 200, schema: z.object({ edits: z.array(edit).readonly(), next }) },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;

export const changeBrief = {
  ...USUAL,
  id: "changeBrief",
  method: "POST",
  path: "/api/tables/{table}/briefs/{party}/changes",
  summary: "Change fields of the brief of your delegation. Of two who change the same field the later stands, and is told",
  who: "seated",
  params,
  query: z.strictObject(seatMeant),
  headers: z.object({
    "idempotency-key": z
      .string()
      .regex(/^[\x21-\x7e]{8,200}$/)
      .meta({ description: "8 to 200 visible characters, new for each edit" }),
  }),
  body: z.strictObject({
    changes: z.array(change).min(1).max(MOST_CHANGES).readonly().meta({ description: "Made in this order, all or none" }),
    read: seq.meta({ description: "Number of the edit up to which you have read" }),
  }),
  bodyLimit: CHANGE_BODY,
  answer: {
    kind: "json",
    status: 200,
    schema: z.object({
      /** Number of this edit. */
      edit: seq,
      /** As it is now. */
      brief,
      /** Fields that others have changed since what you had read, and before your edit. */
      others: z
        .array(
          z.object({
            path: z.string(),
            seq,
            at: instant,
            by: editor,
            /** Whether your edit changed it as well. */
            isSame: z.boolean(),
          }),
        )
        .readonly(),
    }),
  },
  problems: ["notFound", "notAllowed", "stale", "keyUsedOtherwise", "badBrief"],
  audit: null,
} as const satisfies RouteContract;

/** What a stream carries. Each message has as its id the number of the edit up to which it tells. */
export const liveBriefMessage = z.discriminatedUnion("kind", [
  /** First, unless the stream goes on behind a message that was read; and where too much has been missed. */
  z.object({ kind: z.literal("whole"), seq, document }),
  z.object({ kind: z.literal("changed"), ...edit.shape }),
  ended,
]);
export type LiveBriefMessage = z.output<typeof liveBriefMessage>;

const lastRead = z.string().regex(/^\d{1,9}$/);

export const watchBrief = {
  ...USUAL,
  id: "watchBrief",
  method: "GET",
  path: "/api/tables/{table}/briefs/{party}/live",
  summary: "Edits of the brief of your delegation, as they are made",
  who: "seated",
  params,
  query: z.strictObject({ after: lastRead.optional().meta({ description: "For a first request, as Last-Event-ID" }), ...seatMeant }),
  headers: z.object({ "last-event-id": lastRead.optional() }),
  answer: {
    kind: "stream",
    status: 200,
    schema: liveBriefMessage,
    idOf: (message: LiveBriefMessage) => (message.kind === "ended" ? null : String(message.seq)),
  },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;
