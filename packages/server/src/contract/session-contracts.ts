import type { Receipt, SessionEvent, SessionExport, View } from "@detente/engine";
import * as z from "zod";
import { deed } from "./deed.ts";
import { ended, engineRecord, instant, seatMeant, title, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { seqs, textOfSeqs } from "./seqs.ts";
import { sessionSummary } from "./session-summary.ts";
import { KEPT } from "./kept-usual.ts";
import { USUAL } from "./usual.ts";

/** Bytes. A revised brief of a large case is the largest thing that is said in a session. */
const ACTION_BODY = 256 * 1024;

const params = z.strictObject({ session: uuid });
const query = z.strictObject(seatMeant);
const view = engineRecord<View>("What the caller's seat sees, as the engine's viewFor makes it");
const events = z.array(engineRecord<SessionEvent>("An event of a log that the caller's seat sees")).readonly();
const receipts = z.array(engineRecord<Receipt>("Where the chain of a log stands: audience, seq, head")).readonly();

export const createSession = {
  ...KEPT,
  id: "createSession",
  method: "POST",
  path: "/api/tables/{table}/sessions",
  summary: "Add a session to a table; the action `open` opens it",
  who: "facilitator",
  params: z.strictObject({ table: uuid }),
  query,
  body: z.strictObject({ name: title, track: z.string().min(1).max(200).nullable() }),
  audit: "sessionAdded",
  answer: { kind: "json", status: 201, schema: sessionSummary },
  problems: ["keyUsedOtherwise", "notFound", "notAllowed"],
} as const satisfies RouteContract;

export const readSession = {
  ...USUAL,
  id: "readSession",
  method: "GET",
  path: "/api/sessions/{session}",
  summary: "A session as your seat sees it now",
  who: "seated",
  params,
  query,
  answer: {
    kind: "json",
    status: 200,
    schema: z.object({ ...sessionSummary.shape, table: uuid, at: instant, seqs, receipts, view }),
  },
  problems: ["notFound"],
} as const satisfies RouteContract;

export const act = {
  ...USUAL,
  id: "act",
  method: "POST",
  path: "/api/sessions/{session}/actions",
  summary: "Do something in a session, as of what you have read; the same key again gives the same answer and does nothing",
  who: "seated",
  params,
  query,
  headers: z.object({
    "idempotency-key": z
      .string()
      .regex(/^[\x21-\x7e]{8,200}$/)
      .meta({ description: "8 to 200 visible characters, new for each action" }),
  }),
  body: z.strictObject({ action: deed, expected: seqs }),
  bodyLimit: ACTION_BODY,
  audit: null,
  answer: {
    kind: "json",
    status: 200,
    /** Events: those that the caller's seat sees. Empty where nothing was due. */
    schema: z.object({ at: instant, events, receipts, seqs }),
  },
  problems: ["notFound", "notAllowed", "stale", "keyUsedOtherwise", "refused"],
} as const satisfies RouteContract;

/**
 * What a stream carries. Each message that tells of events has as its id how far the reader is then; a stream that begins again with that
 * id as Last-Event-ID goes on behind it. The first message of a stream tells what has happened since, or nothing but the view.
 */
export const liveMessage = z.discriminatedUnion("kind", [z.object({ kind: z.literal("happened"), events, receipts, seqs, view }), ended]);
export type LiveMessage = z.output<typeof liveMessage>;

export const watchSession = {
  ...USUAL,
  id: "watchSession",
  method: "GET",
  path: "/api/sessions/{session}/live",
  summary: "What happens in a session, as it happens, as your seat sees it",
  who: "seated",
  params,
  query: z.strictObject({
    ...seatMeant,
    after: z.string().max(20_000).optional().meta({ description: "For a first request, as Last-Event-ID" }),
  }),
  headers: z.object({ "last-event-id": z.string().max(20_000).optional() }),
  answer: {
    kind: "stream",
    status: 200,
    schema: liveMessage,
    idOf: (message: LiveMessage) => (message.kind === "happened" ? textOfSeqs(message.seqs) : null),
  },
  problems: ["notFound"],
} as const satisfies RouteContract;

export const exportSession = {
  ...USUAL,
  id: "exportSession",
  audit: "sessionExported",
  method: "GET",
  path: "/api/sessions/{session}/export",
  summary: "Everything of a session that your seat sees, in a form that verifies without a server",
  who: "seated",
  params,
  query,
  answer: { kind: "json", status: 200, schema: engineRecord<SessionExport>("Logs as the engine's sessionExport makes them") },
  problems: ["notFound"],
} as const satisfies RouteContract;
