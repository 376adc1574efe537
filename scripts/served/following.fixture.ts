import { randomUUID } from "node:crypto";
import type { Deed, Receipt, SessionEvent, View } from "@detente/engine";
import { act, type Client, liveMessage, readSession, type Request } from "@detente/server/contract";
import { value } from "./value.fixture.ts";

interface Means {
  readonly client: Client;
  readonly session: string;
  readonly reader: ReadableStreamDefaultReader<string>;
}

interface Seen {
  readonly view: View;
  readonly events: readonly SessionEvent[];
}

/** A session as one seat has seen it so far, and what it does there. */
export class Following {
  readonly #means: Means;
  #waiting = "";
  #view: View | null = null;
  readonly events: SessionEvent[] = [];
  readonly receipts: Receipt[] = [];

  constructor(means: Means) {
    this.#means = means;
  }

  /** Reads on until it is so. */
  async until(isSo: (seen: Seen) => boolean): Promise<View> {
    for (;;) {
      if (this.#view !== null && isSo({ view: this.#view, events: this.events })) return this.#view;
      await this.#readOn();
    }
  }

  /** As of all that there is; anew where something has happened meanwhile. */
  async do(action: Deed): Promise<void> {
    const { client, session } = this.#means;
    const { seqs } = value(await client.ask(readSession, { params: { session } }));
    // Any deed may be asked for; the schema says it kind by kind.
    const body = { action, expected: seqs } as Request<typeof act>["body"];
    const done = await client.ask(act, { params: { session }, headers: { "idempotency-key": randomUUID() }, body });
    if (done.kind === "failed" && done.failure.code === "stale") return this.do(action);
    this.receipts.push(...value(done).receipts);
  }

  async close(): Promise<void> {
    await this.#means.reader.cancel();
  }

  async #readOn(): Promise<void> {
    const end = this.#waiting.indexOf("\n\n");
    if (end < 0) {
      const { done, value: text } = await this.#means.reader.read();
      if (done) throw new Error("Expected the stream to go on");
      this.#waiting += text;
      return;
    }
    const data = /^data: (.*)$/m.exec(this.#waiting.slice(0, end))?.[1];
    this.#waiting = this.#waiting.slice(end + 2);
    if (data === undefined) return;
    const message = liveMessage.parse(JSON.parse(data));
    if (message.kind !== "happened") throw new Error(`Expected the stream to go on, it ended: ${message.reason}`);
    this.events.push(...message.events);
    this.receipts.push(...message.receipts);
    this.#view = message.view;
  }
}
