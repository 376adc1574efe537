import { createStore, del, entries, set } from "idb-keyval";
import { act, type Request } from "@detente/server/contract";
import { client } from "./client.ts";

export type Action = Request<typeof act>["body"]["action"];

/** An action on its way to the server: kept in this browser until it is known what became of it, so that a break or a reload loses nothing. */
export interface Letter {
  /** The idempotency key: sent twice, it is done once. */
  readonly key: string;
  readonly session: string;
  readonly seat: string;
  readonly action: Action;
  /** What had been read of each log when it was written. */
  readonly expected: Request<typeof act>["body"]["expected"];
  readonly writtenAt: string;
}

/** "sending": it may have arrived. "waiting": the server did not answer, and is tried again. "refused": the server said why, and it is not tried again. */
export type LetterState =
  | { readonly kind: "sending" }
  | { readonly kind: "waiting"; readonly since: string }
  | { readonly kind: "refused"; readonly code: string; readonly detail: string | null };

const store = createStore("detente-outbox", "letters");
const AGAIN = [500, 1_000, 2_000, 5_000, 10_000] as const;

/** One seat's actions in one session, sent one after the other in the order they were written. */
export class Outbox {
  readonly #session: string;
  readonly #seat: string;
  readonly #listeners = new Set<() => void>();
  #letters: readonly { readonly letter: Letter; readonly state: LetterState }[] = [];
  #isSending = false;

  constructor(session: string, seat: string) {
    this.#session = session;
    this.#seat = seat;
  }

  get letters(): readonly { readonly letter: Letter; readonly state: LetterState }[] {
    return this.#letters;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What was left from before, as after a reload. */
  async open(): Promise<void> {
    const kept = (await entries<string, Letter>(store))
      .map(([, letter]) => letter)
      .filter(({ session, seat }) => session === this.#session && seat === this.#seat);
    const known = new Set(this.#letters.map(({ letter }) => letter.key));
    const left = kept.filter(({ key }) => !known.has(key)).toSorted((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1));
    this.#become([...left.map((letter) => ({ letter, state: { kind: "sending" } as const })), ...this.#letters]);
    void this.#send();
  }

  async post(letter: Letter): Promise<void> {
    await set(letter.key, letter, store);
    this.#become([...this.#letters, { letter, state: { kind: "sending" } }]);
    void this.#send();
  }

  /** Takes a refused letter away. */
  async drop(key: string): Promise<void> {
    await del(key, store);
    this.#become(this.#letters.filter(({ letter }) => letter.key !== key));
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let tries = 0; ; ) {
      const next = this.#letters.find(({ state }) => state.kind !== "refused");
      if (next === undefined) break;
      const isDone = await this.#deliver(next.letter);
      if (isDone) tries = 0;
      else await pause(AGAIN[Math.min(tries++, AGAIN.length - 1)] ?? 0);
    }
    this.#isSending = false;
  }

  async #deliver({ key, session, seat, action, expected }: Letter): Promise<boolean> {
    const answer = await client.ask(act, {
      params: { session },
      query: { seat },
      headers: { "idempotency-key": key },
      body: { action, expected },
    });
    if (answer.kind === "ok") {
      await this.drop(key);
      return true;
    }
    const { code, detail = null } = answer.failure;
    const isPassing = code === "noAnswer" || code === "notReady" || code === "busy" || code === "broken" || code === "tooMany";
    this.#mark(key, isPassing ? { kind: "waiting", since: new Date().toISOString() } : { kind: "refused", code, detail });
    return !isPassing;
  }

  #mark(key: string, state: LetterState): void {
    this.#become(this.#letters.map((each) => (each.letter.key === key ? { ...each, state } : each)));
  }

  #become(letters: Outbox["letters"]): void {
    this.#letters = letters;
    for (const listener of this.#listeners) listener();
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
