import { failed, ok, type Result } from "../../lib/result.ts";
import type { StrategyProblem } from "./strategy-problem.ts";

/** A name with its parameters as they are written, not yet looked up. */
export interface Call {
  readonly name: string;
  /** Where the name stands in the text, in characters from 0. */
  readonly at: number;
  readonly settings: readonly Setting[];
}

export interface Setting {
  readonly name: string;
  readonly at: number;
  readonly value: NumberWritten | Call;
}

export interface NumberWritten {
  readonly number: number;
  readonly at: number;
}

/** Longer texts name no strategy, and could nest too deep to be read. */
const LONGEST = 2000;

/** Reads "name" or "name(parameter=value, …)", a value being a number, a word, or again a name with parameters. */
export function readCall(text: string): Result<Call, StrategyProblem> {
  if (text.length > LONGEST)
    return failed({ code: "unreadable", at: LONGEST, message: `A strategy's name has at most ${LONGEST} characters` });
  try {
    return ok(new Reader(text).whole());
  } catch (problem) {
    if (problem instanceof Unreadable) return failed({ code: "unreadable", at: problem.at, message: problem.message, hint: HINT });
    throw problem;
  }
}

const HINT = "It looks like this: aspiration(e=0.5), or composed(offering=aspiration(e=0.2), acceptance=combi(T=0.99))";

class Unreadable extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Call {
    const call = this.#call();
    if (this.#at < this.#text.length) throw this.#unexpected("the end");
    return call;
  }

  #call(): Call {
    const { word, at } = this.#word("a name");
    return { name: word, at, settings: this.#take("(") ? this.#settings() : [] };
  }

  #settings(): Setting[] {
    const settings: Setting[] = [];
    if (this.#take(")")) return settings;
    for (;;) {
      const { word, at } = this.#word("a parameter");
      if (!this.#take("=")) throw this.#unexpected(`= after ${word}`);
      settings.push({ name: word, at, value: this.#value() });
      if (this.#take(")")) return settings;
      if (!this.#take(",")) throw this.#unexpected(", or )");
    }
  }

  #value(): NumberWritten | Call {
    this.#skipSpace();
    const at = this.#at;
    const [written] = NUMBER.exec(this.#text.slice(at)) ?? [];
    if (written === undefined) return this.#call();
    this.#at += written.length;
    this.#skipSpace();
    return { number: Number(written), at };
  }

  #word(expected: string): { readonly word: string; readonly at: number } {
    this.#skipSpace();
    const at = this.#at;
    const [word] = WORD.exec(this.#text.slice(at)) ?? [];
    if (word === undefined) throw this.#unexpected(expected);
    this.#at += word.length;
    this.#skipSpace();
    return { word, at };
  }

  #take(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    this.#skipSpace();
    return true;
  }

  #skipSpace(): void {
    while (/\s/u.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  #unexpected(expected: string): Unreadable {
    const found = this.#text[this.#at];
    return new Unreadable(
      `Expected ${expected}, ${found === undefined ? "and the text ends" : `found ${JSON.stringify(found)}`}`,
      this.#at,
    );
  }
}

const WORD = /^\p{L}[\p{L}\p{N}_-]*/u;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/iu;
