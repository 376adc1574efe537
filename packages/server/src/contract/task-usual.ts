import * as z from "zod";
import { engineRecord, uuid } from "./parts.ts";
import { listedGame, replayedGame, task, taskAccount, taskMessage, type TaskMessage } from "./task-parts.ts";
import { USUAL } from "./usual.ts";

// What the routes of tournaments and those of simulations have in common; spread into a contract before its own parts.

const limit = z.coerce.number().int().min(1).max(200).default(50).meta({ description: "At most 200" });
const params = z.strictObject({ task: uuid });
const ofOwn = { ...USUAL, who: "signedIn", params } as const;
const key = z
  .string()
  .regex(/^[\x21-\x7e]{8,200}$/)
  .optional()
  .meta({ description: "8 to 200 visible characters: the same again gives the same task, and begins nothing" });
const game = z.coerce.number().int().min(0).max(1e9);

export const creating = {
  ...USUAL,
  method: "POST",
  who: "signedIn",
  headers: z.object({ "idempotency-key": key }),
  answer: { kind: "json", status: 201, schema: z.object({ id: uuid }) },
  problems: ["notAllowed", "tooManyTasks", "keyUsedOtherwise", "tooLong", "busy"],
  audit: "jobStarted",
} as const;

export const listing = {
  ...USUAL,
  method: "GET",
  who: "signedIn",
  query: z.strictObject({ after: uuid.optional().meta({ description: "`next` of the page before" }), limit }),
  answer: {
    kind: "json",
    status: 200,
    schema: z.object({ tasks: z.array(task).readonly(), next: z.string().nullable(), account: taskAccount }),
  },
  problems: [],
} as const;

export const reading = {
  ...ofOwn,
  method: "GET",
  problems: ["notFound"],
} as const;

export const watching = {
  ...ofOwn,
  method: "GET",
  headers: z.object({ "last-event-id": z.string().max(200).optional() }),
  answer: {
    kind: "stream",
    status: 200,
    schema: taskMessage,
    idOf: (message: TaskMessage) => (message.kind === "progress" ? `${message.state}-${message.finished}` : null),
  },
  problems: ["notFound"],
} as const;

export const readingResults = {
  ...ofOwn,
  method: "GET",
  answer: {
    kind: "json",
    status: 200,
    schema: engineRecord<Readonly<Record<string, unknown>>>("Standings, as `detente tournament --json` writes them"),
  },
  problems: ["notFound", "notFinished"],
} as const;

export const listingGames = {
  ...ofOwn,
  method: "GET",
  query: z.strictObject({ after: game.optional().meta({ description: "`next` of the page before" }), limit }),
  answer: { kind: "json", status: 200, schema: z.object({ games: z.array(listedGame).readonly(), next: z.string().nullable() }) },
  problems: ["notFound", "notFinished"],
} as const;

export const readingTable = {
  ...ofOwn,
  method: "GET",
  answer: { kind: "text", status: 200, mediaType: "text/csv; charset=utf-8" },
  problems: ["notFound", "notFinished", "tooLong", "busy"],
} as const;

export const replaying = {
  ...ofOwn,
  method: "GET",
  params: z.strictObject({ task: uuid, number: game }),
  answer: { kind: "json", status: 200, schema: replayedGame },
  problems: ["notFound", "notFinished", "tooLong", "busy"],
} as const;

export const ending = {
  ...ofOwn,
  method: "DELETE",
  answer: { kind: "nothing", status: 204 },
  problems: ["notFound"],
  audit: "jobStopped",
} as const;
