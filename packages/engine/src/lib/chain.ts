import { canonicalJson } from "./canonical-json.ts";

/** A cryptographic hash of a text, such as SHA-256 in hexadecimal digits. It comes in as an argument, as time and chance do. */
export type Hash = (text: string) => string;

/** Binds whoever gives it out to a payload, and tells nothing of it: the salt is unguessable and used once. */
export const commitmentTo = (hash: Hash, salt: string, payload: unknown): string => commitmentToText(hash, salt, canonicalJson(payload));

/** The same for a payload that is canonical JSON already. */
export const commitmentToText = (hash: Hash, salt: string, payload: string): string => hash(`[${JSON.stringify(salt)},${payload}]`);

/** The head of a chain without links. The names are those of the log, so that no link fits in another. */
export const headOf = (hash: Hash, names: readonly unknown[]): string => hash(canonicalJson(names));

/** What is added to a chain: a commitment, and its place (number, time), which is bound as well. */
export interface Chained {
  readonly place: readonly unknown[];
  readonly commitment: string;
}

/** The head once one more commitment follows. */
export const headAfter = (hash: Hash, before: string, { place, commitment }: Chained): string =>
  hash(canonicalJson([before, ...place, commitment]));
