import { failed, ok, type Result } from "@detente/engine";
import { makeKeyFile, readKeyFile } from "./key-file.ts";
import type { ServerKey } from "./server-key.ts";

/** Where the server's key comes from. Whether a new one may be made the database decides: one that has sealed things needs the old one. */
export interface KeySource {
  /** For people. */
  readonly place: string;
  /** Null: there is none. */
  readonly read: () => Result<ServerKey | null, string>;
  /** A new one, kept for the next start; where another process made one meanwhile, that. */
  readonly make: () => Result<ServerKey, string>;
}

export const givenKey = (key: ServerKey): KeySource => ({ place: "DETENTE_KEY", read: () => ok(key), make: () => ok(key) });

export const keyInFile = (path: string): KeySource => ({
  place: `the file ${path}`,
  read: () => readKeyFile(path),
  make: () => makeKeyFile(path),
});

/** For what needs the key that a database was sealed with, and makes none. */
export function keyThatIs({ place, read }: KeySource): Result<ServerKey, string> {
  const key = read();
  if (key.kind === "failed") return key;
  return key.value === null ? failed(`The server's key is not there: ${place} should hold it.`) : ok(key.value);
}
