import type { ActorId, BodyId, CommitmentEvent, CommitmentsReading, Outcome, PartyId, StepId, Terms } from "@detente/engine";
import * as z from "zod";
import { commitmentAction } from "./commitment.ts";
import { next, page } from "./page.ts";
import { ended, engineRecord, id, instant, seatMeant, title, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { KEPT } from "./kept-usual.ts";
import { USUAL } from "./usual.ts";

/** Bytes. Some hundred stipulations with their wording. */
const TERMS_BODY = 128 * 1024;
/** Bytes. Four texts of the greatest length, in any writing. */
const ACTION_BODY = 192 * 1024;

const params = z.strictObject({ record: uuid });
const query = z.strictObject(seatMeant);
const event = engineRecord<CommitmentEvent>("An event of the record, as the engine decided it");
const head = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: "Head of the record's chain. Whoever keeps it notices later that something behind it was cut off or changed" });
const seq = z
  .int()
  .min(0)
  .max(2 ** 31 - 1)
  .meta({ description: "Number of the last event; 0 before the first" });

/** Terms as they are, or made of the steps of the table's case for what a session has agreed on. */
const source = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("terms"), terms: engineRecord<Terms>("Terms, as the engine takes them") }),
  z.strictObject({
    kind: z.literal("agreement"),
    session: uuid,
    title: z.exactOptional(title),
    steps: z.exactOptional(z.array(id<StepId>()).min(1).max(500)).meta({ description: "Which steps of the case; left out, all" }),
    zone: z.exactOptional(z.string().max(100)).meta({ description: "Time zone whose calendar days count; left out, UTC" }),
    coder: z.exactOptional(title).meta({ description: "Name of the body that scores" }),
    snapback: z.exactOptional(z.strictObject({ days: z.int().min(1).max(36_525), onSilence: z.enum(["measuresReturn", "reliefStays"]) })),
  }),
]);

const basis = z.object({
  session: uuid,
  outcome: engineRecord<Outcome>("What was agreed on"),
  /** Of the table's log when the record was begun: it is the id of the terms as well, so that the record's own chain is bound to it. */
  seq: z.int(),
  head,
});

const standing = z
  .enum(["proposed", "inForce", "withdrawn"])
  .meta({ description: "Proposed: some party has yet to say yes. Withdrawn: taken back before all had" });

const recordSummary = z.object({
  id: uuid,
  table: uuid,
  title: z.string(),
  createdAt: instant,
  standing,
});

const record = z.object({
  ...recordSummary.shape,
  at: instant,
  terms: engineRecord<Terms>("What is to be carried out"),
  /** Null: the terms came as they are. */
  basis: basis.nullable(),
  /** Head of the terms alone, which is what a party says yes to. */
  termsHead: head,
  consents: z.array(z.object({ party: id<PartyId>(), by: uuid, at: instant })).readonly(),
  missing: z.array(id<PartyId>()).readonly(),
  withdrawn: z.object({ by: uuid, at: instant }).nullable(),
  /** Bodies for which a seat speaks. For the others the facilitator does. */
  bodies: z.array(z.object({ body: id<BodyId>(), seat: uuid })).readonly(),
  /** For whom the caller's seat speaks. */
  speaksFor: z.array(id<ActorId>()).readonly(),
  seq,
  head,
  reading: engineRecord<CommitmentsReading>("How everything stands at `at`: gates, clocks, scores, accounts side by side"),
});

export const beginRecord = {
  ...KEPT,
  id: "beginRecord",
  method: "POST",
  path: "/api/tables/{table}/records",
  summary: "Begin a record of commitments; it counts once a head of each party that the terms name has said yes, the caller's own at once",
  who: "seated",
  params: z.strictObject({ table: uuid }),
  query,
  body: z.strictObject({ from: source }),
  bodyLimit: TERMS_BODY,
  answer: { kind: "json", status: 201, schema: record },
  problems: ["keyUsedOtherwise", "notFound", "notAllowed", "noAgreement", "noRoom"],
  audit: "recordAdded",
} as const satisfies RouteContract;

export const listRecords = {
  ...USUAL,
  id: "listRecords",
  method: "GET",
  path: "/api/tables/{table}/records",
  summary: "Records of commitments of a table, the oldest first",
  who: "seated",
  params: z.strictObject({ table: uuid }),
  query: z.strictObject({ ...seatMeant, ...page }),
  answer: { kind: "json", status: 200, schema: z.object({ records: z.array(recordSummary).readonly(), next }) },
  problems: ["notFound"],
} as const satisfies RouteContract;

export const readRecord = {
  ...USUAL,
  id: "readRecord",
  method: "GET",
  path: "/api/records/{record}",
  summary: "A record, and how everything in it stands now, or stood or will stand at a time if nobody does anything",
  who: "seated",
  params,
  query: z.strictObject({ ...seatMeant, at: instant.optional() }),
  answer: { kind: "json", status: 200, schema: record },
  problems: ["notFound"],
} as const satisfies RouteContract;

export const consentToRecord = {
  ...USUAL,
  id: "consentToRecord",
  method: "POST",
  path: "/api/records/{record}/consents",
  summary: "Say yes to the terms for a party, as its head; for a party of which no head sits at the table, as facilitator",
  who: "seated",
  params,
  query,
  body: z.strictObject({ party: id<PartyId>(), termsHead: head }),
  answer: { kind: "json", status: 200, schema: record },
  problems: ["notFound", "notAllowed", "stale"],
  audit: null,
} as const satisfies RouteContract;

export const withdrawRecord = {
  ...USUAL,
  id: "withdrawRecord",
  method: "DELETE",
  path: "/api/records/{record}",
  summary: "Take a proposal of terms back, as who made it or as facilitator, while some party has yet to say yes; it stays to be seen",
  who: "seated",
  params,
  query,
  answer: { kind: "json", status: 200, schema: record },
  problems: ["notFound", "notAllowed", "stale"],
  audit: "recordWithdrawn",
} as const satisfies RouteContract;

export const actInRecord = {
  ...USUAL,
  id: "actInRecord",
  method: "POST",
  path: "/api/records/{record}/actions",
  summary: "Put something on record, as of what you have read; the same key again gives the same answer and does nothing",
  who: "seated",
  params,
  query,
  headers: z.object({
    "idempotency-key": z
      .string()
      .regex(/^[\x21-\x7e]{8,200}$/)
      .meta({ description: "8 to 200 visible characters, new for each action" }),
  }),
  body: z.strictObject({ action: commitmentAction, expected: seq }),
  bodyLimit: ACTION_BODY,
  answer: { kind: "json", status: 200, schema: z.object({ at: instant, events: z.array(event).readonly(), seq, head }) },
  problems: ["notFound", "notAllowed", "stale", "keyUsedOtherwise", "refused"],
  audit: null,
} as const satisfies RouteContract;

export const listRecordEvents = {
  ...USUAL,
  id: "listRecordEvents",
  method: "GET",
  path: "/api/records/{record}/events",
  summary: "Events of a record, in their order",
  who: "seated",
  params,
  query: z.strictObject({
    ...seatMeant,
    ...page,
    after: z.coerce
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(0)
      .meta({ description: "Number of the last event read" }),
  }),
  answer: { kind: "json", status: 200, schema: z.object({ events: z.array(event).readonly(), seq, head, next: z.int().nullable() }) },
  problems: ["notFound"],
} as const satisfies RouteContract;

/**
 * `after` and `seq`: the events are those between. Null in their place where they are too many for one message: they are read at .../events.
 * The id of a message is the number of the last event. `missing`: whose yes is not there yet.
 */
export const recordMessage = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("happened"),
    after: seq,
    seq,
    head,
    events: z.array(event).readonly().nullable(),
    missing: z.array(id<PartyId>()).readonly(),
    standing,
  }),
  ended,
]);
export type RecordMessage = z.output<typeof recordMessage>;

export const watchRecord = {
  ...USUAL,
  id: "watchRecord",
  method: "GET",
  path: "/api/records/{record}/live",
  summary: "What is put on record, as it happens",
  who: "seated",
  params,
  query: z.strictObject({
    ...seatMeant,
    after: z.string().max(40).optional().meta({ description: "For a first request, as Last-Event-ID" }),
  }),
  headers: z.object({ "last-event-id": z.string().max(40).optional() }),
  answer: {
    kind: "stream",
    status: 200,
    schema: recordMessage,
    idOf: (message: RecordMessage) => (message.kind === "happened" ? String(message.seq) : null),
  },
  problems: ["notFound"],
} as const satisfies RouteContract;

export const exportRecord = {
  ...USUAL,
  id: "exportRecord",
  method: "GET",
  path: "/api/records/{record}/export",
  summary: "The record as a file, which `detente record verify` verifies without a server",
  who: "seated",
  params,
  query,
  answer: { kind: "file", status: 200, mediaTypes: ["application/jsonl"] },
  problems: ["notFound"],
  audit: "recordExported",
} as const satisfies RouteContract;

export const nameRecordBody = {
  ...USUAL,
  id: "nameRecordBody",
  method: "PUT",
  path: "/api/records/{record}/bodies/{body}",
  summary: "Say which seat speaks for a body that the terms name; null: the facilitator does",
  who: "facilitator",
  params: z.strictObject({ record: uuid, body: id<BodyId>() }),
  query,
  body: z.strictObject({ seat: uuid.nullable() }),
  answer: { kind: "nothing", status: 204 },
  problems: ["notFound", "notAllowed"],
  audit: "recordBodyNamed",
} as const satisfies RouteContract;
