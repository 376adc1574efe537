import type { Database, Transaction } from "../database/database.ts";
import type { Live } from "../sessions/live.ts";

/** The channel on which processes tell each other that a seat is gone, or is no longer what it was. */
export const SEAT_CHANGED = "detente_seat_gone";

/** Ends what is read live with seats that are gone, or are no longer what they were, in every process. */
export class SeatsChanged {
  /** Ends the listening. */
  readonly close: () => Promise<void>;

  private constructor(close: () => Promise<void>) {
    this.close = close;
  }

  static async heardBy(database: Database, live: Live): Promise<SeatsChanged> {
    const deafen = await database.listen(SEAT_CHANGED, (seat) => live.endSeat(seat));
    return new SeatsChanged(deafen);
  }

  /** Within the transaction that changes them, so that it is told where it is kept, whoever dies meanwhile. */
  async tell({ notify }: Transaction, seats: readonly string[]): Promise<void> {
    for (const seat of seats) await notify(SEAT_CHANGED, seat);
  }
}
