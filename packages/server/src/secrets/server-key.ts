import { hkdfSync } from "node:crypto";
import { failed, ok, type Result } from "@detente/engine";

const BYTES = 32;

/** The one secret of a server, from which all its others are derived. Shows nothing of itself where it is printed or written out. */
export class ServerKey {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    if (bytes.length !== BYTES) throw new Error(`Expected a key of ${BYTES} bytes, got ${bytes.length}`);
    this.#bytes = new Uint8Array(bytes);
  }

  /** 32 bytes for one purpose, that tell nothing of those for another. HKDF with SHA-256 (RFC 5869). */
  derived(purpose: string): Uint8Array {
    return new Uint8Array(hkdfSync("sha256", this.#bytes, "", `detente/${purpose}`, BYTES));
  }
}

/** From 64 hexadecimal digits, or base64 (of either alphabet) of 32 bytes. */
export function serverKeyOf(text: string): Result<ServerKey, string> {
  const given = text.trim();
  if (/^[0-9a-f]{64}$/i.test(given)) return ok(new ServerKey(Buffer.from(given, "hex")));
  if (/^[\w+/-]{43}=?$/.test(given)) return ok(new ServerKey(Buffer.from(given, "base64url")));
  return failed("The key must be 32 random bytes: 64 hexadecimal digits, or 43 characters of base64, as `openssl rand -base64 32` prints.");
}
