import { createHash, createHmac, randomBytes } from "node:crypto";

const BYTES = 32;
/** 256 bits in base64url. */
const FORM = /^[\w-]{43}$/;

/** 256 bits that nobody guesses, as text for a cookie. */
export const newSecret = (): string => randomBytes(BYTES).toString("base64url");

/** What of a secret is kept at rest; null for what is no secret of ours. It needs no salt: there is nothing to guess. */
export const keptOf = (secret: string | undefined): Uint8Array | null =>
  secret !== undefined && FORM.test(secret) ? new Uint8Array(createHash("sha256").update(secret).digest()) : null;

/** The same of one that was just made. */
export function keptOfNew(secret: string): Uint8Array {
  const kept = keptOf(secret);
  if (kept === null) throw new Error("Expected a new secret to have the form of one");
  return kept;
}

/** Of a secret and a salt, for one purpose: 256 bits in base64url, that tell nothing of the secret or of those for another purpose. */
export const derivedOf = (secret: string, salt: Uint8Array, purpose: string): string =>
  createHmac("sha256", secret).update(salt).update(purpose).digest("base64url");
