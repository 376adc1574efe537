import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import type { Result } from "@detente/engine";
import type { GameRecord } from "@detente/runner";
import { jsonText } from "../json-text.ts";
import { visible } from "../visible.ts";
import { writeFiles } from "../write-files.ts";

/** A game record with a hash of the case in it, so that a file in which the case was changed is known. */
export interface KeptGame extends GameRecord {
  readonly caseHash: string;
}

/** Of the case as it stands in the record. */
export const caseHash = (record: Pick<GameRecord, "case">): string =>
  createHash("sha256").update(JSON.stringify(record.case)).digest("hex");

/** Where a game is kept while it is played. */
export type Place =
  /** A file that the person named: it is written at once. */
  | { readonly kind: "named"; readonly path: string }
  /** A file that the game comes from. */
  | { readonly kind: "resumed"; readonly path: string }
  /** A new file called after the case and the party, from the first thing that is sent. */
  | { readonly kind: "own"; readonly base: string };

/** The file of a game. Each time the whole of it is written anew and put in the place of the old one. */
export class GameFile {
  readonly place: Place;
  #path: string;
  #hasFailed = false;
  #isWritten: boolean;

  constructor(place: Place) {
    this.place = place;
    this.#path = place.kind === "own" ? freeName(place.base) : place.path;
    this.#isWritten = place.kind === "resumed";
  }

  get path(): string {
    return this.#path;
  }

  /** Whether there is something already where a new game would go. */
  get isInTheWay(): boolean {
    return this.place.kind === "named" && existsSync(this.#path);
  }

  /** Whether the game is in the file as it was kept last. */
  get isKept(): boolean {
    return this.#isWritten && !this.#hasFailed;
  }

  /** The failure is a sentence for the user. On failure what was kept before is still there. */
  keep(record: GameRecord): Result<null, string> {
    // Another game may have taken the name in the meantime.
    if (this.place.kind === "own" && !this.#isWritten) this.#path = freeName(this.place.base);
    const kept: KeptGame = { ...record, caseHash: caseHash(record) };
    const written = writeFiles([{ path: this.#path, text: jsonText(kept) }]);
    this.#hasFailed = written.kind === "failed";
    this.#isWritten ||= written.kind === "ok";
    return written;
  }
}

/** "job-offer-candidate.json", or with a number behind it: the first that nothing is called yet. */
function freeName(base: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${base}.json` : `${base}-${number}.json`;
    if (!existsSync(name)) return name;
  }
}

/** A path as a shell takes it, safe to show. */
export const shellWord = (path: string): string =>
  visible(/^[\w./-]+$/u.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`, "line");
