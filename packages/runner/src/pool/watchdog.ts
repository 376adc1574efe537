import type { Asking, Watch } from "./watch.ts";

/** Says which player has had a thread for too long. Asked again and again, by a clock that is given. */
export class Watchdog {
  readonly #watch: Watch;
  readonly #limit: number;
  #beat = -1;
  #lasts = 0;
  #at = 0;

  /** `limit`: milliseconds that a player may have the thread. */
  constructor(watch: Watch, limit: number) {
    this.#watch = watch;
    this.#limit = limit;
  }

  /**
   * `now`: milliseconds; only differences matter. Of the time since the last look at most `longest` counts: where this process itself
   * was held up, or the machine slept, the player is not to blame.
   */
  look(now: number, longest: number): Asking | null {
    const asked = this.#watch.asked();
    const passed = Math.min(now - this.#at, longest);
    this.#at = now;
    if (asked === null || asked.beat !== this.#beat) {
      this.#beat = asked?.beat ?? -1;
      this.#lasts = 0;
      return null;
    }
    this.#lasts += passed;
    return this.#lasts > this.#limit ? asked : null;
  }
}
