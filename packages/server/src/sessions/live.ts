import { sees, type Viewer, viewOf } from "@detente/engine";
import { type Seqs, textOfSeqs } from "../contract/seqs.ts";
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

  /** Uuids of the seats that read a session here. */
  get seats(): ReadonlySet<string> {
    return this.#readings.seats;
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
    tell(reading, messageFor(reading, { kept, events: past, view: () => viewOf(kept.state, given.viewer, at), isFirst: true }));
    return leave;
  }

  /** What was written, as far as the session goes that it is told of. False: something is missing before it. */
  happened(kept: KeptSession, events: readonly KeptEvent[]): boolean {
    const told = this.#readings.positionOf(kept.id);
    if (told === null) return true;
    const news = events.filter(({ position }) => position > told && position <= kept.position);
    if (news.length === 0) return true;
    if (news[0]?.position !== told + 1) return false;
    // Readers of the same kind who are as far are told the same message, which is then written down once for all of them.
    const messages = new Map<string, Happened | null>();
    for (const reading of this.#readings.advance(kept.id, kept.position)) {
      const key = `${keyOf(reading.viewer)} ${reading.read === null ? "" : textOfSeqs(reading.read)}`;
      const known = messages.get(key);
      const view = (): LiveView => viewOf(kept.state, reading.viewer, kept.lastAt);
      const message = known === undefined ? messageFor(reading, { kept, events: news, view, isFirst: false }) : known;
      messages.set(key, message);
      tell(reading, message);
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

type Happened = Extract<LiveMessage, { readonly kind: "happened" }>;
type LiveView = Happened["view"];

interface Telling {
  readonly kept: KeptSession;
  readonly events: readonly KeptEvent[];
  readonly view: () => LiveView;
  readonly isFirst: boolean;
}

/** Null where all that happened is for others. */
function messageFor({ viewer, read }: Reading, { kept, events, view, isFirst }: Telling): Happened | null {
  const seen = events.filter(
    ({ link: { audience, seq } }) => sees(viewer, audience) && (read === null ? !isFirst : seq > (read[audience] ?? 0)),
  );
  if (seen.length === 0 && !isFirst) return null;
  return {
    kind: "happened",
    events: seen.flatMap(({ event, salt }) => (salt === null ? [] : [event])),
    receipts: receiptsFor(kept, viewer),
    seqs: seqsFor(kept, viewer),
    view: view(),
  };
}

function tell(reading: Reading, message: Happened | null): void {
  if (message === null) return;
  reading.read = message.seqs;
  reading.reader.tell(message);
}

const keyOf = (viewer: Viewer): string => (viewer.kind === "party" ? `party/${viewer.party}` : viewer.kind);
