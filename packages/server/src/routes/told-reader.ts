import type { ServerResponse } from "node:http";
import type { Ended } from "../contract/parts.ts";
import type { Reader } from "../services.ts";
import type { StreamMessage } from "./served-route.ts";
import type { TextOf } from "./texts-of.ts";

/**
 * Bytes, and messages, that may wait for a reader when there is more to tell it; who reads more slowly than either is cut off, and may come
 * back where it stopped. A few messages may wait however large they are: what waits is the same for all who are told the same.
 */
const MOST_WAITING = 1024 * 1024;
const MOST_MESSAGES_WAITING = 4;

const BEAT = Buffer.from(": beat\n\n");
/** Whoever reads a stream, whose answer has perhaps not begun. */
export class ToldReader implements Reader<StreamMessage> {
  readonly #response: ServerResponse;
  readonly #textOf: TextOf;
  #early: Uint8Array[] | null = [];
  #waiting = 0;
  #hasEnded = false;

  constructor(response: ServerResponse, textOf: TextOf) {
    this.#response = response;
    this.#textOf = textOf;
  }

  readonly tell = (message: StreamMessage | Ended): void => {
    if (this.#hasEnded) return;
    const text = this.#textOf(message);
    if (this.#early === null) this.#write(text);
    else this.#early.push(text);
  };

  readonly end = (): void => {
    this.#hasEnded = true;
    if (this.#early === null) this.#response.end();
  };

  /** A sign of life, where nothing else is on its way. */
  beat(): void {
    if (this.#response.writableLength === 0) this.#write(BEAT);
  }

  /** Begins with what was told before. */
  open(): void {
    const early = Buffer.concat(this.#early ?? []);
    this.#early = null;
    if (early.length > 0) this.#write(early);
    if (this.#hasEnded) this.#response.end();
  }

  #write(text: Uint8Array): void {
    const response = this.#response;
    if (response.destroyed || response.writableEnded) return;
    // What waited before is looked at: one message may be larger than all that may wait.
    if (response.writableLength > MOST_WAITING && this.#waiting >= MOST_MESSAGES_WAITING) {
      response.destroy();
      return;
    }
    this.#waiting++;
    response.write(text, () => void this.#waiting--);
  }
}
