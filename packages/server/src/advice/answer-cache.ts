import { canonicalJson } from "@detente/engine";

/** A question of one side, as of what it has seen. */
export interface KnownQuestion {
  readonly table: string;
  readonly party: string;
  /** Plain, and the same only where the answer is. */
  readonly rest: unknown;
}

interface Kept {
  readonly answer: unknown;
  /** ISO time of the database. */
  readonly at: string;
}

/** Milliseconds: silence grows, and the time that is left shrinks. */
const FRESH = 60_000;
const MOST = 64;

/** The last answers. Kept by table and party before all else, so that no side is ever given another's. */
export class AnswerCache {
  readonly #kept = new Map<string, Kept>();

  /** Undefined: there is none that is fresh at this time (ISO). */
  read(question: KnownQuestion, at: string): unknown {
    const kept = this.#kept.get(keyOf(question));
    return kept !== undefined && Math.abs(Date.parse(at) - Date.parse(kept.at)) < FRESH ? kept.answer : undefined;
  }

  keep(question: KnownQuestion, kept: Kept): void {
    const key = keyOf(question);
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST) return;
      this.#kept.delete(oldest);
    }
  }
}

const keyOf = ({ table, party, rest }: KnownQuestion): string => canonicalJson([table, party, rest]);
