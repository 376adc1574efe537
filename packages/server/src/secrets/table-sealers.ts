import { randomBytes } from "node:crypto";
import { Sealer } from "./sealed.ts";
import type { ServerKey } from "./server-key.ts";

/** Who seals what. Each table has a key of its own, which is kept with it, sealed by the server's: to erase that is to erase all its texts. */
export class TableSealers {
  /** For what belongs to no table. */
  readonly server: Sealer;
  readonly #keys: Sealer;

  constructor(key: ServerKey) {
    this.server = new Sealer(key.derived("server"));
    this.#keys = new Sealer(key.derived("table-keys"));
  }

  /** For a new table, with its key as it is to be kept. */
  make(table: string): { readonly wrappedKey: Uint8Array; readonly sealer: Sealer } {
    const key = randomBytes(32);
    return { wrappedKey: this.#keys.seal(placeOf(table), key.toString("base64url")), sealer: new Sealer(key) };
  }

  /** Throws `SealBroken` where the key is not of this table, or was wrapped with another server's. */
  of(table: string, wrappedKey: Uint8Array): Sealer {
    return new Sealer(Buffer.from(this.#keys.open(placeOf(table), wrappedKey), "base64url"));
  }
}

/** A key does not open as another table's. */
const placeOf = (table: string): string => `table-key/${table}`;
