import { setTimeout as pause } from "node:timers/promises";
import type { Audience, Deed, Receipt, SessionEvent } from "@detente/engine";
import type { Seqs } from "../contract/seqs.ts";
import { type Answered, ask } from "./ask.fixture.ts";
import { liveStream } from "./live-stream.fixture.ts";
import type { Seated } from "./people-at-tables.fixture.ts";
import type { Place } from "./place.fixture.ts";

/** An action that the server said is done. */
export interface Acknowledged {
  readonly key: string;
  readonly expected: Seqs;
  readonly deed: Deed;
  readonly answer: Answer;
}

export interface Answer {
  readonly at: string;
  readonly events: readonly SessionEvent[];
  readonly receipts: readonly Receipt[];
  readonly seqs: Seqs;
}

/** What was told to somebody who was told that it is stale. */
export interface Stale {
  readonly expected: Seqs;
  readonly facts: Seqs;
}

/** Milliseconds. */
const BETWEEN_TRIES = 20;

/**
 * Somebody who reads a session live and acts in it, as a careful client does: as of what was read, with a key for each action, again with the
 * same key where no answer came, and anew once the rest was read where it was told that it is stale.
 */
export class Negotiator {
  readonly seated: Seated;
  readonly session: string;
  /** Everything that was read live, in the order read, by all streams one after the other. */
  readonly events: SessionEvent[] = [];
  readonly acknowledged: Acknowledged[] = [];
  readonly stale: Stale[] = [];
  /** Answers of problems that a client tries again after, by status and code. */
  readonly troubles = new Map<string, number>();
  streams = 0;
  #place: Place;
  #read: Seqs = {};
  #id = "";
  #isDone = false;
  #leave = (): void => undefined;
  #woken = Promise.withResolvers<void>();

  constructor(seated: Seated, session: string, place: Place) {
    this.seated = seated;
    this.session = session;
    this.#place = place;
  }

  get read(): Seqs {
    return this.#read;
  }

  /** Reads live until `end`, and where a stream breaks off goes on with another. */
  async follow(): Promise<void> {
    while (!this.#isDone) {
      const url = await this.#place.url;
      if (this.#isDone) return;
      this.streams++;
      await new Promise<void>((gone) => {
        this.#leave = liveStream({
          url,
          session: this.session,
          cookie: this.seated.cookie,
          after: this.#id,
          told: (message, id) => {
            if (message.kind !== "happened") return;
            this.events.push(...message.events);
            this.#read = message.seqs;
            this.#id = id;
            this.#woken.resolve();
            this.#woken = Promise.withResolvers();
          },
          gone,
        });
      });
      if (!this.#isDone) await pause(BETWEEN_TRIES);
    }
  }

  end(): void {
    this.#isDone = true;
    this.#leave();
  }

  /** From now on at another server. */
  moveTo(place: Place): void {
    this.#place = place;
    this.#leave();
  }

  /** Until it was read as far as that. */
  async hasRead(seqs: Seqs): Promise<void> {
    while (!isAsFar(this.#read, seqs)) await this.#woken.promise;
  }

  /** Until it is done. */
  async act(deed: Deed): Promise<Acknowledged> {
    for (;;) {
      const [key, expected] = [crypto.randomUUID(), this.#read];
      const { status, told } = await this.asked({ deed, expected, key });
      if (status === 200) {
        const done = { key, expected, deed, answer: told };
        this.acknowledged.push(done);
        await this.hasRead(told.seqs);
        return done;
      }
      if (told.code !== "stale") throw new Error(`Expected an action to be done or stale, got ${JSON.stringify(told)}`);
      this.stale.push({ expected, facts: told.facts });
      await this.hasRead(told.facts);
    }
  }

  /** The same again and again, until there is an answer that is one. */
  async asked({ deed, expected, key }: Pick<Acknowledged, "deed" | "expected" | "key">): Promise<Answered> {
    for (;;) {
      const url = await this.#place.url;
      const body = { action: deed, expected };
      const path = `/api/sessions/${this.session}/actions`;
      const { cookie } = this.seated;
      const answered = await ask(url, { method: "POST", path, cookie, key, body }).catch((error: Error) => error.message);
      if (typeof answered !== "string" && answered.status < 500) return answered;
      this.#note(typeof answered === "string" ? "no answer" : `${answered.status} ${answered.told.code}`);
      await pause(BETWEEN_TRIES);
    }
  }

  #note(trouble: string): void {
    this.troubles.set(trouble, (this.troubles.get(trouble) ?? 0) + 1);
  }
}

const isAsFar = (read: Seqs, wanted: Seqs): boolean =>
  Object.entries(wanted).every(([audience, seq]) => (read[audience as Audience] ?? 0) >= (seq ?? 0));
