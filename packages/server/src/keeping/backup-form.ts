import * as z from "zod";

/** Of the file. Grows where an older program could not read a newer file; what is in the tables is told by `migrations`. */
export const FORM = 1;
/** The schema that a backup holds. */
export const SCHEMA = "detente";

/** Tables of which a backup has no rows, each with the reason. All others are in it, whoever adds them. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  sign_in: "what was ended since would count again; people sign in anew",
  token: "the same holds for programs; their people make them new ones",
  kept_answer: "it is there for a day, and some of it opens what was taken back since",
  sign_in_attempt: "it is over in minutes",
  console_link: "the next start gives another",
  wrong_code: "it counts what was tried within minutes",
};

/**
 * A backup is lines of JSON, compressed with gzip: `backup`, then for each table `table`, a list of texts for each row, in PostgreSQL's text
 * form, and `rows`; at last `end`. Neither kind of database, nor machine, nor version of PostgreSQL makes a difference to it.
 */
export const backupLine = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("backup"),
    form: z.int(),
    /** When it was taken: ISO, UTC. */
    at: z.string(),
    /** Names of the steps that its database had been through, in their order. */
    migrations: z.array(z.string()),
    /** By which a restore sees whether it has the key: base64. */
    keyCheck: z.string(),
  }),
  z.object({ kind: z.literal("table"), name: z.string(), columns: z.array(z.string()) }),
  z.object({ kind: z.literal("rows"), count: z.int().min(0) }),
  z.object({
    kind: z.literal("end"),
    rows: z.int().min(0),
    /** HMAC-SHA-256 of all bytes before this line, with a key derived from the server's: hexadecimal digits. */
    seal: z.string(),
  }),
]);

export type BackupLine = z.output<typeof backupLine>;
export type BackupHead = Extract<BackupLine, { readonly kind: "backup" }>;

/** A file that cannot be restored, or a database that cannot be backed up, in plain words. Nothing was changed. */
export class KeepingRefused extends Error {
  override readonly name = "KeepingRefused";
}
