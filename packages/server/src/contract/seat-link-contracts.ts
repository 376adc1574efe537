import type { PartyId } from "@detente/engine";
import * as z from "zod";
import { delegationRole, id, instant, seatMeant, title, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { KEPT } from "./kept-usual.ts";
import { USUAL } from "./usual.ts";

/** Never the facilitator's: whoever finds a link would see all briefs. */
const linkedRole = z.discriminatedUnion("role", [
  z.strictObject({ role: delegationRole, party: id<PartyId>() }),
  z.strictObject({ role: z.enum(["observer", "mediator"]) }),
]);

export type LinkedRole = z.output<typeof linkedRole>;

const MOST_USES = 500;

const seatLink = z.object({
  id: uuid,
  is: linkedRole,
  label: z.string().nullable(),
  uses: z.int(),
  usesLeft: z.int(),
  until: instant,
  createdAt: instant,
});

const params = z.strictObject({ table: uuid });
const query = z.strictObject(seatMeant);

export const makeSeatLink = {
  ...KEPT,
  id: "makeSeatLink",
  method: "POST",
  path: "/api/tables/{table}/seat-links",
  summary: "Make a link that opens a seat at the table, for people who need no account; what opens it is told this once",
  audit: "seatLinkMade",
  who: "facilitator",
  params,
  query,
  body: z.strictObject({
    is: linkedRole,
    label: title.optional().meta({ description: "What whoever opens it is told besides, such as the name of a group" }),
    uses: z.int().min(1).max(MOST_USES).optional().meta({ description: "How many people may come by it; left out, one" }),
    until: instant.optional().meta({ description: "Left out, for seven days; at most a year" }),
  }),
  answer: {
    kind: "json",
    status: 201,
    schema: z.object({ ...seatLink.shape, path: z.string().meta({ description: "Of the page that it opens, on this server" }) }),
  },
  problems: ["keyUsedOtherwise", "notFound", "notAllowed"],
} as const satisfies RouteContract;

export const listSeatLinks = {
  ...USUAL,
  id: "listSeatLinks",
  method: "GET",
  path: "/api/tables/{table}/seat-links",
  summary: "The links to seats at the table, used up or not, without what opens them",
  who: "facilitator",
  params,
  query,
  answer: { kind: "json", status: 200, schema: z.object({ links: z.array(seatLink).readonly() }) },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;

export const revokeSeatLink = {
  ...USUAL,
  id: "revokeSeatLink",
  method: "DELETE",
  path: "/api/tables/{table}/seat-links/{link}",
  summary: "Let nobody come by a link any more",
  audit: "seatLinkRevoked",
  who: "facilitator",
  params: z.strictObject({ table: uuid, link: uuid }),
  query: z.strictObject({
    ...seatMeant,
    seats: z
      .enum(["keep", "take"])
      .optional()
      .meta({ description: "`take`: take away the seats that came by it as well; left out, they are kept" }),
  }),
  answer: { kind: "nothing", status: 204 },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;
