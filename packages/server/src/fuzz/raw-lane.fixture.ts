import type { Rng } from "@detente/engine";
import { rawBytes, sendRaw } from "./raw-request.fixture.ts";
import type { Tally } from "./tally.fixture.ts";

/** Answers that are waited for at once: what is not whole is never answered. */
const MOST_WAITING = 48;

/** Sends raw bytes beside the requests of others, each on a connection of its own. */
export class RawLane {
  readonly #port: number;
  readonly #tally: Tally;
  readonly #waiting = new Set<Promise<void>>();
  sent = 0;

  constructor(port: number, tally: Tally) {
    this.#port = port;
    this.#tally = tally;
  }

  /** Waits only where too many are under way. */
  async send(rng: Rng): Promise<void> {
    this.sent++;
    const waiting: Promise<void> = this.#ask(rawBytes(rng)).finally(() => this.#waiting.delete(waiting));
    this.#waiting.add(waiting);
    if (this.#waiting.size >= MOST_WAITING) await Promise.race(this.#waiting);
  }

  async settled(): Promise<void> {
    await Promise.all(this.#waiting);
  }

  async #ask(bytes: Buffer): Promise<void> {
    const found = (await sendRaw(this.#port, bytes)).find((head) => isWrong(head));
    if (found !== undefined) this.#tally.fault(`raw: ${found} to ${JSON.stringify(bytes.toString("latin1").slice(0, 300))}`);
  }
}

/** What goes wrong is a problem, or a page that says so. */
function isWrong(head: string): boolean {
  const status = Number(head.slice("HTTP/1.1 ".length, "HTTP/1.1 200".length));
  if (status < 200) return status !== 100;
  return status >= 500 || (status >= 400 && !/^content-type: (?:application\/problem\+json|text\/html)/im.test(head));
}
