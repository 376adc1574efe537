import * as z from "zod";
import { instant, title, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { KEPT } from "./kept-usual.ts";
import { USUAL } from "./usual.ts";

const rights = z
  .enum(["read", "all"])
  .meta({ description: "`read`: what is asked by GET; `all`: whatever its person may, but for a few things" });

const token = z.object({
  id: uuid,
  name: z.string(),
  rights,
  createdAt: instant,
  lastUsedAt: instant.nullable().meta({ description: "To the minute" }),
  until: instant,
});

/** A program shall not give itself another life, nor end its person's. */
const ofPerson = { ...USUAL, who: "signedIn", programs: "never" } as const;

export const makeToken = {
  ...KEPT,
  who: "signedIn",
  programs: "never",
  id: "makeToken",
  method: "POST",
  path: "/api/me/tokens",
  summary: "Make a token by which a program asks in your name; it is told this once",
  body: z.strictObject({
    name: title.meta({ description: "By which you know it again" }),
    rights,
    until: instant.optional().meta({ description: "Left out, for ninety days; at most a year" }),
  }),
  audit: "tokenMade",
  answer: {
    kind: "json",
    status: 201,
    schema: z.object({ ...token.shape, token: z.string().meta({ description: "Goes behind `Authorization: Bearer`" }) }),
  },
  problems: ["keyUsedOtherwise", "notAllowed"],
} as const satisfies RouteContract;

export const listTokens = {
  ...ofPerson,
  id: "listTokens",
  method: "GET",
  path: "/api/me/tokens",
  summary: "Your tokens, the latest first, without what is shown of them",
  answer: { kind: "json", status: 200, schema: z.object({ tokens: z.array(token).readonly() }) },
} as const satisfies RouteContract;

export const revokeToken = {
  ...ofPerson,
  id: "revokeToken",
  method: "DELETE",
  path: "/api/me/tokens/{token}",
  summary: "End a token of yours, and what is read live with it, at once and in every process",
  params: z.strictObject({ token: uuid }),
  audit: "tokenRevoked",
  answer: { kind: "nothing", status: 204 },
  problems: ["notFound"],
} as const satisfies RouteContract;
