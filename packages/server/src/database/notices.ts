type Told = (payload: string) => void;

export interface Notice {
  readonly channel: string;
  readonly payload: string;
}

const CHANNEL = /^[a-z_][a-z0-9_]{0,62}$/;
/** Of PostgreSQL. */
const MOST_BYTES = 7_999;

/** Who listens to what in this process. */
export class Notices {
  readonly #listeners = new Map<string, Set<{ readonly told: Told }>>();

  get channels(): readonly string[] {
    return [...this.#listeners.keys()];
  }

  /** Throws what only a bug can cause. */
  static check(channel: string, payload: string): void {
    if (!CHANNEL.test(channel)) throw new Error("Expected a channel of small letters, digits and underscores");
    if (Buffer.byteLength(payload) > MOST_BYTES) throw new Error(`Expected at most ${MOST_BYTES} bytes in a notice`);
  }

  /** How to end it; that says whether nobody is left on the channel. */
  add(channel: string, told: Told): () => "empty" | "heard" {
    const listener = { told };
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return "heard";
      if (this.#listeners.get(channel) === listeners) this.#listeners.delete(channel);
      return "empty";
    };
  }

  tell(channel: string, payload: string): void {
    for (const { told } of this.#listeners.get(channel) ?? []) told(payload);
  }

  tellAll(notices: readonly Notice[]): void {
    for (const { channel, payload } of notices) this.tell(channel, payload);
  }

  /** Notices may have been missed, on any channel. */
  tellOfGap(): void {
    for (const channel of this.channels) this.tell(channel, "");
  }
}
