import type { Database } from "../database/database.ts";
import { Gathering } from "../gathering.ts";
import type { SignIns } from "../services.ts";
import { peopleOfTokens, type TokenPerson } from "../store/token-store.ts";
import { keptOfShown } from "./shown-token.ts";
import type { SignInsOver } from "./sign-ins-over.ts";

/** Who asks is looked up for many requests at once, where there are many. */
const ROUNDS = { rounds: 2, most: 200 } as const;

/** Who asks by tokens, whatever the way people sign in. */
export function tokenCallers(database: Database, over: SignInsOver): Pick<SignIns, "callerOfToken" | "whenTokenOver"> {
  const asked = new Gathering<Uint8Array, TokenPerson | null>(ROUNDS, (hashes) =>
    database.transact({ kind: "engine" }, (transaction) => peopleOfTokens(transaction, hashes)),
  );
  return {
    callerOfToken: async (token) => {
      const hash = keptOfShown(token);
      const found = hash === null ? null : await asked.ask(hash);
      if (found === null) return null;
      const { person, name, rights } = found;
      return { person, name, token: { id: found.token, rights } };
    },
    whenTokenOver: (token, told) => {
      const hash = keptOfShown(token);
      return hash === null ? () => undefined : over.when(hash, told);
    },
  };
}
