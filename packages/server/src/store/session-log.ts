import type { Audience, SessionEvent } from "@detente/engine";
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
  return rows.map(({ audience, seq, position, at, commitment, head, sealed }) => {
    if (sealed === null) throw new Error(`Expected event ${seq} of the log ${audience}, found that it is gone`);
    const { event, salt } = payloadOf(sealer.open(placeOf(session, audience, seq), sealed));
    // The column holds what appendLog has put there.
    return { position, link: { audience: audience as Audience, seq, at, commitment, head }, event, salt };
  });
}

/** Fails with a unique violation where another process has been there first. */
export async function appendLog({ sql }: Transaction, { session, sealer }: Log, { events, by }: Appended): Promise<void> {
  await sql
    .insertInto("session_event")
    .values(
      events.map(({ position, link: { audience, seq, at, commitment, head }, event, salt }) => ({
        session_id: session,
        audience,
        seq,
        position,
        at,
        commitment,
        head,
        sealed: sealer.seal(placeOf(session, audience, seq), JSON.stringify({ event, salt })),
        by_person: by,
      })),
    )
    .execute();
}

export interface Appended {
  readonly events: readonly KeptEvent[];
  /** Uuid of the person; null: the clock. */
  readonly by: string | null;
}

/** Binds what is sealed to its row. */
const placeOf = (session: string, audience: string, seq: number): string => `session_event/${session}/${audience}/${seq}`;

function payloadOf(text: string): { readonly event: SessionEvent; readonly salt: string | null } {
  // Sealed by appendLog, and opened with its place: nobody else can have written it.
  return JSON.parse(text) as { readonly event: SessionEvent; readonly salt: string | null };
}
