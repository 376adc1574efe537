import type { Database } from "../database/database.ts";

/** The channel on which processes tell each other that words were erased at a table: its uuid. */
const ERASED = "detente_words_erased";

/** What a process keeps in memory of what people wrote. */
export interface Remembering {
  /** Lets go of what it has of a table, and of what is under way with what was read of it before. */
  readonly forgetTable: (table: string) => void;
  /** The same of all tables: some notices may have been missed. */
  readonly forgetAll: () => void;
}

/** Sees to it that no process holds in memory what was erased. */
export class ErasedWords {
  readonly #database: Database;
  readonly #rememberings: readonly Remembering[];

  private constructor(database: Database, rememberings: readonly Remembering[]) {
    this.#database = database;
    this.#rememberings = rememberings;
  }

  /** Listens until the database closes. */
  static async heardBy(database: Database, rememberings: readonly Remembering[]): Promise<ErasedWords> {
    const words = new ErasedWords(database, rememberings);
    await database.listen(ERASED, (table) => words.#forget(table));
    return words;
  }

  /** To be done once it is kept. Here it is done when this resolves. */
  async tell(tables: readonly string[]): Promise<void> {
    for (const table of tables) {
      this.#forget(table);
      await this.#database.notify(ERASED, table);
    }
  }

  #forget(table: string): void {
    for (const each of this.#rememberings)
      if (table === "") each.forgetAll();
      else each.forgetTable(table);
  }
}
