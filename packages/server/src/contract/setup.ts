import type { IssueId, PartyId } from "@detente/engine";
import * as z from "zod";
import { id } from "./parts.ts";

const count = z.int().min(0);
const measure = z.number().min(0);
const limit = z.exactOptional(measure);

const search = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("hillClimbing") }),
  z.strictObject({ kind: z.literal("annealing"), startTemperature: measure }),
]);

const bidsOver = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("suggestions") }),
  z.strictObject({
    kind: z.literal("money"),
    issue: id<IssueId>(),
    payer: id<PartyId>(),
    payee: id<PartyId>(),
    tolerance: limit,
    bids: z.number(),
  }),
]);

const protocol = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("alternatingOffers") }),
  z.strictObject({ kind: z.literal("openFloor") }),
  z.strictObject({ kind: z.literal("singleText"), search }),
  z.strictObject({ kind: z.literal("blindBids"), over: bidsOver }),
]);

const bar = z.strictObject({ leastSettled: limit, mostBracketed: limit, mostOpen: limit, leastRounds: limit, leastTime: limit });

/** Far more than anybody plays. How few there may be is for the session to say. */
export const roundsOfDeadline = z.int().max(1_000_000);

const deadline = z.strictObject({
  rounds: z.exactOptional(roundsOfDeadline),
  at: z.exactOptional(z.string()),
  roundTime: z.exactOptional(z.enum(["completed", "entered"])),
});

/** What fixes a session before it begins; whether the case has these parties and tracks, the session says. */
export const sessionSetup = z.strictObject({
  protocol,
  parties: z.array(id<PartyId>()),
  required: z.array(id<PartyId>()),
  deadline,
  track: z.exactOptional(z.string()),
  bar: z.exactOptional(bar),
  caseHash: z.exactOptional(z.string()),
});

export const groundworkReport = z.strictObject({
  track: z.string(),
  settled: count,
  bracketed: count,
  open: count,
  rounds: count,
  timeLeft: z.number().nullable(),
});
