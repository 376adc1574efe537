import * as z from "zod";
import type { RouteContract } from "./route-contract.ts";
import { USUAL } from "./usual.ts";

const health = z.object({ is: z.enum(["alive", "ready"]) });

export const readLiveness = {
  ...USUAL,
  id: "readLiveness",
  method: "GET",
  path: "/livez",
  summary: "Whether the process runs",
  who: "anyone",
  answer: { kind: "json", status: 200, schema: health },
} as const satisfies RouteContract;

export const readReadiness = {
  ...USUAL,
  id: "readReadiness",
  method: "GET",
  path: "/readyz",
  summary: "Whether the database answers as well",
  who: "anyone",
  answer: { kind: "json", status: 200, schema: health },
  problems: ["notReady"],
} as const satisfies RouteContract;

export const readMetrics = {
  ...USUAL,
  id: "readMetrics",
  method: "GET",
  path: "/metrics",
  summary: "Counts in the text format of Prometheus; from this machine, or with the token that is set for it",
  who: "anyone",
  answer: { kind: "text", status: 200, mediaType: "text/plain; version=0.0.4; charset=utf-8" },
  problems: ["notAllowed"],
} as const satisfies RouteContract;

export const readOpenApi = {
  ...USUAL,
  id: "readOpenApi",
  method: "GET",
  path: "/api/openapi.json",
  summary: "This document",
  who: "anyone",
  answer: { kind: "json", status: 200, schema: z.record(z.string(), z.unknown()) },
} as const satisfies RouteContract;
