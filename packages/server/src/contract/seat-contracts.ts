import * as z from "zod";
import { person } from "./me-contract.ts";
import { instant, seatMeant, seatRole, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { KEPT } from "./kept-usual.ts";
import { USUAL } from "./usual.ts";

export const seat = z.object({ id: uuid, person, is: seatRole, createdAt: instant });

const params = z.strictObject({ table: uuid });
const query = z.strictObject(seatMeant);

export const listSeats = {
  ...USUAL,
  id: "listSeats",
  method: "GET",
  path: "/api/tables/{table}/seats",
  summary: "Who sits at the table, and as what",
  who: "seated",
  params,
  query,
  answer: { kind: "json", status: 200, schema: z.object({ seats: z.array(seat).readonly() }) },
  problems: ["notFound"],
} as const satisfies RouteContract;

export const giveSeat = {
  ...KEPT,
  id: "giveSeat",
  method: "POST",
  path: "/api/tables/{table}/seats",
  summary: "Give somebody a seat",
  who: "facilitator",
  params,
  query,
  body: z.strictObject({ person: uuid, is: seatRole }),
  audit: "seatGiven",
  answer: { kind: "json", status: 201, schema: seat },
  problems: ["keyUsedOtherwise", "notFound", "notAllowed", "alreadyThere"],
} as const satisfies RouteContract;

export const changeSeat = {
  ...USUAL,
  id: "changeSeat",
  method: "PATCH",
  path: "/api/tables/{table}/seats/{seat}",
  summary: "Make another of a seat; what its person is reading ends, and begins anew as what it is then",
  audit: "seatChanged",
  who: "facilitator",
  params: z.strictObject({ table: uuid, seat: uuid }),
  query,
  body: z.strictObject({ is: seatRole }),
  answer: { kind: "json", status: 200, schema: seat },
  problems: ["notFound", "notAllowed", "alreadyThere"],
} as const satisfies RouteContract;

export const takeSeat = {
  ...USUAL,
  id: "takeSeat",
  method: "DELETE",
  path: "/api/tables/{table}/seats/{seat}",
  summary: "Take a seat away, or leave your own; what its person is reading ends at once. The last facilitator stays",
  audit: "seatTaken",
  who: "seated",
  params: z.strictObject({ table: uuid, seat: uuid }),
  query,
  answer: { kind: "nothing", status: 204 },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;
