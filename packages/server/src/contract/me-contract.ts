import * as z from "zod";
import { uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { USUAL } from "./usual.ts";

/** Somebody, as others at a table see them. */
export const person = z.object({ id: uuid, name: z.string() });

export const readMe = {
  ...USUAL,
  id: "readMe",
  method: "GET",
  path: "/api/me",
  summary: "Who you are here",
  who: "signedIn",
  answer: {
    kind: "json",
    status: 200,
    schema: z.object({
      person,
      /** Whether the server runs for one person on one machine, or for people who sign in. */
      mode: z.enum(["singlePerson", "people"]),
    }),
  },
} as const satisfies RouteContract;
