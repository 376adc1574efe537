import { canonicalJson } from "@detente/engine";
import type { Remembering } from "../sessions/erased-words.ts";
import { Forgetting } from "../sessions/forgetting.ts";

/** A question of one side, as of what it has seen. */
export interface KnownQuestion {
  readonly table: string;
  readonly party: string;
  /** Plain, and the same only where the answer is. */
  readonly rest: unknown;
}

interface Kept {
  readonly answer: unknown;
  /** `now` before what it rests on was read. */
  readonly erasures: number;
  /** ISO time of the database. */
  readonly at: string;
}

/** Milliseconds: silence grows, and the time that is left shrinks. */
const FRESH = 60_000;
const MOST = 64;

/** The last answers. Kept by table and party before all else, so that no side is ever given another's. */
export class AnswerCache implements Remembering {
  readonly #kept = new Map<string, Kept & { readonly table: string }>();
  readonly #forgetting = new Forgetting();

  /** To be noted before a side is read. */
  get now(): number {
    return this.#forgetting.now;
  }

  /** Undefined: there is none that is fresh at this time (ISO). */
  read(question: KnownQuestion, at: string): unknown {
    const kept = this.#kept.get(keyOf(question));
    return kept !== undefined && Math.abs(Date.parse(at) - Date.parse(kept.at)) < FRESH ? kept.answer : undefined;
  }

  keep(question: KnownQuestion, kept: Kept): void {
    if (this.#forgetting.isStale(question.table, kept.erasures)) return;
    const key = keyOf(question);
    this.#kept.delete(key);
    this.#kept.set(key, { ...kept, table: question.table });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST) return;
      this.#kept.delete(oldest);
    }
  }

  forgetTable(table: string): void {
    this.#forgetting.forgetTable(table);
    for (const [key, kept] of this.#kept) if (kept.table === table) this.#kept.delete(key);
  }

  forgetAll(): void {
    this.#forgetting.forgetAll();
    this.#kept.clear();
  }
}

const keyOf = ({ table, party, rest }: KnownQuestion): string => canonicalJson([table, party, rest]);
