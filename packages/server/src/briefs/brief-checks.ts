import type { CaseDesk } from "../cases/desk/case-desk.ts";
import type { TableBasis } from "../store/table-basis-store.ts";
import type { Remembering } from "../sessions/erased-words.ts";
import { Forgetting } from "../sessions/forgetting.ts";
import { addressOf } from "./address-of.ts";

/** One thing wrong, or doubtful, in a brief as it is. */
export interface Missing {
  readonly severity: "error" | "warning";
  readonly code: string;
  /** As of a change. */
  readonly path: string;
  readonly message: string;
  readonly cure: string | null;
}

export interface BriefCheck {
  /** Whether a session can be opened with it. */
  readonly isSound: boolean;
  readonly missing: readonly Missing[];
  /** Which erasures of words the process knew of before it looked. */
  readonly erasures: number;
}

export interface CheckedBrief {
  readonly table: string;
  readonly basis: TableBasis;
  readonly party: string;
  readonly document: unknown;
}

/** Checks that are remembered at most. */
const MOST = 500;

const NOT_BEGUN: Missing = {
  severity: "error",
  code: "empty",
  path: "",
  message: "Nothing is written here yet.",
  cure: "Begin with preferences.",
};
const TOO_MUCH: Missing = {
  severity: "error",
  code: "too-much",
  path: "",
  message: "The server could not check the brief in the time and memory that it gives one.",
  cure: "Ask again; if this stays, shorten the brief.",
};

/** What is missing in briefs, as the engine's reader tells it in a thread of its own. */
export class BriefChecks implements Remembering {
  readonly #desk: CaseDesk;
  readonly #known = new Map<string, BriefCheck>();
  readonly #forgetting = new Forgetting();

  constructor(desk: CaseDesk) {
    this.#desk = desk;
  }

  async check({ table, basis, party, document }: CheckedBrief): Promise<BriefCheck> {
    const erasures = this.#forgetting.now;
    if (document === undefined) return { isSound: false, missing: [NOT_BEGUN], erasures };
    const answer = await this.#desk.ask(
      { kind: "check", hash: basis.caseHash, kept: basis.caseKept, party, document },
      `${table}/${party}`,
    );
    if (answer.kind === "gaveUp") return { isSound: false, missing: [TOO_MUCH], erasures };
    if (answer.kind !== "checked") throw new Error(`Expected a brief that was checked, got ${answer.kind}`);
    const missing = answer.problems.map(({ severity, code, path, message, hint }) => ({
      severity,
      code,
      path: addressOf(document, path),
      message,
      cure: hint ?? null,
    }));
    return { isSound: answer.isSound, missing, erasures };
  }

  /** Of a brief as it was after one of its events, told under a key that begins with its table: it changes only where words are erased. */
  async known(key: string, brief: CheckedBrief): Promise<BriefCheck> {
    return this.#known.get(key) ?? this.remember(key, await this.check(brief));
  }

  remember(key: string, check: BriefCheck): BriefCheck {
    if (check.missing.includes(TOO_MUCH) || this.#forgetting.isStale(tableIn(key), check.erasures)) return check;
    this.#known.delete(key);
    this.#known.set(key, check);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST) break;
      this.#known.delete(oldest);
    }
    return check;
  }

  forgetTable(table: string): void {
    this.#forgetting.forgetTable(table);
    for (const key of this.#known.keys()) if (tableIn(key) === table) this.#known.delete(key);
  }

  forgetAll(): void {
    this.#forgetting.forgetAll();
    this.#known.clear();
  }
}

const tableIn = (key: string): string => key.slice(0, key.indexOf("/"));
