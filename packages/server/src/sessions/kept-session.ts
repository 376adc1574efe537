import {
  type Audience,
  evolve,
  firstHead,
  link,
  type Link,
  type Receipt,
  type SessionCase,
  type SessionEvent,
  type SessionState,
  sees,
  unopened,
  type Viewer,
} from "@detente/engine";
import type { Seqs } from "../contract/seqs.ts";
import { sha256 } from "./hash.ts";

/** A session as the process has it in memory: the fold of its events, and where each of its logs stands. */
export interface KeptSession {
  readonly id: string;
  readonly table: string;
  readonly state: SessionState;
  /** Number of its last event, counted over all audiences. Never leaves the server. */
  readonly position: number;
  /** ISO time of its last event, whoever sees it; empty before there is one. */
  readonly lastAt: string;
  readonly ends: ReadonlyMap<Audience, LogEnd>;
}

export interface LogEnd {
  readonly seq: number;
  readonly head: string;
}

/** An event as it is kept, between those of other audiences. */
export interface KeptEvent {
  readonly position: number;
  readonly link: Link;
  /** What the state is folded from. Once its texts were erased it has none, and is no longer what the link commits to. */
  readonly event: SessionEvent;
  /** Null once texts were erased: then the event is shown to nobody. */
  readonly salt: string | null;
}

export const withoutEvents = (id: string, table: string, base: SessionCase): KeptSession => ({
  id,
  table,
  state: unopened(base),
  position: 0,
  lastAt: "",
  ends: new Map(),
});

/** The session once these have happened as well, in their order. */
export function withEvents(kept: KeptSession, events: readonly KeptEvent[]): KeptSession {
  let { state, position, lastAt } = kept;
  const ends = new Map(kept.ends);
  for (const each of events) {
    state = evolve(state, each.event);
    position = each.position;
    lastAt = each.link.at;
    ends.set(each.link.audience, { seq: each.link.seq, head: each.link.head });
  }
  return { ...kept, state, position, lastAt, ends };
}

/** Events that were just decided, linked to the chains of their logs. `salt`: unguessable, a new one each time. */
export function linked(kept: KeptSession, events: readonly SessionEvent[], salt: () => string): readonly KeptEvent[] {
  const heads = new Map<Audience, string>();
  return events.map((event, k) => {
    const before = heads.get(event.audience) ?? headOf(kept, event.audience);
    const unguessable = salt();
    const made = link(sha256, before, { event, salt: unguessable });
    heads.set(event.audience, made.head);
    return { position: kept.position + 1 + k, link: made, event, salt: unguessable };
  });
}

const headOf = ({ id, ends }: KeptSession, audience: Audience): string => ends.get(audience)?.head ?? firstHead(sha256, id, audience);

/** How far the logs that a viewer sees have come, and the heads of their chains. Logs without events are left out. */
export const receiptsFor = ({ ends }: KeptSession, viewer: Viewer): readonly Receipt[] =>
  [...ends].flatMap(([audience, { seq, head }]) => (sees(viewer, audience) ? [{ audience, seq, head }] : []));

/** How far the logs have come that a viewer sees. */
export const seqsFor = (kept: KeptSession, viewer: Viewer): Seqs =>
  Object.fromEntries(receiptsFor(kept, viewer).map(({ audience, seq }) => [audience, seq]));
