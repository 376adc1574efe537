import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
/** Of the form: first byte, nonce, text, tag. */
const FORM = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LEAST_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** What was sealed does not open: it was changed, copied from another place, or sealed with another key. Does not say which; nothing can. */
export class SealBroken extends Error {
  override readonly name = "SealBroken";
}

/**
 * Texts that only this key opens, and only where they were sealed: AES-256-GCM, with the place as associated data. A place names one row,
 * and is not secret. Nonces are drawn at random, so a key is good for some 2^32 texts (NIST SP 800-38D).
 */
export class Sealer {
  readonly #key: Uint8Array;

  /** 32 bytes. */
  constructor(key: Uint8Array) {
    this.#key = new Uint8Array(key);
  }

  /** 29 bytes longer than the text in UTF-8. Another each time. */
  seal(place: string, text: string): Uint8Array {
    return this.sealBytes(place, Buffer.from(text));
  }

  /** Throws `SealBroken` where it is not what was sealed at this place. */
  open(place: string, sealed: Uint8Array): string {
    return this.openBytes(place, sealed).toString("utf8");
  }

  /** The same for bytes. */
  sealBytes(place: string, bytes: Uint8Array): Uint8Array {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(place));
    const sealed = [cipher.update(bytes), cipher.final()];
    return new Uint8Array(Buffer.concat([Buffer.of(FORM), nonce, ...sealed, cipher.getAuthTag()]));
  }

  openBytes(place: string, sealed: Uint8Array): Buffer {
    if (sealed.length < LEAST_BYTES || sealed[0] !== FORM) throw new SealBroken("A sealed value does not have the form of one.");
    const text = 1 + NONCE_BYTES;
    const tag = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv(CIPHER, this.#key, sealed.subarray(1, text), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(sealed.subarray(tag));
    const opened = decipher.update(sealed.subarray(text, tag));
    try {
      return Buffer.concat([opened, decipher.final()]);
    } catch {
      // Node has one error for all that can be wrong here.
      throw new SealBroken("A sealed value does not open at its place.");
    }
  }
  /** The same for the same text at the same place, so that it can be looked for; without the key it tells nothing. 32 bytes. */
  tag(place: string, text: string): Uint8Array {
    const key = hkdfSync("sha256", this.#key, new Uint8Array(), "tags", 32);
    return new Uint8Array(
      createHmac("sha256", Buffer.from(key))
        .update(JSON.stringify([place, text]))
        .digest(),
    );
  }
}
