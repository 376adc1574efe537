import type { Audience } from "@detente/engine";
import * as z from "zod";

/** Audiences at most: the table, the mediator, and two of each of a hundred parties. */
const MOST_LOGS = 202;

const audience = z.string().regex(/^(?:table|mediator|(?:party|caucus)\/[\p{L}\p{N}][\p{L}\p{N}._-]{0,79})$/u);

/**
 * How far somebody has read: the number of the last event of each log that its seat sees, 0 where there is none. A log that is not named
 * counts as unread.
 */
export const seqs = z
  .record(audience, z.int().min(0))
  .refine((read) => Object.keys(read).length <= MOST_LOGS, { error: "names too many logs" })
  // Keys of this pattern are audiences; the compiler cannot read patterns.
  .meta({ description: "Sequence number of the last event read, by audience" }) as unknown as z.ZodType<Seqs, Record<string, number>>;

export type Seqs = Readonly<Partial<Record<Audience, number>>>;

/** As one short text, for the id of a server-sent event: "party%2Fbuyer:3,table:12". The same reading gives the same text. */
export const textOfSeqs = (read: Seqs): string =>
  Object.entries(read)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([audience, seq]) => `${encodeURIComponent(audience)}:${seq}`)
    .join(",");

/** Back from the text; null where it is none. */
export function seqsOfText(text: string): Seqs | null {
  if (text === "") return {};
  const entries = text.split(",").map((each) => each.split(":"));
  if (!entries.every((each) => each.length === 2)) return null;
  const read = seqs.safeParse(Object.fromEntries(entries.map(([audience = "", seq = ""]) => [decoded(audience), numberOf(seq)])));
  return read.success ? read.data : null;
}

/** Only digits: Number would also read "", "0x1" and "1e3". */
const numberOf = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : Number.NaN);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return "";
    throw error;
  }
}
