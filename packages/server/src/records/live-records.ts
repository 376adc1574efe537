import type { CommitmentEvent } from "@detente/engine";
import type { RecordMessage } from "../contract/record-contracts.ts";
import { FanOut } from "../live/fan-out.ts";
import type { Reader } from "../services.ts";
import { type HeldRecord, type KeptCommitment, missingConsents, positionOf, standingOf } from "./held-record.ts";

export interface RecordReader {
  /** Uuid of the seat, whose loss ends the stream. */
  readonly seat: string;
  readonly reader: Reader<RecordMessage>;
}

interface Reading extends RecordReader {
  /** Number of the last event told. */
  seq: number;
}

/** Events of one message at most, and their characters; whoever has missed more reads them in pages. */
const MOST_EVENTS = 100;
const MOST_CHARACTERS = 256 * 1024;

/** Tells readers what is put on the records that they watch, within one process. All see the same of a record. */
export class LiveRecords {
  readonly #readings = new FanOut<Reading>();

  /** Records that are watched here, and how far each has been told. */
  get positions(): readonly { readonly id: string; readonly position: number }[] {
    return this.#readings.positions;
  }

  /** Null: nobody watches it. */
  positionOf(record: string): number | null {
    return this.#readings.positionOf(record);
  }

  /** Begins with what has happened behind `after`; `kept`: all of it, or null where it is too much. The record must not be behind `positionOf`. */
  begin(
    held: HeldRecord,
    given: RecordReader,
    past: { readonly after: number; readonly kept: readonly KeptCommitment[] | null },
  ): () => void {
    const reading: Reading = { ...given, seq: past.after };
    const leave = this.#readings.join(held.id, positionOf(held), reading);
    tell(reading, held, past.kept === null ? null : past.kept.map(({ event }) => event));
    return leave;
  }

  /** What was put on record, as far as the record goes that it is told of. False: something is missing before it. */
  happened(held: HeldRecord, kept: readonly KeptCommitment[]): boolean {
    const told = this.#readings.positionOf(held.id);
    if (told === null || told >= positionOf(held)) return true;
    const seqTold = Math.max(0, told - held.consents.length);
    const events = kept.map(({ event }) => event).filter(({ seq }) => seq > seqTold);
    if (events.length !== held.state.seq - seqTold) return false;
    for (const reading of this.#readings.advance(held.id, positionOf(held)))
      tell(
        reading,
        held,
        events.filter(({ seq }) => seq > reading.seq),
      );
    return true;
  }

  endSeat(seat: string): void {
    this.#readings.endSeat(seat);
  }

  endAll(): void {
    this.#readings.endAll();
  }
}

/** Whether so many events could be told at once. */
export const isTellable = (events: number): boolean => events <= MOST_EVENTS;

function tell(reading: Reading, held: HeldRecord, events: readonly CommitmentEvent[] | null): void {
  const { seq } = held.state;
  const after = Math.min(reading.seq, seq);
  reading.seq = seq;
  const told = events !== null && isShort(events) ? events : null;
  reading.reader.tell({
    kind: "happened",
    after,
    seq,
    head: held.head,
    events: told,
    missing: missingConsents(held),
    standing: standingOf(held),
  });
}

const isShort = (events: readonly CommitmentEvent[]): boolean =>
  isTellable(events.length) && events.reduce((sum, event) => sum + JSON.stringify(event).length, 0) <= MOST_CHARACTERS;
