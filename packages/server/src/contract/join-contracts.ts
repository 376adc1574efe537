import * as z from "zod";
import type { RouteContract } from "./route-contract.ts";
import { USUAL } from "./usual.ts";

// Pages for people without an account. None of them does anything by being looked at, as programs do that look where links in a mail lead to.

const params = z.strictObject({ token: z.string().max(200) });
const page = { kind: "page", status: 200, otherStatuses: [400, 404, 410, 429] } as const;
/** Taken from a form. What is wrong with it, the page says. */
const field = z.string().max(2000).optional();

export const showSeatLink = {
  ...USUAL,
  id: "showSeatLink",
  method: "GET",
  path: "/join/{token}",
  summary: "What seat a link opens, as a page with a form",
  who: "anyone",
  params,
  answer: page,
} as const satisfies RouteContract;

export const useSeatLink = {
  ...showSeatLink,
  id: "useSeatLink",
  method: "POST",
  summary: "Take the seat that a link opens: as oneself, or signed in from then on under a name; a code to come back by is told this once",
  audit: "seatLinkUsed",
  body: z.strictObject({ name: field }),
} as const satisfies RouteContract;

export const showRejoin = {
  ...USUAL,
  id: "showRejoin",
  method: "GET",
  path: "/rejoin",
  summary: "A form for the code that one comes back by",
  who: "anyone",
  answer: page,
} as const satisfies RouteContract;

export const rejoin = {
  ...showRejoin,
  id: "rejoin",
  method: "POST",
  summary: "Be signed in by a code, as who got it; with `others` all other browsers of that person are signed out",
  audit: null,
  body: z.strictObject({ code: field, others: z.literal("end").optional() }),
} as const satisfies RouteContract;

export const showRejoinCode = {
  ...USUAL,
  id: "showRejoinCode",
  method: "GET",
  path: "/rejoin/code",
  summary: "A form that asks for a new code to come back by",
  who: "signedIn",
  answer: page,
} as const satisfies RouteContract;

export const renewRejoinCode = {
  ...showRejoinCode,
  id: "renewRejoinCode",
  method: "POST",
  summary: "A new code to come back by, told this once; the one before is of no use any more",
  audit: null,
  body: z.strictObject({}),
} as const satisfies RouteContract;

export const showConsoleLink = {
  ...USUAL,
  id: "showConsoleLink",
  method: "GET",
  path: "/first/{token}",
  summary: "What the link on the server's console is for, as a page with a form",
  who: "anyone",
  params,
  answer: page,
} as const satisfies RouteContract;

export const useConsoleLink = {
  ...showConsoleLink,
  id: "useConsoleLink",
  method: "POST",
  summary: "Be signed in as somebody who may open tables; a code to come back by is told this once",
  audit: "consoleLinkUsed",
  body: z.strictObject({ name: field }),
} as const satisfies RouteContract;
