import * as z from "zod";
import { caseHash, instant, seatMeant, seatRole, title, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { seat } from "./seat-contracts.ts";
import { sessionSummary } from "./session-summary.ts";
import { KEPT } from "./kept-usual.ts";
import { USUAL } from "./usual.ts";

const tableSummary = z.object({
  id: uuid,
  title: z.string(),
  caseHash,
  createdAt: instant,
  /** The caller's own: the one that is meant where it has several. */
  seat: z.object({ id: uuid, is: seatRole }),
});

const table = z.object({ ...tableSummary.shape, seats: z.array(seat).readonly(), sessions: z.array(sessionSummary).readonly() });

export const createTable = {
  ...KEPT,
  id: "createTable",
  method: "POST",
  path: "/api/tables",
  summary: "Open a table on a case; you are its facilitator",
  who: "signedIn",
  body: z.strictObject({ title, caseHash }),
  audit: "tableOpened",
  answer: { kind: "json", status: 201, schema: table },
  problems: ["keyUsedOtherwise", "notFound", "notAllowed"],
} as const satisfies RouteContract;

export const listTables = {
  ...USUAL,
  id: "listTables",
  method: "GET",
  path: "/api/tables",
  summary: "The tables where you have a seat",
  who: "signedIn",
  answer: { kind: "json", status: 200, schema: z.object({ tables: z.array(tableSummary).readonly() }) },
} as const satisfies RouteContract;

export const readTable = {
  ...USUAL,
  id: "readTable",
  method: "GET",
  path: "/api/tables/{table}",
  summary: "A table: its case, its seats, its sessions",
  who: "seated",
  params: z.strictObject({ table: uuid }),
  query: z.strictObject(seatMeant),
  answer: { kind: "json", status: 200, schema: table },
  problems: ["notFound"],
} as const satisfies RouteContract;
