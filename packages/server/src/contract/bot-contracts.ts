import type { PartyId } from "@detente/engine";
import * as z from "zod";
import { person } from "./me-contract.ts";
import { id, instant, seatMeant, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { KEPT } from "./kept-usual.ts";
import { USUAL } from "./usual.ts";

const MOST_SECONDS = 600;
const MOST_SEED = 2 ** 32 - 1;

const given = {
  strategy: z
    .string()
    .min(1)
    .max(2000)
    .meta({ description: "As the command line takes it, with its parameters: steady, or aspiration(e=0.5)" }),
  pace: z.int().min(0).max(MOST_SECONDS).default(2).meta({ description: "Seconds between its turn and its move" }),
  seed: z.int().min(0).max(MOST_SEED).optional().meta({ description: "What it draws by; left out, one that nobody knows" }),
};

const protocol = z.enum(["alternatingOffers", "openFloor", "singleText", "blindBids"]);

/** What only the facilitator is told. */
const known = z.object({
  strategy: z.string(),
  pace: z.int(),
  seed: z.int(),
  /** In which sessions it can play. While another is under way it is not seated; in one that is opened later it does nothing. */
  protocols: z.array(protocol).readonly(),
  /** Whose seat it is, and is given back to; null: the bot's own. */
  standsInFor: person.nullable(),
  since: instant,
});

/** That a seat is a bot's, everybody at the table may know. */
const bot = z.object({ seat: uuid, known: known.nullable() });

const seatedBot = z.object({ seat: uuid, known });

const params = z.strictObject({ table: uuid });
const ofSeat = z.strictObject({ table: uuid, seat: uuid });
const query = z.strictObject(seatMeant);

export const listBots = {
  ...USUAL,
  id: "listBots",
  method: "GET",
  path: "/api/tables/{table}/bots",
  summary: "Which seats of the table are bots'; what they go by is told to the facilitator alone",
  who: "seated",
  params,
  query,
  answer: { kind: "json", status: 200, schema: z.object({ bots: z.array(bot).readonly() }) },
  problems: ["notFound"],
} as const satisfies RouteContract;

export const seatBot = {
  ...KEPT,
  id: "seatBot",
  method: "POST",
  path: "/api/tables/{table}/bots",
  summary: "Let a bot sit as the head of a party that has none",
  who: "facilitator",
  params,
  query,
  body: z.strictObject({ party: id<PartyId>(), ...given }),
  audit: "botSeated",
  answer: { kind: "json", status: 201, schema: seatedBot },
  problems: ["keyUsedOtherwise", "notFound", "notAllowed", "alreadyThere"],
} as const satisfies RouteContract;

export const letBotSitIn = {
  ...USUAL,
  id: "letBotSitIn",
  method: "PUT",
  path: "/api/tables/{table}/seats/{seat}/bot",
  summary: "Let a bot sit in for the head or member whose seat it is, who sees nothing of it until it is given back",
  who: "facilitator",
  params: ofSeat,
  query,
  body: z.strictObject(given),
  audit: "botSeated",
  answer: { kind: "json", status: 200, schema: seatedBot },
  problems: ["notFound", "notAllowed", "alreadyThere"],
} as const satisfies RouteContract;

export const takeBot = {
  ...USUAL,
  id: "takeBot",
  method: "DELETE",
  path: "/api/tables/{table}/seats/{seat}/bot",
  summary: "Take a bot away: the seat goes back to whose it was, or goes with it",
  who: "facilitator",
  params: ofSeat,
  query,
  audit: "botTaken",
  answer: { kind: "nothing", status: 204 },
  problems: ["notFound", "notAllowed", "alreadyThere"],
} as const satisfies RouteContract;
