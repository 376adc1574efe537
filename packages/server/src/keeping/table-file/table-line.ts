import * as z from "zod";
import { FILE_TYPES, MOST_FILE_BYTES, UNKNOWN_TYPE } from "../../contract/file-contracts.ts";
import { delegationRole, instant, tableRole } from "../../contract/parts.ts";

/** Of the file. Grows where an older program could not read a newer file. */
export const TABLE_FORM = 1;

/** What goes into columns of the database, which holds no character of the number 0. */
const plain = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !text.includes("\0"));
const time = instant.refine((text) => text >= "1970");
const number = z.int().min(1).max(1_000_000);
const hex = z.string().regex(/^[0-9a-f]{64}$/);
const party = plain(80).min(1);
const uuid = z.uuid().toLowerCase();
const salt = z.string().max(200).nullable();
const value = z.record(z.string(), z.unknown());

const kind = <Kind extends string, Parts extends z.ZodRawShape>(kind: Kind, parts: Parts) =>
  z.strictObject({ kind: z.literal(kind), ...parts });

/**
 * A table as lines of JSON, in this order. People, seats, records and files are numbers, each from 1 in the order of the file; person 1 is who
 * took the table along, and has no line. Long texts come in pieces behind the line that they belong to. The last line has the SHA-256 of all
 * bytes before it, so that a torn or damaged file is noticed; that nothing was forged, the chains say.
 */
export const tableLine = z.discriminatedUnion("kind", [
  kind("table", { form: z.int(), title: plain(200).min(1), caseHash: hex, createdAt: time }),
  /** Its public part, as a case file, in `text`. */
  kind("case", { caseId: plain(200) }),
  kind("text", { text: z.string().max(500_000) }),
  /** Before the first line that names them. */
  kind("person", { person: number.min(2), is: z.enum(["person", "bot"]), name: plain(1_000) }),
  kind("seat", {
    seat: number,
    person: number,
    role: z.enum([...delegationRole.options, ...tableRole.options]),
    party: party.nullable(),
    createdAt: time,
  }),
  /** An edit of a brief: what changed, and now and then the brief as a whole, as JSON in `text`. */
  kind("brief", { party, seq: number, by: number, at: time, isWhole: z.boolean(), isSound: z.boolean() }),
  /** `briefs`: how far each brief was when it was opened. */
  kind("session", {
    id: uuid,
    name: plain(200),
    track: plain(200).nullable(),
    createdAt: time,
    briefs: z.record(party, number),
  }),
  kind("event", {
    position: number,
    link: z.strictObject({
      audience: plain(100).regex(/^(?:table|mediator|(?:party|caucus)\/.+)$/s),
      seq: number,
      at: time,
      commitment: hex,
      head: hex,
    }),
    /** Null: the clock. */
    by: number.nullable(),
    /** Without its words and without a salt once they were erased. */
    event: value,
    salt,
  }),
  kind("record", {
    record: number,
    by: number,
    createdAt: time,
    head: hex,
    salt: z.string().max(200),
    terms: value,
    /** The agreement that it carries out. */
    basis: z.strictObject({ session: uuid, outcome: value, seq: number, head: hex }).nullable(),
    withdrawn: z.strictObject({ at: time, by: number }).nullable(),
  }),
  kind("consent", { party, by: number, at: time }),
  /** Which seat speaks for a body of the terms. */
  kind("speaker", { body: party, seat: number }),
  kind("recordEvent", { by: number, commitment: hex, head: hex, salt, event: value }),
  /** `party`: whom it is for; null: the whole table. `room`: in whose part of the table's room it lies. */
  kind("file", {
    file: number,
    party: party.nullable(),
    room: plain(300),
    name: plain(1_000),
    type: z.enum([...FILE_TYPES, UNKNOWN_TYPE]),
    sha256: hex,
    size: z.int().min(0).max(MOST_FILE_BYTES),
    by: number,
    createdAt: time,
  }),
  /** The next bytes of the file above, in base64. */
  kind("bytes", { bytes: z.string().max(400_000) }),
  /** An event of a record that names the file above as evidence. */
  kind("evidence", { record: number, seq: number }),
  kind("bot", {
    seat: number,
    standsInFor: number.nullable(),
    pace: z.int().min(0).max(600),
    strategy: plain(10_000),
    seed: z
      .int()
      .min(0)
      .max(2 ** 32 - 1),
    createdAt: time,
  }),
  /** Ids in the facts are told by what they are of: "seat/3", "person/1", "session/…"; what is in no file any more "gone/1". */
  kind("audit", { at: time, by: number.nullable(), deed: plain(80), facts: value }),
  kind("end", { sha256: hex }),
]);

export type TableLine = z.output<typeof tableLine>;
export type LineOf<Kind extends TableLine["kind"]> = Extract<TableLine, { readonly kind: Kind }>;
