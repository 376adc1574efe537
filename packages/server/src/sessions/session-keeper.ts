import { type Case, type PartyId, partyId, sessionCase } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import { parsedCase } from "../cases/parsed-case.ts";
import type { TableSealers } from "../secrets/table-sealers.ts";
import { readBriefs } from "../store/brief-store.ts";
import { readBasis, readPins } from "../store/session-basis-store.ts";
import { readLog } from "../store/session-log.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { Remembering } from "./erased-words.ts";
import { Forgetting } from "./forgetting.ts";
import { type KeptSession, withEvents, withoutEvents } from "./kept-session.ts";

/** A session in memory, with what it takes to read and write its rows. */
export interface HeldSession {
  readonly kept: KeptSession;
  readonly sealer: Sealer;
  /** Content hash of the public part of its case. */
  readonly caseHash: string;
  /** Of a session that has not been opened: how far the briefs are that it would be opened with. Else empty. */
  readonly briefSeqs: ReadonlyMap<PartyId, number>;
  /** Which erasures of words the process knew of when its first event was read. */
  readonly erasures: number;
}

/** Sessions in memory at most; whoever was asked for longest ago goes first. Each is some tens of kilobytes. */
const MOST_HELD = 2_000;

/**
 * Folds sessions once and keeps them folded. What it hands out may be behind the database, where another process has written: who depends on
 * the newest asks for `current`.
 */
export class SessionKeeper implements Remembering {
  readonly #sealers: TableSealers;
  readonly #held = new Map<string, HeldSession>();
  readonly #forgetting = new Forgetting();

  constructor(sealers: TableSealers) {
    this.#sealers = sealers;
  }

  /** As it was when this process saw it last; read where it has not. Null: there is no such session. */
  async known(transaction: Transaction, session: string): Promise<HeldSession | null> {
    const held = this.#held.get(session);
    // A session that waits for its opening is opened with the briefs of that moment.
    return held === undefined || held.kept.position === 0 ? this.#read(transaction, session) : held;
  }

  /** Whether it is in memory, and has been opened: then what is known of it takes no question. */
  isFolded(session: string): boolean {
    return (this.#held.get(session)?.kept.position ?? 0) > 0;
  }

  /** As it is in the database now, as the engine's role sees it. */
  async current(transaction: Transaction, session: string): Promise<HeldSession | null> {
    const held = await this.known(transaction, session);
    if (held === null || held.kept.position === 0) return held;
    const tail = await readLog(transaction, { session, sealer: held.sealer }, held.kept.position);
    return tail.length === 0 ? held : this.keep({ ...held, kept: withEvents(held.kept, tail) });
  }

  /** Once what it holds is committed. Never goes back behind what is held already. */
  keep(held: HeldSession): HeldSession {
    const { id, table, position } = held.kept;
    if (this.#forgetting.isStale(table, held.erasures)) return held;
    const before = this.#held.get(id);
    if (before !== undefined && before.kept.position > position) return before;
    this.#held.delete(id);
    this.#held.set(id, held);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= MOST_HELD) break;
      this.#held.delete(oldest);
    }
    return held;
  }

  forgetTable(table: string): void {
    this.#forgetting.forgetTable(table);
    for (const [id, { kept }] of this.#held) if (kept.table === table) this.#held.delete(id);
  }

  forgetAll(): void {
    this.#forgetting.forgetAll();
    this.#held.clear();
  }

  async #read(transaction: Transaction, session: string): Promise<HeldSession | null> {
    const erasures = this.#forgetting.now;
    const basis = await readBasis(transaction, session);
    if (basis === null) return null;
    const sealer = this.#sealers.of(basis.table, basis.wrappedKey);
    const events = await readLog(transaction, { session, sealer }, 0);
    const pins = events.length === 0 ? null : await readPins(transaction, session);
    const value = parsedCase(basis.caseHash, basis.caseKept);
    const briefs = await readBriefs(transaction, { table: basis.table, sealer, value }, pins);
    const given: Case = {
      ...value,
      briefs: Object.fromEntries(briefs.map(({ party, brief }) => [party, brief])),
    };
    const kept = withEvents(withoutEvents(session, basis.table, sessionCase(given)), events);
    const briefSeqs = new Map(events.length === 0 ? briefs.map(({ party, seq }) => [partyId(party), seq] as const) : []);
    return this.keep({ kept, sealer, caseHash: basis.caseHash, briefSeqs, erasures });
  }
}
