import * as z from "zod";
import type { RouteContract } from "./route-contract.ts";
import { USUAL } from "./usual.ts";

/** Where to go once somebody is signed in. What is no page of this server leads to the first page instead. */
const to = z.string().max(500).optional().meta({ description: "A path of this server, such as /tables" });
const issuer = z.string().min(1).max(200).meta({ description: "A provider, as /sign-in lists them" });
const page = { kind: "page", status: 200, otherStatuses: [400, 403, 404, 502, 503] } as const;

export const chooseIssuer = {
  ...USUAL,
  id: "chooseIssuer",
  method: "GET",
  path: "/sign-in",
  summary: "The identity providers that people may sign in with, as a page; a link of our own to it goes on to the only one there is",
  who: "anyone",
  query: z.strictObject({ to }),
  headers: z.object({ "sec-fetch-site": z.string().optional() }),
  answer: page,
} as const satisfies RouteContract;

export const beginSignIn = {
  ...USUAL,
  id: "beginSignIn",
  method: "GET",
  path: "/sign-in/{issuer}",
  summary: "On to an identity provider; for links on our own pages only",
  who: "anyone",
  wall: "always",
  params: z.strictObject({ issuer }),
  query: z.strictObject({ to }),
  answer: page,
} as const satisfies RouteContract;

/** A provider may add what it likes. Twice the same is for the page to refuse. */
const said = z.unknown().optional();

export const finishSignIn = {
  ...USUAL,
  id: "finishSignIn",
  method: "GET",
  path: "/sign-in/{issuer}/callback",
  summary: "Back from an identity provider",
  who: "anyone",
  params: z.strictObject({ issuer }),
  query: z.looseObject({ code: said, state: said, iss: said, error: said }),
  answer: page,
} as const satisfies RouteContract;

export const signOut = {
  ...USUAL,
  id: "signOut",
  audit: null,
  method: "POST",
  path: "/sign-out",
  summary: "Sign this browser out, at once and in every process; nothing happens where nobody is signed in",
  who: "anyone",
  answer: { kind: "nothing", status: 204 },
} as const satisfies RouteContract;

export const showSignOut = {
  ...USUAL,
  id: "showSignOut",
  method: "GET",
  path: "/sign-out",
  summary: "Who is signed in, as a page with a form to sign out",
  who: "anyone",
  answer: page,
} as const satisfies RouteContract;

export const signOutByForm = {
  ...showSignOut,
  id: "signOutByForm",
  method: "POST",
  path: "/sign-out/form",
  summary: "The same as signing out, from that page, and on to it again",
  audit: null,
  body: z.strictObject({ where: z.enum(["here", "everywhere"]) }),
} as const satisfies RouteContract;

export const signOutEverywhere = {
  ...signOut,
  id: "signOutEverywhere",
  path: "/sign-out/everywhere",
  summary: "Sign all your browsers out",
  who: "signedIn",
} as const satisfies RouteContract;
