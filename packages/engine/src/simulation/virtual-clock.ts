/** The clock of a game: counted in milliseconds, never read. Told as sessions tell time, ISO in UTC. */
export class VirtualClock {
  /** ISO time in UTC. */
  at: string;
  #milliseconds: number;

  constructor(startAt: string) {
    this.at = startAt;
    this.#milliseconds = Date.parse(startAt);
  }

  /** Lets a time pass, in milliseconds, 0 or more; parts of one are dropped. Stands still at the end of the year 9999. */
  pass(time: number): void {
    // Mostly nothing passes, and writing a time down costs as much as deciding a move.
    if (!(time >= 1)) return;
    this.#set(this.#milliseconds + Math.floor(time));
  }

  /** Not back. */
  moveTo(at: string): void {
    if (at > this.at) this.#set(Date.parse(at));
  }

  /** A time after this one. */
  soon(): string {
    return new Date(this.#milliseconds + 1).toISOString();
  }

  #set(milliseconds: number): void {
    this.#milliseconds = Math.min(milliseconds, LATEST);
    this.at = new Date(this.#milliseconds).toISOString();
  }
}

/** Leaves room for closing a session a moment later. */
const LATEST = Date.parse("9999-12-31T23:59:59.000Z");
