import type { LiveBriefMessage } from "../contract/brief-contracts.ts";
import { FanOut } from "../live/fan-out.ts";
import type { Reader } from "../services.ts";

/** Somebody who reads the edits of a brief as they are made. */
export interface BriefReading {
  /** Uuid of the seat, whose loss ends the stream. */
  readonly seat: string;
  readonly reader: Reader<LiveBriefMessage>;
  /** Number of the last edit that was told. */
  seq: number;
}

export type ShownEdit = Omit<Extract<LiveBriefMessage, { readonly kind: "changed" }>, "kind">;

/** One brief among all tables. */
export const placeOfBrief = (table: string, party: string): string => `${table}/${party}`;

/** Readers of briefs in this process. */
export class BriefLive {
  readonly readings = new FanOut<BriefReading>();

  /** Edits in their order, of which some may have been told already. */
  tell(place: string, edits: readonly ShownEdit[]): void {
    const last = edits.at(-1);
    if (last === undefined) return;
    for (const reading of this.readings.advance(place, last.seq)) tellReader(reading, edits);
  }
}

export function tellReader(reading: BriefReading, edits: readonly ShownEdit[]): void {
  for (const { seq, at, by, changes } of edits) {
    if (seq <= reading.seq) continue;
    reading.seq = seq;
    reading.reader.tell({ kind: "changed", seq, at, by, changes });
  }
}
