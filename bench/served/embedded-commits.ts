import { openEmbedded } from "../../packages/server/src/database/embedded/open-embedded.ts";

/** Milliseconds. */
const NEVER = 2 ** 31 - 1;
const UNDER_WAY = 8;

/** Transactions of one row a second that the embedded database of a folder keeps, asked for by nobody but itself. */
export async function embeddedCommits(folder: string, seconds: number): Promise<number> {
  const database = await openEmbedded({ folder, housekeeping: NEVER });
  let count = 0;
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: UNDER_WAY }, async () => {
      while (performance.now() < until) {
        await database.transact({ kind: "engine" }, ({ sql, at }) =>
          sql.insertInto("audit").values({ at, by_person: null, deed: "bench", table_id: null, facts: "{}" }).execute(),
        );
        count++;
      }
    }),
  );
  await database.close();
  return count / seconds;
}
