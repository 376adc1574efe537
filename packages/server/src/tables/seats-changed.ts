import type { Database } from "../database/database.ts";
import type { Live } from "../sessions/live.ts";

/** The channel on which processes tell each other that a seat is gone, or is no longer what it was. */
export const SEAT_CHANGED = "detente_seat_gone";

/** Ends what is read live with seats that are gone, or are no longer what they were, in every process. */
export class SeatsChanged {
  readonly #database: Database;
  readonly #live: Live;
  /** Ends the listening. */
  readonly close: () => Promise<void>;

  private constructor(database: Database, live: Live, close: () => Promise<void>) {
    this.#database = database;
    this.#live = live;
    this.close = close;
  }

  static async heardBy(database: Database, live: Live): Promise<SeatsChanged> {
    const deafen = await database.listen(SEAT_CHANGED, (seat) => live.endSeat(seat));
    return new SeatsChanged(database, live, deafen);
  }

  /** To be done once it is kept. */
  async tell(seats: readonly string[]): Promise<void> {
    for (const seat of seats) {
      this.#live.endSeat(seat);
      await this.#database.notify(SEAT_CHANGED, seat);
    }
  }
}
