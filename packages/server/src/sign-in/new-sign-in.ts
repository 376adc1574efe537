import type { Transaction } from "../database/database.ts";
import { keptOf, keptOfNew, newSecret } from "./secret.ts";
import { addSignIn, endSignIn } from "./sign-in-store.ts";

/** A browser that was signed in. */
export interface NewSignIn {
  /** For its cookie. */
  readonly token: string;
  /** Hashes of tokens that are over by it, to be told of once it is kept. */
  readonly over: readonly Uint8Array[];
}

/** With a token that nobody had before; what the browser had, `before`, is over. */
export async function newSignIn(transaction: Transaction, person: string, before: string | undefined): Promise<NewSignIn> {
  const token = newSecret();
  const old = keptOf(before);
  if (old !== null) await endSignIn(transaction, old);
  await addSignIn(transaction, keptOfNew(token), person);
  return { token, over: old === null ? [] : [old] };
}
