import { canonicalJson } from "./canonical-json.ts";

/** A cryptographic hash of a text, such as SHA-256 in hexadecimal digits. It comes in as an argument, as time and chance do. */
export type Hash = (text: string) => string;

/** Binds whoever gives it out to a payload, and tells nothing of it: the salt is unguessable and used once. */
export const commitmentTo = (hash: Hash, salt: string, payload: unknown): string => hash(canonicalJson([salt, payload]));

/** The head of a chain without links. The names are those of the log, so that no link fits in another. */
export const headOf = (hash: Hash, names: readonly unknown[]): string => hash(canonicalJson(names));

/** The head once one more commitment follows. The place (number, time) is bound as well as the commitment. */
export const headAfter = (hash: Hash, before: string, place: readonly unknown[], commitment: string): string =>
  hash(canonicalJson([before, ...place, commitment]));
