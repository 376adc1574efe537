import type { SessionEvent } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import { pinBriefs } from "../store/session-basis-store.ts";
import { appendLog } from "../store/session-log.ts";
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

/** Puts what was decided into the logs, with all that hangs on it. Fails with a unique violation where another process has been there first. */
export async function writeEvents(transaction: Transaction, held: HeldSession, { events: decided, by, salt }: Writing): Promise<Written> {
  if (decided.length === 0) return { held, events: [] };
  const session = held.kept.id;
  const events = linked(held.kept, decided, salt);
  const after: HeldSession = { ...held, kept: withEvents(held.kept, events), briefSeqs: new Map() };
  await appendLog(transaction, { session, sealer: held.sealer }, { events, by });
  if (held.kept.position === 0) await pinBriefs(transaction, session, held.briefSeqs);
  const due = dueAt(after.kept.state);
  if (due !== dueAt(held.kept.state)) await setDue(transaction, session, due);
  return { held: after, events };
}
