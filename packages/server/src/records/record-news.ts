import type { Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Database } from "../database/database.ts";
import { KeyedQueue } from "../sessions/keyed-queue.ts";
import { newsOf, textOfNews } from "../sessions/news.ts";
import { readRecordLog } from "../store/record-log.ts";
import { SEAT_CHANGED } from "../tables/seats-changed.ts";
import { type HeldRecord, type KeptCommitment, positionOf } from "./held-record.ts";
import { LiveRecords } from "./live-records.ts";
import type { RecordKeeper } from "./record-keeper.ts";

/** The channel on which processes tell each other what they put on record. */
const NEWS = "detente_record";

interface Means {
  readonly database: Database;
  readonly keeper: RecordKeeper;
}

/** A record after something happened, and what was put on it. */
export interface RecordNewsItem {
  readonly held: HeldRecord;
  readonly kept: readonly KeptCommitment[];
}

/** Tells what happens in records to those who watch them here, and to the other processes of this database. */
export class RecordNews {
  readonly live = new LiveRecords();
  readonly #means: Means;
  readonly #queue = new KeyedQueue();
  #deafen: readonly (() => Promise<void>)[] = [];

  private constructor(means: Means) {
    this.#means = means;
  }

  static async heardBy(means: Means): Promise<RecordNews> {
    const news = new RecordNews(means);
    news.#deafen = [
      await means.database.listen(NEWS, (text) => news.#hear(text)),
      await means.database.listen(SEAT_CHANGED, (seat) => news.live.endSeat(seat)),
    ];
    return news;
  }

  /** Work on one record goes one after another in this process; what came of it is told before the next begins. */
  inTurn<Value>(
    record: string,
    work: () => Promise<Result<Value, Problem>>,
    happenedIn: (value: Value) => RecordNewsItem | null,
  ): Promise<Result<Value, Problem>> {
    return this.#queue.run(record, async () => {
      const done = await work();
      const item = done.kind === "ok" ? happenedIn(done.value) : null;
      if (item !== null) await this.#tell(item);
      return done;
    });
  }

  /** Looks for what other processes have written, should a notice of it have been lost. */
  async catchUp(): Promise<void> {
    for (const { id } of this.live.positions) await this.#queue.run(id, () => this.#tellMissing(id));
  }

  async close(): Promise<void> {
    this.live.endAll();
    for (const deafen of this.#deafen) await deafen();
  }

  async #tell({ held, kept }: RecordNewsItem): Promise<void> {
    if (!this.live.happened(held, kept)) await this.#tellMissing(held.id);
    // Nobody waits for it: what a lost notice leaves untold, the next look around tells.
    this.#means.database.notify(NEWS, textOfNews({ session: held.id, position: positionOf(held) })).catch(() => {});
  }

  /** From the database; in the record's turn only. */
  #tellMissing(record: string): Promise<void> {
    const { database, keeper } = this.#means;
    return database.transact({ kind: "engine" }, async (transaction) => {
      const told = this.live.positionOf(record);
      const held = told === null ? null : await keeper.current(transaction, record);
      if (told === null || held === null || positionOf(held) <= told) return;
      const after = Math.max(0, told - held.consents.length);
      const most = Math.max(1, held.state.seq - after);
      this.live.happened(held, await readRecordLog(transaction, { record, sealer: held.sealer }, { after, most }));
    });
  }

  #hear(text: string): void {
    const news = newsOf(text);
    const told = news && this.live.positionOf(news.session);
    // Some may have been missed, and what cannot be told now is told by the next look around.
    if (news === null) this.catchUp().catch(() => {});
    else if (told !== null && told < news.position) this.#queue.run(news.session, () => this.#tellMissing(news.session)).catch(() => {});
  }
}
