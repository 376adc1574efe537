import { openEmbeddedLine } from "../database/embedded/open-embedded.ts";
import type { Line } from "../database/line.ts";
import { connect } from "../database/postgres/connect.ts";
import { PostgresLine } from "../database/postgres/postgres-line.ts";
import type { Settings } from "../settings.ts";

/** Work on the connection that owns the database of the settings, as it stands. */
export async function withOwnerLine<Value>({ database, dataFolder }: Settings, work: (line: Line) => Promise<Value>): Promise<Value> {
  if (database.kind === "postgres") return withClient(database.ownerUrl ?? database.url, work);
  const line = await openEmbeddedLine(dataFolder);
  try {
    return await work(line);
  } finally {
    await line.close();
  }
}

/** Work on one connection to a PostgreSQL. */
export async function withClient<Value>(url: string, work: (line: Line) => Promise<Value>): Promise<Value> {
  const client = await connect(url, 0);
  try {
    return await work(new PostgresLine(client));
  } finally {
    await client.end();
  }
}
