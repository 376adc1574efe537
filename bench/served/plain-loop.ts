import { connect } from "../../packages/server/src/database/postgres/connect.ts";
import type { Load } from "./load.ts";

interface Statement {
  readonly name: string;
  readonly text: string;
  /** Which variable each of its parameters is. */
  readonly variables: readonly string[];
}

/**
 * What pgbench does with a script, by `pg` and in this process: over each connection one transaction after another, with prepared statements.
 * Transactions a second. What it spends itself is its own: a server that gathers may well be faster.
 */
export async function plainLoop({ url, script, connections, seconds }: Load): Promise<number> {
  const statements = statementsOf(script);
  const clients = await Promise.all(Array.from({ length: connections }, () => connect(url, 0)));
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const counts = await Promise.all(
    clients.map(async (client, clientId) => {
      let count = 0;
      while (performance.now() < until) {
        const values = new Map([
          ["client_id", String(clientId)],
          ["position", String(++count)],
        ]);
        for (const { name, text, variables } of statements)
          await client.query({ name, text, values: variables.map((variable) => values.get(variable)) });
      }
      return count;
    }),
  );
  const took = (performance.now() - begun) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return counts.reduce((sum, count) => sum + count, 0) / took;
}

/** As pgbench reads it: a variable is a colon and a name, and each place of it a parameter of its own. Lines for pgbench itself fall away. */
const statementsOf = (script: string): readonly Statement[] =>
  script
    .replaceAll(/^\\.*$/gm, "")
    .split(";\n")
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text, k) => {
      const variables: string[] = [];
      const numbered = text.replaceAll(/(?<!:):([a-z_]+)/g, (_whole, variable: string) => `$${variables.push(variable)}`);
      return { name: `bench-${k}`, text: numbered, variables };
    });
