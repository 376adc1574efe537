import { sees, type Viewer, viewOf } from "@detente/engine";
import type { Seqs } from "../contract/seqs.ts";
import type { LiveMessage } from "../contract/session-contracts.ts";
import { FanOut } from "../live/fan-out.ts";
import type { Reader } from "../services.ts";
import { type KeptEvent, type KeptSession, receiptsFor, seqsFor } from "./kept-session.ts";

/** Somebody who reads a session as it goes on. */
export interface LiveReader {
  readonly viewer: Viewer;
  /** Uuid of the seat, whose loss ends the stream. */
  readonly seat: string;
  readonly reader: Reader;
}

interface Reading extends LiveReader {
  /** Numbers of the last events told; null: the first message has not been. */
  read: Seqs | null;
}

/**
 * Tells readers what happens in the sessions that they watch, each what its seat sees. Within one process: it is told of what this process
 * wrote by `happened`, and of everything else by `behind`, to which it answers from where it wants to be told again.
 */
export class Live {
  readonly #readings = new FanOut<Reading>();

  get readers(): number {
    return this.#readings.readers;
  }

  /** Sessions that are watched here, and how far each has been told. */
  get positions(): readonly { readonly session: string; readonly position: number }[] {
    return this.#readings.positions.map(({ id, position }) => ({ session: id, position }));
  }

  /** How far a session has been told here; 0: nobody watches it. */
  positionOf(session: string): number {
    return this.#readings.positionOf(session) ?? 0;
  }

  /** Begins with what has happened since the reader was last told. `events`: of any audience; those it may not see are left out. The session must not be behind `positionOf`. */
  begin(kept: KeptSession, given: LiveReader, { read, events, at }: Beginning): () => void {
    const reading: Reading = { ...given, read };
    const leave = this.#readings.join(kept.id, kept.position, reading);
    // Whoever reads log and state one after the other may meet more in the log; that is for the next to tell.
    const past = events.filter(({ position }) => position <= kept.position);
    tell(reading, { kept, events: past, view: once(() => viewOf(kept.state, given.viewer, at)), isFirst: true });
    return leave;
  }

  /** What was written, as far as the session goes that it is told of. False: something is missing before it. */
  happened(kept: KeptSession, events: readonly KeptEvent[]): boolean {
    const told = this.#readings.positionOf(kept.id);
    if (told === null) return true;
    const news = events.filter(({ position }) => position > told && position <= kept.position);
    if (news.length === 0) return true;
    if (news[0]?.position !== told + 1) return false;
    const views = new Map<string, () => LiveView>();
    for (const reading of this.#readings.advance(kept.id, kept.position)) {
      const key = keyOf(reading.viewer);
      const view = views.get(key) ?? once(() => viewOf(kept.state, reading.viewer, kept.lastAt));
      views.set(key, view);
      tell(reading, { kept, events: news, view, isFirst: false });
    }
    return true;
  }

  /** Ends the streams of a seat, in all sessions. */
  endSeat(seat: string): void {
    this.#readings.endSeat(seat);
  }

  endAll(): void {
    this.#readings.endAll();
  }
}

export interface Beginning {
  readonly read: Seqs | null;
  readonly events: readonly KeptEvent[];
  /** ISO time of the first view. */
  readonly at: string;
}

type LiveView = Extract<LiveMessage, { readonly kind: "happened" }>["view"];

interface Telling {
  readonly kept: KeptSession;
  readonly events: readonly KeptEvent[];
  readonly view: () => LiveView;
  readonly isFirst: boolean;
}

/** Nothing where all that happened is for others. */
function tell(reading: Reading, { kept, events, view, isFirst }: Telling): void {
  const { viewer, read } = reading;
  const seen = events.filter(
    ({ link: { audience, seq } }) => sees(viewer, audience) && (read === null ? !isFirst : seq > (read[audience] ?? 0)),
  );
  if (seen.length === 0 && !isFirst) return;
  const seqs = seqsFor(kept, viewer);
  reading.read = seqs;
  reading.reader.tell({
    kind: "happened",
    events: seen.flatMap(({ event, salt }) => (salt === null ? [] : [event])),
    receipts: receiptsFor(kept, viewer),
    seqs,
    view: view(),
  });
}

const keyOf = (viewer: Viewer): string => (viewer.kind === "party" ? `party/${viewer.party}` : viewer.kind);

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
