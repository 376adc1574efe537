import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { DatabaseLost } from "../sql-errors.ts";
import { plainError } from "./plain-error.ts";
import { valueTypes } from "./postgres-line.ts";

/** Milliseconds. */
const BETWEEN_TRIES = 250;
const LONGEST_TRY = 10_000;
const LONGEST_ANSWER = 60_000;

/** For every connection of ours. */
export const connectionSettings = (url: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: "detente",
  connectionTimeoutMillis: LONGEST_TRY,
  query_timeout: LONGEST_ANSWER,
  keepAlive: true,
  types: valueTypes(),
});

/** One connection. Where the database is only just starting, tries again for so many milliseconds. Throws `DatabaseLost`, or what PostgreSQL says. */
export async function connect(url: string, patience: number): Promise<pg.Client> {
  const tries = Math.ceil(patience / BETWEEN_TRIES);
  for (let k = 0; ; k++) {
    const client = new pg.Client(connectionSettings(url));
    // Whoever asks next is told of a connection that has gone; without a listener the process would end.
    client.on("error", () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      const plain = plainError(error);
      if (!(plain instanceof DatabaseLost) || k >= tries) throw plain;
    }
    await delay(BETWEEN_TRIES);
  }
}
