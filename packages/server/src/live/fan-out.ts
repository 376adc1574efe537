/** Somebody who reads something as it goes on, by the right of a seat. */
export interface SeatedReading {
  /** Uuid of the seat, whose loss ends the stream. */
  readonly seat: string;
  readonly reader: {
    readonly tell: (message: { readonly kind: "ended"; readonly reason: "revoked" | "stopping" }) => void;
    readonly end: () => void;
  };
}

interface Watched<Reading> {
  readonly readings: Set<Reading>;
  /** The last position that was told to everybody here. */
  position: number;
}

/**
 * Who in this process reads what, of things that go on by numbered positions, and how far each thing has been told. What is told to whom is
 * for those that use it.
 */
export class FanOut<Reading extends SeatedReading> {
  readonly #watched = new Map<string, Watched<Reading>>();

  get readers(): number {
    return [...this.#watched.values()].reduce((sum, { readings }) => sum + readings.size, 0);
  }

  /** Uuids of the seats that read something here. */
  get seats(): ReadonlySet<string> {
    return new Set([...this.#watched.values()].flatMap(({ readings }) => [...readings].map(({ seat }) => seat)));
  }

  /** Things that are watched here, and how far each has been told. */
  get positions(): readonly { readonly id: string; readonly position: number }[] {
    return [...this.#watched].map(([id, { position }]) => ({ id, position }));
  }

  /** Null: nobody watches it. */
  positionOf(id: string): number | null {
    return this.#watched.get(id)?.position ?? null;
  }

  /** `position`: how far it is, should this be its first reader. The function that it gives takes the reader away. */
  join(id: string, position: number, reading: Reading): () => void {
    const watched = this.#watched.get(id) ?? { readings: new Set(), position };
    this.#watched.set(id, watched);
    watched.readings.add(reading);
    return () => this.#leave(id, reading);
  }

  /** Notes how far it has come, and gives all who are to be told. */
  advance(id: string, position: number): readonly Reading[] {
    const watched = this.#watched.get(id);
    if (watched === undefined) return [];
    watched.position = position;
    return [...watched.readings];
  }

  /**
   * Ends the streams of a seat, of all things. Of "", as a gap in the notices of seats is told: any may have lost its right meanwhile, so all
   * end, and who still has one comes back where it was.
   */
  endSeat(seat: string): void {
    if (seat === "") this.endAll();
    else this.#end((reading) => reading.seat === seat, "revoked");
  }

  endAll(): void {
    this.#end(() => true, "stopping");
  }

  #end(isMeant: (reading: Reading) => boolean, reason: "revoked" | "stopping"): void {
    for (const [id, { readings }] of this.#watched) {
      for (const reading of [...readings].filter(isMeant)) {
        reading.reader.tell({ kind: "ended", reason });
        reading.reader.end();
        this.#leave(id, reading);
      }
    }
  }

  #leave(id: string, reading: Reading): void {
    const watched = this.#watched.get(id);
    watched?.readings.delete(reading);
    if (watched?.readings.size === 0) this.#watched.delete(id);
  }
}
