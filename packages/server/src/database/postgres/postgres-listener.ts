import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import type { Notices } from "../notices.ts";
import { connect } from "./connect.ts";

/** Milliseconds between two tries to connect anew. */
const BETWEEN_TRIES = 500;

/** A connection of its own for notices, made when it is first needed and made anew when it is lost; then every listener is told of a gap. */
export class PostgresListener {
  readonly #url: string;
  readonly #notices: Notices;
  #client: Promise<pg.Client> | null = null;
  #isClosed = false;

  constructor(url: string, notices: Notices) {
    this.#url = url;
    this.#notices = notices;
  }

  /** Once it resolves nothing that is sent on the channel is missed. Throws `DatabaseLost`. */
  async listen(channel: string): Promise<void> {
    await (await this.#connected()).query(`listen ${channel}`);
  }

  async unlisten(channel: string): Promise<void> {
    const client = await this.#client?.catch(() => null);
    // With the connection goes all that it listens to.
    await client?.query(`unlisten ${channel}`).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = await this.#client?.catch(() => null);
    await client?.end();
  }

  #connected(): Promise<pg.Client> {
    if (this.#client !== null) return this.#client;
    const made = this.#connect();
    this.#client = made;
    made.catch(() => {
      if (this.#client === made) this.#client = null;
    });
    return made;
  }

  async #connect(): Promise<pg.Client> {
    const client = await connect(this.#url, 0);
    client.on("notification", ({ channel, payload }) => this.#notices.tell(channel, payload ?? ""));
    client.on("end", () => void this.#again());
    for (const channel of this.#notices.channels) await client.query(`listen ${channel}`);
    return client;
  }

  async #again(): Promise<void> {
    this.#client = null;
    while (!this.#isClosed && this.#notices.channels.length > 0) {
      try {
        await this.#connected();
        this.#notices.tellOfGap();
        return;
      } catch {
        // Not there yet, whatever it said.
        await delay(BETWEEN_TRIES, undefined, { ref: false });
      }
    }
  }
}
