import type { TextFile } from "../problem.ts";
import { Places } from "./places.ts";
import type { Place, Report } from "./report.ts";

const DEEPEST = 100;
const LONGEST = 20_000_000;

/** A JSON value with its place. */
export type JsonNode = { readonly at: Place } & (
  | { readonly kind: "object"; readonly members: readonly JsonMember[] }
  | { readonly kind: "list"; readonly items: readonly JsonNode[] }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
);

export interface JsonMember {
  readonly key: string;
  /** Where the key stands. */
  readonly at: Place;
  readonly value: JsonNode;
}

/**
 * Reads JSON (RFC 8259) into values with places, or reports the first thing that is wrong with it. JavaScript's own parser knows no
 * places. Keys that come twice are all kept, in order; numbers too large for a double are errors. Deeper than 100 values or longer
 * than 20 million characters is refused. Linear in the length of the text.
 */
export function readJson(file: TextFile, report: Report): JsonNode | undefined {
  return new JsonReading(file, report).root();
}

const BLANKS = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORD = /true|false|null/y;

/** Every method leaves the position behind what it has read; after an error all of them return undefined. */
class JsonReading {
  readonly #text: string;
  readonly #places: Places;
  readonly #report: Report;
  #position = 0;

  constructor(file: TextFile, report: Report) {
    this.#text = file.text.replace(/^\uFEFF/, "");
    this.#places = new Places({ name: file.name, text: this.#text });
    this.#report = report;
  }

  root(): JsonNode | undefined {
    const { length } = this.#text;
    if (length > LONGEST) return this.#refuse(`the file has ${length} characters, and at most ${LONGEST} are read`);
    const root = this.#value(0);
    if (root === undefined) return undefined;
    this.#match(BLANKS);
    return this.#position === length ? root : this.#refuse("there is something after the end");
  }

  #value(depth: number): JsonNode | undefined {
    this.#match(BLANKS);
    if (depth > DEEPEST) return this.#refuse(`values are nested more than ${DEEPEST} deep`);
    const at = this.#here();
    const next = this.#text.charAt(this.#position);
    if (next === "{") return this.#object(at, depth);
    if (next === "[") return this.#list(at, depth);
    if (next === '"') {
      const value = this.#string();
      return value === undefined ? undefined : { kind: "text", value, at };
    }
    const word = this.#match(WORD);
    if (word !== undefined) return word === "null" ? { kind: "null", at } : { kind: "boolean", value: word === "true", at };
    const start = this.#position;
    const number = this.#match(NUMBER);
    if (number === undefined) return this.#refuse("a value is expected here");
    if (Number.isFinite(Number(number))) return { kind: "number", value: Number(number), at };
    this.#position = start;
    return this.#refuse("this number is too large");
  }

  #object(at: Place, depth: number): JsonNode | undefined {
    const members: JsonMember[] = [];
    const read = this.#between("}", () => {
      const keyAt = this.#here();
      const key = this.#text.charAt(this.#position) === '"' ? this.#string() : this.#refuse("a name in double quotes is expected here");
      if (key === undefined) return false;
      this.#match(BLANKS);
      if (!this.#skip(":")) return this.#refuse("a colon is expected here") ?? false;
      const value = this.#value(depth + 1);
      if (value !== undefined) members.push({ key, at: keyAt, value });
      return value !== undefined;
    });
    return read ? { kind: "object", at, members } : undefined;
  }

  #list(at: Place, depth: number): JsonNode | undefined {
    const items: JsonNode[] = [];
    const read = this.#between("]", () => {
      const item = this.#value(depth + 1);
      if (item !== undefined) items.push(item);
      return item !== undefined;
    });
    return read ? { kind: "list", at, items } : undefined;
  }

  /** Reads entries with commas in between until the bracket that closes; false after an error. */
  #between(close: string, readEntry: () => boolean): boolean {
    this.#position++;
    this.#match(BLANKS);
    if (this.#skip(close)) return true;
    for (;;) {
      this.#match(BLANKS);
      if (!readEntry()) return false;
      this.#match(BLANKS);
      if (this.#skip(close)) return true;
      if (!this.#skip(",")) return this.#refuse(`a comma or ${close} is expected here`) ?? false;
    }
  }

  #string(): string | undefined {
    const start = this.#position++;
    for (;;) {
      const next = this.#text.charAt(this.#position);
      if (next === "\\" ? this.#match(ESCAPE) === undefined : next < " ") {
        return this.#refuse(next === "" ? "a text does not end" : "this character cannot stand in a text");
      }
      if (next !== "\\") this.#position++;
      if (next === '"') return String(JSON.parse(this.#text.slice(start, this.#position)));
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text)?.[0];
    this.#position += found?.length ?? 0;
    return found;
  }

  #skip(character: string): boolean {
    const isThere = this.#text.charAt(this.#position) === character;
    if (isThere) this.#position++;
    return isThere;
  }

  #here(): Place {
    return this.#places.at(this.#position);
  }

  #refuse(reason: string): undefined {
    this.#report.error({ at: this.#here(), code: "json-malformed", path: "", message: `This is not JSON that can be read: ${reason}.` });
  }
}
