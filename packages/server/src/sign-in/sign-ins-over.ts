import type { Database, Transaction } from "../database/database.ts";
import { tokensThatStand } from "../store/token-store.ts";
import { stillSignedIn } from "./sign-in-store.ts";

/** The channel on which processes tell each other that a sign-in, or a token, is over: its hash, in hexadecimal digits. */
export const SIGN_IN_OVER = "detente_sign_in_over";

/** Sign-ins that are asked for in one statement. */
const AT_ONCE = 1_000;

/** Tells all processes, within the transaction that ends them. */
export async function tellOver({ notify }: Transaction, tokens: readonly Uint8Array[]): Promise<void> {
  for (const token of tokens) await notify(SIGN_IN_OVER, keyOf(token));
}

/** Who wants to know in this process that a sign-in or a token is over, as streams do that were begun with it. */
export class SignInsOver {
  readonly #database: Database;
  readonly #waiting = new Map<string, Set<() => void>>();

  private constructor(database: Database) {
    this.#database = database;
  }

  /** Listens until the database closes. */
  static async heardBy(database: Database): Promise<SignInsOver> {
    const over = new SignInsOver(database);
    await database.listen(SIGN_IN_OVER, (token) => (token === "" ? over.#lookAtAll() : over.#end(token)));
    return over;
  }

  /** Tells all processes, this one too. To be done once it is kept. */
  async tell(tokens: readonly Uint8Array[]): Promise<void> {
    for (const token of tokens) await this.#database.notify(SIGN_IN_OVER, keyOf(token));
  }

  /** Tells once, soon where it is over already. The function that it gives ends the telling. */
  when(token: Uint8Array, told: () => void): () => void {
    const key = keyOf(token);
    const waiting = this.#waiting.get(key) ?? new Set();
    this.#waiting.set(key, waiting.add(told));
    // It may have ended between the request that wants to know and this.
    this.#look(key);
    return () => {
      waiting.delete(told);
      if (waiting.size === 0 && this.#waiting.get(key) === waiting) this.#waiting.delete(key);
    };
  }

  /** Tells of those that have ended by themselves, or whose notice was lost. To be done now and then. */
  async lookAround(): Promise<void> {
    const keys = [...this.#waiting.keys()];
    for (let k = 0; k < keys.length; k += AT_ONCE) await this.#lookAt(keys.slice(k, k + AT_ONCE));
  }

  async #lookAt(keys: readonly string[]): Promise<void> {
    const hashes = keys.map((key) => Buffer.from(key, "hex"));
    const still = await this.#database.transact({ kind: "engine" }, async (transaction) => [
      ...(await stillSignedIn(transaction, hashes)),
      ...(await tokensThatStand(transaction, hashes)),
    ]);
    const known = new Set(still.map(keyOf));
    for (const key of keys) if (!known.has(key)) this.#end(key);
  }

  /** Some notices may have been missed. */
  #lookAtAll(): void {
    for (const key of this.#waiting.keys()) this.#look(key);
  }

  /** Where the database is lost or closes, nothing is known: it tells of missed notices once it is there again. */
  #look(key: string): void {
    this.#lookAt([key]).catch(() => undefined);
  }

  #end(key: string): void {
    const waiting = this.#waiting.get(key);
    this.#waiting.delete(key);
    for (const told of waiting ?? []) told();
  }
}

const keyOf = (token: Uint8Array): string => Buffer.from(token).toString("hex");
