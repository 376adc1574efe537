import * as z from "zod";
import { instant, seatMeant, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { USUAL } from "./usual.ts";

const entry = z.object({
  /** At this table, from 1. */
  number: z.int(),
  at: instant,
  /** The person who did it; null: the server, or whoever runs it. */
  by: uuid.nullable(),
  deed: z.string(),
  /** Ids of what it was done with, by the deed. */
  facts: z.record(z.string(), z.unknown()),
});

export const readAuditLog = {
  ...USUAL,
  id: "readAuditLog",
  method: "GET",
  path: "/api/tables/{table}/audit",
  summary: "What was done at the table besides negotiating: seats, links, sessions, sharing, exports, erasures; the latest first",
  who: "facilitator",
  params: z.strictObject({ table: uuid }),
  query: z.strictObject({
    ...seatMeant,
    after: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional()
      .meta({ description: "`next` of the page before" }),
    limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "Entries, at most 200" }),
  }),
  answer: { kind: "json", status: 200, schema: z.object({ entries: z.array(entry).readonly(), next: z.string().nullable() }) },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;
