import { compileTerms, nothingYet } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { readRecordLog } from "../store/record-log.ts";
import { readConsents } from "../store/record-people-store.ts";
import type { Remembering } from "../sessions/erased-words.ts";
import { Forgetting } from "../sessions/forgetting.ts";
import { openingOf, readStoredRecord } from "../store/record-store.ts";
import { readTableBasis } from "../store/table-basis-store.ts";
import { type HeldRecord, missingConsents, positionOf, withCommitments } from "./held-record.ts";

/** Records in memory at most; whoever was asked for longest ago goes first. */
const MOST_HELD = 200;
/** Events that are read and folded at once, so that a long record holds nobody up. */
const AT_ONCE = 200;

/** Folds records once and keeps them folded. */
export class RecordKeeper implements Remembering {
  readonly #sealers: TableSealers;
  readonly #held = new Map<string, HeldRecord>();
  readonly #forgetting = new Forgetting();

  constructor(sealers: TableSealers) {
    this.#sealers = sealers;
  }

  /** As it is in the database now, as the engine's role sees it. Null: there is no such record. */
  async current(transaction: Transaction, record: string): Promise<HeldRecord | null> {
    let held = this.#held.get(record) ?? (await this.#read(transaction, record));
    if (held === null) return null;
    if (missingConsents(held).length > 0) {
      const stored = await readStoredRecord(transaction, record);
      if (stored === null) return null;
      held = { ...held, consents: await readConsents(transaction, record), withdrawn: stored.withdrawn };
    }
    return this.keep(await this.upTo(transaction, held));
  }

  /** What was put on record since, folded as well; `at`: no later than this. */
  async upTo(transaction: Transaction, held: HeldRecord, at?: string): Promise<HeldRecord> {
    let to = held;
    for (;;) {
      const log = { record: held.id, sealer: held.sealer };
      const tail = await readRecordLog(transaction, log, { after: to.state.seq, most: AT_ONCE });
      const meant = at === undefined ? tail : tail.filter(({ event }) => event.at <= at);
      to = withCommitments(to, meant);
      if (meant.length < AT_ONCE) return to;
    }
  }

  /** Once what it holds is committed. Never goes back behind what is held already. */
  keep(held: HeldRecord): HeldRecord {
    if (this.#forgetting.isStale(held.table, held.erasures)) return held;
    const before = this.#held.get(held.id);
    if (before !== undefined && positionOf(before) > positionOf(held)) return before;
    this.#held.delete(held.id);
    this.#held.set(held.id, held);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= MOST_HELD) break;
      this.#held.delete(oldest);
    }
    return held;
  }

  forgetTable(table: string): void {
    this.#forgetting.forgetTable(table);
    for (const [id, held] of this.#held) if (held.table === table) this.#held.delete(id);
  }

  forgetAll(): void {
    this.#forgetting.forgetAll();
    this.#held.clear();
  }

  async #read(transaction: Transaction, record: string): Promise<HeldRecord | null> {
    const erasures = this.#forgetting.now;
    const stored = await readStoredRecord(transaction, record);
    const found = stored && (await readTableBasis(transaction, stored.table));
    if (stored === null || found === null) return null;
    const sealer = this.#sealers.of(stored.table, found.wrappedKey);
    const { terms, salt, basis } = openingOf(sealer, stored);
    const compiled = compileTerms(terms);
    if (compiled.kind === "failed") throw new Error(`Expected the kept terms of ${record} to be without problems`);
    const { id, table, createdAt, termsHead } = stored;
    const begun = {
      id,
      table,
      createdAt,
      sealer,
      salt,
      termsHead,
      basis,
      terms: compiled.value,
      consents: [],
      withdrawn: null,
      head: termsHead,
      erasures,
    };
    return { ...begun, state: nothingYet(terms) };
  }
}

/** A record as it was begun, before anything was put on it. */
export const beforeEvents = (held: HeldRecord): HeldRecord => ({ ...held, state: nothingYet(held.terms.terms), head: held.termsHead });
