import type { SessionEvent } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import { pinBriefs } from "../store/session-basis-store.ts";
import { appendLogs } from "../store/session-log.ts";
import { setDue } from "../store/session-store.ts";
import { dueAt } from "./due-at.ts";
import { type KeptEvent, linked, withEvents } from "./kept-session.ts";
import type { HeldSession } from "./session-keeper.ts";

/** A session after what was written, to be kept in memory once it is committed. */
export interface Written {
  readonly held: HeldSession;
  readonly events: readonly KeptEvent[];
}

interface Writing {
  readonly events: readonly SessionEvent[];
  /** Uuid of the person; null: the clock. */
  readonly by: string | null;
  /** Unguessable, a new one each time. */
  readonly salt: () => string;
}

/** Written, but for the database. */
export interface ToWrite extends Written {
  readonly before: HeldSession;
  readonly by: string | null;
}

/** The session with what was decided, linked to the chains of its logs. */
export function toWrite(held: HeldSession, { events: decided, by, salt }: Writing): ToWrite {
  if (decided.length === 0) return { before: held, held, events: [], by };
  const events = linked(held.kept, decided, salt);
  const after: HeldSession = { ...held, kept: withEvents(held.kept, events), briefSeqs: new Map() };
  return { before: held, held: after, events, by };
}

/**
 * Puts what was decided in sessions into their logs, with all that hangs on it. Fails with a unique violation where another process has been
 * there first.
 */
export async function writeEvents(transaction: Transaction, all: readonly ToWrite[]): Promise<void> {
  const some = all.filter(({ events }) => events.length > 0);
  if (some.length === 0) return;
  await appendLogs(
    transaction,
    some.map(({ held: { kept, sealer }, events, by }) => ({ session: kept.id, sealer, events, by })),
  );
  for (const { before, held } of some) {
    const session = held.kept.id;
    if (before.kept.position === 0) await pinBriefs(transaction, session, before.briefSeqs);
    const due = dueAt(held.kept.state);
    if (due !== dueAt(before.kept.state)) await setDue(transaction, session, due);
  }
}
