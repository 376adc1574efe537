import type { Audience, Link, SessionEvent } from "@detente/engine";
import { sql as raw } from "kysely";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { KeptEvent } from "../sessions/kept-session.ts";

interface Log {
  /** Uuid of the session. */
  readonly session: string;
  readonly sealer: Sealer;
}

/** Events of a session behind a position, in their order. What the transaction's asker may not see is not among them. */
export async function readLog({ sql }: Transaction, { session, sealer }: Log, after: number): Promise<readonly KeptEvent[]> {
  const rows = await sql
    .selectFrom("session_event")
    .select(["audience", "seq", "position", "at", "commitment", "head", "sealed"])
    .where("session_id", "=", session)
    .where("position", ">", after)
    .orderBy("position")
    .execute();
  return rows.map((row) => keptOf(row, { session, sealer }));
}

/** The same up to a position, with who did it; null: the clock. */
export async function readLogPage(
  { sql }: Transaction,
  { session, sealer }: Log,
  { after, to }: { readonly after: number; readonly to: number },
): Promise<readonly (KeptEvent & { readonly by: string | null })[]> {
  const rows = await sql
    .selectFrom("session_event")
    .select(["audience", "seq", "position", "at", "commitment", "head", "sealed", "by_person"])
    .where("session_id", "=", session)
    .where("position", ">", after)
    .where("position", "<=", to)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({ ...keptOf(row, { session, sealer }), by: row.by_person }));
}

interface KeptRow extends Omit<Link, "audience"> {
  readonly audience: string;
  readonly position: number;
  readonly sealed: Uint8Array | null;
}

function keptOf({ audience, seq, position, at, commitment, head, sealed }: KeptRow, { session, sealer }: Log): KeptEvent {
  if (sealed === null) throw new Error(`Expected event ${seq} of the log ${audience}, found that it is gone`);
  const { event, salt } = payloadOf(sealer.open(placeOf(session, audience, seq), sealed));
  // The column holds what appendLogs has put there.
  return { position, link: { audience: audience as Audience, seq, at, commitment, head }, event, salt };
}

/** How far sessions are, all together: the position of the last event of each, by session. */
export async function readPositions({ sql }: Transaction, sessions: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await raw<{ readonly session: string; readonly position: number }>`
    select asked.session, last.position from unnest(${sessions}::uuid[]) as asked (session)
    cross join lateral (
      select position from session_event where session_id = asked.session order by position desc limit 1) as last`.execute(sql);
  return new Map(rows.map(({ session, position }) => [session, position]));
}

/** What is to be written into the log of one session. */
export interface Appended extends Log {
  readonly events: readonly KeptEvent[];
  /** Uuid of the person; null: the clock. */
  readonly by: string | null;
}

/**
 * Into the logs of sessions, in one statement, whose text is the same for any number. In the order of the sessions, so that two who write at
 * once never wait for each other in a circle. Fails with a unique violation where another process has been there first.
 */
export async function appendLogs({ sql }: Transaction, logs: readonly Appended[]): Promise<void> {
  const rows = logs.toSorted((a, b) => (a.session < b.session ? -1 : 1)).flatMap(rowsOf);
  const column = <Name extends keyof Row>(name: Name): readonly Row[Name][] => rows.map((row) => row[name]);
  await raw`
    insert into session_event (session_id, audience, seq, position, at, commitment, head, sealed, by_person)
    select * from unnest(${column("session")}::uuid[], ${column("audience")}::text[], ${column("seq")}::int[], ${column("position")}::bigint[],
      ${column("at")}::timestamptz[], ${column("commitment")}::text[], ${column("head")}::text[], ${column("sealed")}::bytea[],
      ${column("by")}::uuid[])`.execute(sql);
}

type Row = ReturnType<typeof rowsOf>[number];

const rowsOf = ({ session, sealer, events, by }: Appended) =>
  events.map(({ position, link: { audience, seq, at, commitment, head }, event, salt }) => ({
    session,
    audience,
    seq,
    position,
    at,
    commitment,
    head,
    sealed: sealer.seal(placeOf(session, audience, seq), JSON.stringify({ event, salt })),
    by,
  }));

/** Binds what is sealed to its row. */
export const placeOf = (session: string, audience: string, seq: number): string => `session_event/${session}/${audience}/${seq}`;

function payloadOf(text: string): { readonly event: SessionEvent; readonly salt: string | null } {
  // Sealed by appendLogs, and opened with its place: nobody else can have written it.
  return JSON.parse(text) as { readonly event: SessionEvent; readonly salt: string | null };
}
