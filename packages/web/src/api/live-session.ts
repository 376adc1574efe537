import type { SessionEvent, View } from "@detente/engine";
import { type act, type LiveMessage, type Output, watchSession } from "@detente/server/contract";
import { client } from "./client.ts";
import { type Action, Outbox } from "./outbox.ts";
import { type LiveState, watch } from "./watch.ts";

type Seqs = Output<typeof act>["seqs"];

/** A session as one seat has seen it so far. A plain value, made anew with each change. */
export interface SeenSession {
  /** Null: nothing has come yet. */
  readonly view: View | null;
  /** In the order in which they were told. */
  readonly events: readonly SessionEvent[];
  readonly seqs: Seqs;
  readonly live: LiveState;
}

/** A session that is followed as one seat, and acted in. What is sent is kept until it is known what became of it. */
export class LiveSession {
  readonly session: string;
  readonly seat: string;
  readonly outbox: Outbox;
  #seen: SeenSession = { view: null, events: [], seqs: {}, live: "opening" };
  #end: (() => void) | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(session: string, seat: string) {
    this.session = session;
    this.seat = seat;
    this.outbox = new Outbox(session, seat);
  }

  get seen(): SeenSession {
    return this.#seen;
  }

  /** Follows as long as anybody listens. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#end ??= this.#follow();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#end?.();
      this.#end = null;
    };
  };

  /** As of what has been read. */
  act(action: Action): Promise<void> {
    const { session, seat } = this;
    const expected = Object.fromEntries(Object.entries(this.#seen.seqs).map(([audience, seq]) => [audience, seq ?? 0]));
    return this.outbox.post({ key: crypto.randomUUID(), session, seat, action, expected, writtenAt: new Date().toISOString() });
  }

  #follow(): () => void {
    void this.outbox.open();
    return watch<LiveMessage>(
      (after) =>
        client.addressOf(watchSession, {
          params: { session: this.session },
          // From the very beginning where nothing has been read.
          query: { seat: this.seat, after: after ?? "" },
        }),
      {
        kinds: ["happened"],
        told: (message) => {
          if (message.kind !== "happened") return;
          const { view, events, seqs } = message;
          this.#become({ ...this.#seen, view, events: [...this.#seen.events, ...events], seqs });
        },
        became: (live) => this.#become({ ...this.#seen, live }),
      },
    );
  }

  #become(seen: SeenSession): void {
    this.#seen = seen;
    for (const listener of this.#listeners) listener();
  }
}
