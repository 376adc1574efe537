import * as z from "zod";
import { delegationRole, instant, tableRole } from "../contract/parts.ts";

/** Of the file. Grows where an older program could not read a newer file. */
export const TABLE_FORM = 1;

/** What goes into columns of the database, which holds no character of the number 0. */
const plain = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !text.includes("\0"));
const time = instant.refine((text) => text >= "1970");
const number = z.int().min(1).max(100_000);
const hex = z.string().regex(/^[0-9a-f]{64}$/);
const party = plain(80).min(1);

/**
 * A table as lines of JSON, in this order. People are numbers: 1 is who took it along. The last line has the SHA-256 of all bytes before it,
 * so that a torn or damaged file is noticed; that nothing was forged, the chains of the sessions say.
 */
export const tableLine = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("table"),
    form: z.int(),
    title: plain(200).min(1),
    caseHash: hex,
    createdAt: time,
    /** How much of the table is not in the file: records and files are taken along by themselves, bots are seated anew. */
    left: z.strictObject({ records: z.int().min(0), files: z.int().min(0), bots: z.int().min(0) }),
  }),
  z.strictObject({ kind: z.literal("case"), caseId: plain(200), text: z.string().max(10_000_000) }),
  z.strictObject({ kind: z.literal("person"), person: number, name: plain(1_000) }),
  z.strictObject({
    kind: z.literal("seat"),
    person: number,
    role: z.enum([...delegationRole.options, ...tableRole.options]),
    party: party.nullable(),
    createdAt: time,
  }),
  z.strictObject({
    kind: z.literal("brief"),
    party,
    seq: number,
    by: number,
    at: time,
    isWhole: z.boolean(),
    isSound: z.boolean(),
    content: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    kind: z.literal("session"),
    id: z.uuid().toLowerCase(),
    name: plain(200),
    track: plain(200).nullable(),
    createdAt: time,
    dueAt: time.nullable(),
    briefs: z.record(party, number),
  }),
  z.strictObject({
    kind: z.literal("event"),
    session: z.uuid().toLowerCase(),
    position: z.int().min(1).max(1_000_000),
    link: z.strictObject({
      audience: plain(100).regex(/^(?:table|mediator|(?:party|caucus)\/.+)$/s),
      seq: z.int().min(1).max(1_000_000),
      at: time,
      commitment: hex,
      head: hex,
    }),
    by: number.nullable(),
    /** Without its words and without a salt once they were erased. */
    event: z.record(z.string(), z.unknown()),
    salt: z.string().max(200).nullable(),
  }),
  z.strictObject({ kind: z.literal("end"), sha256: hex }),
]);

export type TableLine = z.output<typeof tableLine>;
