import type { Database } from "../database/database.ts";
import type { SessionKeeper } from "./session-keeper.ts";

/** The channel on which processes tell each other that words were erased from a session: its uuid. */
const ERASED = "detente_words_erased";

/** Sees to it that no process holds in memory what was erased. */
export class ErasedWords {
  readonly #database: Database;
  readonly #keeper: SessionKeeper;

  private constructor(database: Database, keeper: SessionKeeper) {
    this.#database = database;
    this.#keeper = keeper;
  }

  /** Listens until the database closes. */
  static async heardBy(database: Database, keeper: SessionKeeper): Promise<ErasedWords> {
    // Without a session: some notices may have been missed.
    await database.listen(ERASED, (session) => (session === "" ? keeper.forgetAll() : keeper.forget(session)));
    return new ErasedWords(database, keeper);
  }

  /** To be done once it is kept. */
  async tell(sessions: readonly string[]): Promise<void> {
    for (const session of sessions) {
      this.#keeper.forget(session);
      await this.#database.notify(ERASED, session);
    }
  }
}
