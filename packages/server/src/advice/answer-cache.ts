import { canonicalJson } from "@detente/engine";
import type { Remembering } from "../sessions/erased-words.ts";
import { Forgetting } from "../sessions/forgetting.ts";

/** A question of one side, as of what it has seen. */
export interface KnownQuestion {
  readonly table: string;
  readonly party: string;
  /** Uuid; null: it is about the table, before any session. */
  readonly session: string | null;
  /** What the answer rests on: the case, the brief, and the events that the side sees. Plain, and the same only where they are. */
  readonly basis: unknown;
  /** Plain, and the same only where the answer is. */
  readonly asked: unknown;
}

interface Given {
  readonly answer: unknown;
  /** `now` before what it rests on was read. */
  readonly erasures: number;
  /** ISO time of the database. */
  readonly at: string;
}

interface Kept extends Pick<Given, "answer"> {
  readonly table: string;
  /** Of which side and session it is. */
  readonly place: string;
  readonly basis: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly size: number;
}

/** Milliseconds: silence grows, and the time that is left shrinks. */
const FRESH = 60_000;
/** Characters of all answers and their questions, as JSON. */
const MOST = 16 * 1024 * 1024;

/**
 * The last answers. Kept by table and party before all else, so that no side is ever given another's. What has changed since, and what is no
 * longer fresh, is let go of when the next answer comes.
 */
export class AnswerCache implements Remembering {
  readonly #most: number;
  /** Oldest first. */
  readonly #kept = new Map<string, Kept>();
  readonly #forgetting = new Forgetting();
  #size = 0;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** To be noted before a side is read. */
  get now(): number {
    return this.#forgetting.now;
  }

  /** Undefined: there is none that is fresh at this time (ISO). */
  read(question: KnownQuestion, at: string): unknown {
    const kept = this.#kept.get(keyOf(question));
    return kept !== undefined && isFresh(kept, Date.parse(at)) ? kept.answer : undefined;
  }

  keep(question: KnownQuestion, { answer, erasures, at }: Given): void {
    if (this.#forgetting.isStale(question.table, erasures)) return;
    const { table, party, session } = question;
    const [key, place, basis, now] = [
      keyOf(question),
      canonicalJson([table, party, session]),
      canonicalJson(question.basis),
      Date.parse(at),
    ];
    this.#drop((other, its) => other === key || !isFresh(its, now) || (its.place === place && its.basis !== basis));
    const size = key.length + place.length + basis.length + JSON.stringify(answer).length;
    // It would drive out most others.
    if (size > this.#most / 2) return;
    this.#kept.set(key, { answer, table, place, basis, at: now, size });
    this.#size += size;
    this.#drop(() => this.#size > this.#most);
  }

  forgetTable(table: string): void {
    this.#forgetting.forgetTable(table);
    this.#drop((_key, kept) => kept.table === table);
  }

  forgetAll(): void {
    this.#forgetting.forgetAll();
    this.#drop(() => true);
  }

  #drop(isToGo: (key: string, kept: Kept) => boolean): void {
    for (const [key, kept] of this.#kept) {
      if (!isToGo(key, kept)) continue;
      this.#kept.delete(key);
      this.#size -= kept.size;
    }
  }
}

const isFresh = ({ at }: Kept, now: number): boolean => Math.abs(now - at) < FRESH;

const keyOf = ({ table, party, session, basis, asked }: KnownQuestion): string => canonicalJson([table, party, session, basis, asked]);
