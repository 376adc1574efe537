import { keptOf, newSecret } from "./secret.ts";

/** By it a token is known where it lies about, and a cookie is none. */
const MARK = "detente_";

/** What is shown of a new token, this once. */
export const newToken = (): string => `${MARK}${newSecret()}`;

/** What is kept of one at rest; null for what is none of ours. */
export const keptOfShown = (token: string): Uint8Array | null => (token.startsWith(MARK) ? keptOf(token.slice(MARK.length)) : null);
