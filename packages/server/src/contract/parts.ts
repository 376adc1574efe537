import type { PartyId } from "@detente/engine";
import * as z from "zod";

/** Characters that an id of the engine may have at most. */
const LONGEST_ID = 80;

/** An id of a case: which there are, the engine says. */
export const id = <Id extends string>(): z.ZodType<Id, string> =>
  // A brand is only known to the compiler; the value is a text on either side.
  z.string().min(1).max(LONGEST_ID) as unknown as z.ZodType<Id, string>;

/** What the server has numbered itself: people, tables, seats, sessions. */
export const uuid = z.uuid();
export const instant = z.iso.datetime({ precision: 3 }).meta({ description: "ISO time in UTC, with milliseconds" });
/** Name of a table or a session: shown to people, never read by a machine. */
export const title = z.string().trim().min(1).max(200);
export const caseHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: "Content hash of the public part of a case" });

export const delegationRole = z.enum(["head", "member", "adviser"]);
export const tableRole = z.enum(["observer", "mediator", "facilitator"]);

/** What a seat is for: a place in a delegation, or one for the whole table. */
export const seatRole = z.discriminatedUnion("role", [
  z.strictObject({ role: delegationRole, party: id<PartyId>() }),
  z.strictObject({ role: tableRole }),
]);
export type SeatRole = z.output<typeof seatRole>;

/** Of every address that is asked for as a seat: spread into its query. */
export const seatMeant = {
  seat: uuid.optional().meta({ description: "Which of your seats at the table is meant; left out, the one that was given first" }),
} as const;

/** A plain value that the engine made, or will look at itself. */
export const engineRecord = <Value>(description: string): z.ZodType<Value> =>
  // Its type is the engine's word; here it only has to be an object.
  z.record(z.string(), z.unknown()).meta({ description }) as unknown as z.ZodType<Value>;

/** Last message of a stream: the seat is gone, or the server stops and the reader should come back. */
export const ended = z.object({ kind: z.literal("ended"), reason: z.enum(["revoked", "stopping"]) });
export type Ended = z.output<typeof ended>;
